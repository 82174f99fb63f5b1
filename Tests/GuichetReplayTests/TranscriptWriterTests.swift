import GuichetCore
import GuichetEngine
import GuichetReplay
import Testing

struct TranscriptWriterTests {
  static let turns = [
    RecordedTurn(
      input: nil,
      turn: turn(
        [
          Message(
            text: "Bonjour.\n\nAvez-vous un code ?", lang: "fr-CA",
            choices: [Choice(label: "Oui", value: "oui"), Choice(label: "Non", value: "non")])
        ], outcome: .asked, situation: ["hasCode": "unknown", "rse": "unknown"], step: "code.ask")),
    RecordedTurn(
      input: .choice("non"),
      turn: turn(
        [
          Message(
            text: "PERFORM demande un code.", lang: "fr-CA", topic: "code.obtain",
            sources: [
              SourceReference(section: "1", title: "", lines: [1, 2]),
              SourceReference(section: "2", title: "", lines: [3, 4]),
              SourceReference(section: "1", title: "", lines: [5, 6]),
            ]),
          Message(text: "Connaissez-vous votre RSE ?", lang: "fr-CA"),
        ], number: 1, intents: ["control.no"], situation: ["hasCode": "no", "rse": "unknown"],
        step: "rse.ask")),
    RecordedTurn(
      input: .text("BUTTON\n#me"), turn: turn("?! Pardon", number: 2, outcome: .fallback)),
  ]

  @Test func aConversationIsWrittenAsAConvoFile() {
    let text = TranscriptWriter(words: ["PERFORM"]).file(
      name: "Sans code", summary: "Notée en direct.", turns: Self.turns)
    #expect(
      text == """
        Sans code
        Notée en direct.

        #bot
        Bonjour.

        Avez-vous un code ?
        BUTTONS Oui|Non
        STEP code.ask
        OUTCOME asked

        #me
        BUTTON non

        #bot
        PERFORM demande un code.
        TOPIC code.obtain
        SOURCE 1|2

        #bot
        Connaissez-vous votre RSE ?
        INTENT control.no
        SITUATION hasCode=no
        STEP rse.ask
        OUTCOME answered

        #me
        \\BUTTON
        \\#me

        #bot
        ??! Pardon
        OUTCOME fallback

        """)
    #expect(TranscriptWriter().file(name: "x", turns: Self.turns).contains("\n\\PERFORM demande"))
  }

  @Test(arguments: ["Nom", "#me", "\\x", "# titre"])
  func namesAreReadBack(name: String) throws {
    let text = TranscriptWriter().file(name: name, summary: "#bot\nb", turns: Self.turns)
    let transcript = try parsed(text)
    #expect(transcript.name == name)
    #expect(transcript.summary == "#bot\nb")
  }

  /// Any conversation, recorded, replays as it stands, and an update changes nothing.
  @Test func whatIsRecordedReplays() async throws {
    var generator = SeededGenerator(seed: 7)
    for round in 0..<300 {
      var recorded: [RecordedTurn] = []
      for number in 0..<Int.random(in: 1...5, using: &generator) {
        let last = recorded.last?.turn.messages.flatMap { $0.choices ?? [] } ?? []
        recorded.append(Self.randomTurn(number, offered: last, using: &generator))
      }
      let words: Set<String> = Bool.random(using: &generator) ? ["PERFORM"] : []
      let text = TranscriptWriter(words: words).file(name: "\(round)", turns: recorded)
      let (transcript, findings) = TranscriptParser.parse(text, file: "t", words: words)
      #expect(findings == [], "round \(round)\n\(text)")
      let bot = ClosureBot { [recorded] input, number, _ in
        let expected = recorded[number].input
        guard Self.isSame(input, expected) else {
          throw ReplayFailure("\(String(describing: input)) et non \(String(describing: expected))")
        }
        return recorded[number].turn
      }
      let result = await ReplayRunner { _ in bot }.run(try #require(transcript))
      #expect(result.mismatches == [], "round \(round)\n\(text)")
      #expect(TranscriptUpdate.updated(text, with: result, words: words) == text, "round \(round)")
    }
  }

  /// Any bot that says other things passes once the texts are updated, and only then.
  @Test func whatIsUpdatedReplays() async throws {
    var generator = SeededGenerator(seed: 11)
    for round in 0..<200 {
      let old = (0..<3).map { Self.randomTurn($0, offered: [], using: &generator) }
      var new = old
      for (index, turn) in old.enumerated() {
        let texts = Self.randomTurn(index, offered: [], using: &generator).turn.messages
        for (place, message) in zip(turn.turn.messages.indices, texts) {
          new[index].turn.messages[place].text = message.text
        }
        if Bool.random(using: &generator) { new[index].turn.messages.append(texts[0]) }
      }
      let text = TranscriptWriter().file(name: "\(round)", turns: old)
      let runner = ReplayRunner { [new] _ in bot(saying: new.map(\.turn)) }
      let before = await runner.run(try parsed(text))
      let updated = TranscriptUpdate.updated(text, with: before)
      let after = await runner.run(try parsed(updated))
      // An empty message is asserted by `!TEXT`, an assertion, and assertions are the author's.
      let rest = after.mismatches.filter { $0.expected != "!TEXT" }
      #expect(rest == [], "round \(round)\n\(text)\n\(updated)")
      #expect(TranscriptUpdate.updated(updated, with: after) == updated, "round \(round)")
    }
  }

  private static func isSame(_ left: Input?, _ right: Input?) -> Bool {
    switch (left, right) {
    case (nil, nil): true
    case (.text(let left), .text(let right)), (.choice(let left), .choice(let right)):
      TextFolding.folded(left) == TextFolding.folded(right)
    default: false
    }
  }

  private static func randomTurn(
    _ number: Int, offered: [Choice], using generator: inout SeededGenerator
  ) -> RecordedTurn {
    func text(_ limit: Int) -> String {
      let pieces = [
        "bonjour", "PERFORM est", "PAUSE", "BUTTONS a|b", "TOPIC x", "#me", "#bot", "# titre", "?",
        "??", "!", "!!", "?!", "\\", "\\#me", " ", "\n", "\n\n", "\t", "\r\n", "\u{A0}", "\u{FEFF}",
        "\u{2028}", "\u{301}", "e\u{301}", "|", "\\|", "1.", "SOME_THING", "OK", "**gras**", "TEXT",
        "!TOPIC", "?BUTTON x", "👩‍👩‍👧", "TOPIC:", "JSON_PATH",
      ]
      let count = Int.random(in: 0...limit, using: &generator)
      return (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }
        .joined(separator: Bool.random(using: &generator) ? "\n" : " ")
    }
    let messages = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
      Message(
        text: text(6), lang: "fr-CA", topic: Bool.random(using: &generator) ? "rse.who" : nil,
        sources: Bool.random(using: &generator)
          ? [SourceReference(section: "2", title: "", lines: [1, 2])] : [],
        choices: (0..<Int.random(in: 0...3, using: &generator)).map { index in
          Choice(label: "a" + text(3), value: "v" + text(2) + "\(index)")
        })
    }
    let input: Input? =
      if number == 0 {
        nil
      } else if let choice = offered.randomElement(using: &generator) {
        .choice(choice.value)
      } else {
        .text(text(5))
      }
    let turn = turn(
      messages, number: number, outcome: .clarify, intents: ["a.b"],
      situation: ["hasCode": Bool.random(using: &generator) ? "no" : "unknown"], step: "s")
    return RecordedTurn(input: input, turn: turn)
  }
}
