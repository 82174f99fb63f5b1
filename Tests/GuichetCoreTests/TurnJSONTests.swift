import Foundation
import GuichetCore
import GuichetTestKit
import Testing

@Suite struct TurnJSONTests {
  private static let bare = Turn(
    conversation: "c1", turn: 0, messages: [Message(text: "Bonjour", lang: "fr-CA")],
    outcome: .asked, understanding: Understanding(), situation: ["b": "unknown", "a": "yes"],
    step: nil, progress: Progress(done: 0, total: 2))

  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test func keysWithoutAValueAreLeftOut() throws {
    #expect(
      try json(Self.bare)
        == #"{"conversation":"c1","messages":[{"format":"markdown","lang":"fr-CA","text":"Bonjour"}],"#
        + #""outcome":"asked","progress":{"done":0,"total":2},"situation":{"a":"yes","b":"unknown"},"#
        + #""turn":0,"understanding":{"corrections":[],"intents":[],"redacted":false}}"#)
  }

  @Test func everythingIsNamedAsTheContractNamesIt() throws {
    let turn = SampleTurn.turn(3)
    #expect(
      try json(turn)
        == #"{"conversation":"c","messages":[{"choices":[{"label":"Oui","topic":"topic","value":"oui"}],"#
        + #""format":"markdown","lang":"fr-CA","sources":[{"lines":[2,3],"section":"1","title":"La carte"}],"#
        + #""text":"réponse 3","topic":"topic"}],"outcome":"answered","progress":{"done":1,"total":3},"#
        + #""situation":{"hasCard":"unknown"},"step":"card.ask","turn":3,"understanding":"#
        + #"{"corrections":[{"from":"a","to":"b"}],"intents":[{"confidence":0.5,"id":"id","#
        + #""pattern":"a.yml:1","range":[0,3],"words":"oui"}],"redacted":true}}"#)
  }

  @Test func aTurnIsReadBackAsItWas() throws {
    for turn in [Self.bare, SampleTurn.turn(1)] {
      let data = try JSONEncoder().encode(turn)
      #expect(try JSONDecoder().decode(Turn.self, from: data) == turn)
    }
  }

  @Test func emptySourcesAndChoicesAreNoValue() throws {
    let message = Message(text: "t", lang: "fr-CA", sources: [], choices: [])
    #expect(message.sources == nil && message.choices == nil)
    #expect(try json(Choice(label: "l", value: "v")) == #"{"label":"l","value":"v"}"#)
  }

  @Test func encodingDoesNotDependOnTheOrderOfInsertion() throws {
    let names = (0..<40).map { "fact\($0)" }
    var one = Self.bare
    var other = Self.bare
    one.situation = [:]
    other.situation = [:]
    other.situation.reserveCapacity(4_000)
    for name in names { one.situation[name] = name }
    for name in names.reversed() { other.situation[name] = name }
    #expect(try json(one) == json(other))
  }

  @Test func unknownOutcomesAreRefused() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Turn.Outcome.self, from: Data(#""autre""#.utf8))
    }
  }
}
