import Foundation
import GuichetAuthoring
import GuichetKnowledge
import Testing

@Suite struct KnowledgeJSONTests {
  @Test func jsonReadsBackEqual() throws {
    for knowledge in [SmallGuide.knowledge, try RealGuide.knowledge()] {
      #expect(try KnowledgeBase(json: Data(try knowledge.json().utf8)) == knowledge)
    }
  }

  @Test func buildingTwiceGivesTheSameBytes() throws {
    let first = try RealGuide.knowledge()
    let second = try RealGuide.knowledge()
    #expect(first == second)
    #expect(try first.json() == second.json())
    #expect(try first.json().hasSuffix("}\n"))
    #expect(try first.json().contains("https://www"))
  }

  @Test func newerFormatNamesItself() {
    let json = Data(#"{"format": 2, "sections": "something else"}"#.utf8)
    #expect(throws: KnowledgeFormatError.newer(2)) { try KnowledgeBase(json: json) }
  }

  @Test(arguments: [
    ("            3,\n            8", "            8,\n            3"),
    ("            3,\n            8", "            3"),
    ("\"format\" : 1", "\"format\" : \"1\""), ("\"2:29\"", "\"29\""), ("{", "["),
    ("\"kind\" : \"link\"", "\"kind\" : \"lien\""),
  ])
  func damagedJSONIsRefused(text: String, damage: String) throws {
    let json = try RealGuide.knowledge().json()
    let range = try #require(json.range(of: text))
    let damaged = json.replacingCharacters(in: range, with: damage)
    let error = #expect(throws: KnowledgeFormatError.self) {
      try KnowledgeBase(json: Data(damaged.utf8))
    }
    if case .newer = error { Issue.record("not a newer format") }
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000),
      "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3"
    ),
  ])
  func digestIsTheStandardOne(text: String, digest: String) {
    #expect(SHA256.hexadecimal(of: text) == digest)
  }

  @Test(arguments: [
    ("Écrivez à a@b.ca.", ["email a@b.ca"]),
    ("« https://x.ca/ », (http://y.ca)", ["link https://x.ca/", "link http://y.ca"]),
    ("au 418 691-2010, ou (418) 1.", ["telephone 418 691-2010"]),
    ("(418) 691-2011.", ["telephone (418) 691-2011"]),
    ("lignes 3-8, section 2", []), ("", []),
  ])
  func addressesAreFoundWithoutThePunctuationAround(text: String, found: [String]) {
    #expect(AddressScanner.addresses(in: text).map { "\($0.kind) \($0.text)" } == found)
  }
}
