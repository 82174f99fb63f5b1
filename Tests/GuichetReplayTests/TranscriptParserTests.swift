import GuichetCore
import GuichetReplay
import Testing

struct TranscriptParserTests {
  @Test func readsNameDescriptionAndBlocks() throws {
    let transcript = try parsed(
      """
      Le RSE est inconnu
      Demande la plus courante.
      Deuxième ligne.

      #bot
      Bonjour.

      #me
      qui est mon rse

      #bot
      Informez-vous.

      Bonne journée.
      TOPIC rse.who
      """)
    #expect(transcript.name == "Le RSE est inconnu")
    #expect(transcript.summary == "Demande la plus courante.\nDeuxième ligne.")
    #expect(transcript.turns.count == 2)
    #expect(transcript.turns.first?.input == nil)
    #expect(transcript.turns.first?.isChecked == true)
    #expect(transcript.turns.first?.replies.first?.text?.text == "Bonjour.")
    #expect(transcript.turns.last?.input == .text("qui est mon rse"))
    #expect(transcript.turns.last?.location == SourceLocation(file: "t.convo.txt", line: 8))
    let reply = try #require(transcript.turns.last?.replies.first)
    #expect(reply.text?.text == "Informez-vous.\n\nBonne journée.")
    #expect(reply.text?.lines == [12, 13, 14])
    #expect(reply.text?.location == SourceLocation(file: "t.convo.txt", line: 12))
    #expect(reply.assertions.map(\.check) == [.topic("rse.who")])
    #expect(reply.lastLine == 15)
  }

  @Test func greetingIsNotCheckedWhenTheFileBeginsWithMe() throws {
    let transcript = try parsed("#me\nbonjour\n#bot\nBonjour.\n")
    #expect(transcript.name == "t.convo.txt")
    #expect(transcript.turns.first?.isChecked == false)
    #expect(transcript.turns.first?.replies.isEmpty == true)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEndingsAndByteOrderMarkDoNotMatter(ending: String) throws {
    let lines = ["Nom", "", "#me", "bonjour", "", "#bot", "Bonjour.", "TOPIC x", ""]
    let transcript = try parsed("\u{FEFF}" + lines.joined(separator: ending))
    #expect(transcript.name == "Nom")
    #expect(transcript.turns.last?.input == .text("bonjour"))
    #expect(transcript.turns.last?.replies.first?.assertions.first?.location.line == 8)
  }

  @Test func severalLinesOfAPersonAreOneMessage() throws {
    let transcript = try parsed("#me\nbonjour\n\nj'ai une question\n\n#bot\n")
    #expect(transcript.turns.last?.input == .text("bonjour\n\nj'ai une question"))
  }

  @Test func emptyMeSendsAnEmptyMessageAndEmptyBotAcceptsAnyText() throws {
    let transcript = try parsed("#me\n\n#bot\n")
    #expect(transcript.turns.last?.input == .text(""))
    #expect(transcript.turns.last?.replies.first?.text == nil)
  }

  @Test func severalBotBlocksAreSeveralMessages() throws {
    let transcript = try parsed("#me\na\n#bot\nun\n#bot\ndeux\n")
    #expect(transcript.turns.last?.replies.compactMap(\.text?.text) == ["un", "deux"])
  }

  @Test func readsEveryAssertion() throws {
    let transcript = try parsed(
      """
      #me
      a
      #bot
      BUTTONS Oui|Non \\| peut-être
      !BUTTONS
      INTENT rse.who|control.thanks
      TOPIC rse.who
      SITUATION hasCode=no  rse=none
      STEP code.ask
      OUTCOME answered
      SOURCE 2|3
      TEXT_CONTAINS_ALL_IC a|b
      TEXT
      !TEXT_REGEXP [0-9]+
      TEXT_CONTAINS_NONE x
      #end
      SITUATION hasCode=no
      !STEP
      """)
    let checks = transcript.turns.last?.replies.first?.assertions.map(\.check)
    #expect(
      checks == [
        .buttons(["Oui", "Non | peut-être"]), .buttons([]), .intent(["rse.who", "control.thanks"]),
        .topic("rse.who"),
        .situation([
          Assertion.Fact(name: "hasCode", value: "no"), Assertion.Fact(name: "rse", value: "none"),
        ]),
        .step("code.ask"), .outcome(.answered), .source(["2", "3"]),
        .text(
          TextCheck(mode: .contains, quantity: .all, ignoresCase: true, arguments: ["a", "b"])),
        .text(TextCheck(mode: .equals, quantity: .any, ignoresCase: false, arguments: [])),
        .text(
          TextCheck(mode: .pattern, quantity: .any, ignoresCase: false, arguments: ["[0-9]+"])),
        .text(
          TextCheck(mode: .contains, quantity: .none, ignoresCase: false, arguments: ["x"])),
      ])
    #expect(
      transcript.turns.last?.replies.first?.assertions.map(\.isNegated) == [
        false, true, false, false, false, false, false, false, false, false, true, false,
      ])
    #expect(transcript.ending.map(\.isNegated) == [false, true])
  }

  @Test(
    arguments: [
      ("PAUSE 1500", 1_500), ("CLOCK +45s", 45_000), ("CLOCK +31min", 1_860_000),
      ("CLOCK +2h", 7_200_000), ("CLOCK +3d", 259_200_000),
    ] as [(String, Int64)])
  func clockCommandsAreMilliseconds(line: String, milliseconds: Int64) throws {
    let transcript = try parsed("#me\n\(line)\na\n\(line)\n#bot\n\(line)\n")
    #expect(transcript.turns.last?.before == [.wait(milliseconds: milliseconds)])
    #expect(
      transcript.turns.last?.after == Array(repeating: .wait(milliseconds: milliseconds), count: 2))
  }

  @Test func buttonRestartAndReloadAreRead() throws {
    let transcript = try parsed("#begin\nRELOAD\n#me\nRESTART\nBUTTON oui|Oui\n#bot\n")
    #expect(transcript.beginning == [.reload])
    #expect(transcript.turns.last?.before == [.restart])
    let place = SourceLocation(file: "t.convo.txt", line: 5)
    #expect(transcript.turns.last?.input == .button("oui", at: place))
  }

  @Test(arguments: [
    ("?Bonjour", "Bonjour", true, false), ("!Bonjour", "Bonjour", false, true),
    ("?!Bonjour", "Bonjour", true, true), ("??", "?", false, false), ("!!!", "!!", false, false),
    ("\\?Bonjour", "?Bonjour", false, false), ("Bonjour\n!oui", "Bonjour\n!oui", false, false),
  ])
  func prefixesOfTheText(line: String, text: String, optional: Bool, negated: Bool) throws {
    let reply = try #require(try parsed("#me\na\n#bot\n\(line)\n").turns.last?.replies.first)
    #expect(reply.text?.text == text)
    #expect(reply.isOptional == optional)
    #expect(reply.text?.isNegated == negated)
  }

  @Test(arguments: [
    "JE VEUX MON CODE", "OK merci", "?", "!", "1", "RSE", "PERFORM", "À QUI ÉCRIRE", "BOUTONNIÈRE",
  ])
  func peopleMayWriteInCapitals(message: String) throws {
    #expect(try parsed("#me\n\(message)\n#bot\n").turns.last?.input == .text(message))
  }

  @Test func theBotsOwnCapitalWordsBeginALine() throws {
    let text = "#me\na\n#bot\nPERFORM est une application.\n"
    let words = CapitalWords.found(in: ["C'est dans PERFORM, par le PGAMR (RSE). À 8 h. OK?"])
    #expect(words == ["PERFORM", "PGAMR", "RSE", "OK"])
    let reply = try parsed(text, words: words).turns.last?.replies.first
    #expect(reply?.text?.text == "PERFORM est une application.")
    #expect(TranscriptParser.parse(text, file: "t").transcript == nil)
    let escaped = try parsed("#me\na\n#bot\n\\PERFORM est là\n").turns.last?.replies.first
    #expect(escaped?.text?.text == "PERFORM est là")
  }

  @Test func aBackslashMakesAnyLineText() throws {
    let transcript = try parsed("#me\n\\BUTTON oui\n\\#me\n#bot\n\\TOPIC x\n\\\\\n\\#bot\n")
    #expect(transcript.turns.last?.input == .text("BUTTON oui\n#me"))
    #expect(transcript.turns.last?.replies.first?.text?.text == "TOPIC x\n\\\n#bot")
  }

  @Test(
    arguments: [
      ("#me\na\n#bto\nx\n", "transcript.section.unknown", 3, 1),
      ("#me\na\n  #Bot\nx\n", "transcript.section.unknown", 3, 3),
      ("#me\na\n#bot général\nx\n", "transcript.section.channel", 3, 6),
      ("#me\na\n#begin\n", "transcript.section.order", 3, 1),
      ("#me\na\n#end\n#bot\n", "transcript.section.order", 3, 1),
      ("Nom\n", "transcript.empty", 1, 1),
      ("", "transcript.empty", 1, 1),
      ("#me\na\n#bot\n  BUTONS Oui\n", "transcript.command.unknown", 4, 3),
      ("#me\na\n#bot\n!BOGUS x\n", "transcript.command.unknown", 4, 2),
      ("#me\na\n#bot\nTOPIC: x\n", "transcript.command.unknown", 4, 1),
      ("#me\na\n#bot\nTEXT_EQUALS_ALL x\n", "transcript.command.unknown", 4, 1),
      ("#me\nBUTTN oui\n#bot\n", "transcript.command.unknown", 2, 1),
      ("#me\na\nCLOCK +1s\nBOGUS\n#bot\n", "transcript.command.unknown", 4, 1),
      ("#me\nSOME_THING\n#bot\n", "transcript.command.unknown", 2, 1),
      ("#me\na\n#bot\nJSON_PATH $.a\n", "transcript.command.unsupported", 4, 1),
      ("#me\na\nTOPIC x\n#bot\n", "transcript.command.place", 3, 1),
      ("#me\na\n#bot\nBUTTON x\n", "transcript.command.place", 4, 1),
      ("#begin\nTOPIC x\n#me\na\n", "transcript.command.place", 2, 1),
      ("#me\na\n#end\nTOPIC x\n", "transcript.command.place", 4, 1),
      ("#me\na\nBUTTON oui\n#bot\n", "transcript.command.place", 3, 1),
      ("#me\nBUTTON oui\nBUTTON non\n#bot\n", "transcript.command.place", 3, 1),
      ("#me\nBUTTON oui\ntexte\n#bot\n", "transcript.text.place", 3, 1),
      ("#me\na\nPAUSE 5\nencore\n#bot\n", "transcript.text.place", 4, 1),
      ("#begin\nune note\n#me\na\n", "transcript.text.place", 2, 1),
      ("#me\na\n#bot\n?!CLOCK +1s\n", "transcript.command.prefix", 4, 3),
      ("#me\na\n#end\n?STEP x\n", "transcript.command.prefix", 4, 2),
      ("#me\na\n#bot\n?Bonjour\nTOPIC x\n", "transcript.optional.mixed", 3, 1),
      ("#me\nBUTTON\n#bot\n", "transcript.command.argument", 2, 1),
      ("#me\nBUTTON a|b|c\n#bot\n", "transcript.command.argument", 2, 1),
      ("#me\na\nPAUSE bientôt\n#bot\n", "transcript.command.argument", 3, 7),
      ("#me\na\nPAUSE -5\n#bot\n", "transcript.command.argument", 3, 7),
      ("#me\na\nPAUSE 9999999999\n#bot\n", "transcript.command.argument", 3, 7),
      ("#me\na\nCLOCK 31min\n#bot\n", "transcript.command.argument", 3, 7),
      ("#me\na\nCLOCK +31m\n#bot\n", "transcript.command.argument", 3, 7),
      ("#me\na\nCLOCK +min\n#bot\n", "transcript.command.argument", 3, 7),
      ("#me\na\nCLOCK\n#bot\n", "transcript.command.argument", 3, 1),
      ("#me\na\nRESTART vite\n#bot\n", "transcript.command.argument", 3, 9),
      ("#me\na\n#bot\nSITUATION\n", "transcript.command.argument", 4, 1),
      ("#me\na\n#bot\nSITUATION hasCode\n", "transcript.command.argument", 4, 11),
      ("#me\na\n#bot\nSITUATION a=b=c\n", "transcript.command.argument", 4, 11),
      ("#me\na\n#bot\nSITUATION =no\n", "transcript.command.argument", 4, 11),
      ("#me\na\n#bot\nOUTCOME answred\n", "transcript.command.argument", 4, 9),
      ("#me\na\n#bot\nOUTCOME\n", "transcript.command.argument", 4, 1),
      ("#me\na\n#bot\nTOPIC a|b\n", "transcript.command.argument", 4, 9),
      ("#me\na\n#bot\nBUTTONS Oui||Non\n", "transcript.command.argument", 4, 13),
      ("#me\na\n#bot\nTEXT_CONTAINS\n", "transcript.command.argument", 4, 1),
      ("#me\na\n#bot\nSKIP_BOT_UNCONSUMED 2\n", "transcript.command.argument", 4, 21),
      ("#me\na\n#bot\nINTENT_CONFIDENCE 101\n", "transcript.command.argument", 4, 19),
      ("#me\na\n#bot\nINTENT_CONFIDENCE\n", "transcript.command.argument", 4, 1),
      ("#me\na\n#include RIEN\n", "transcript.include.unknown", 3, 10),
      ("#me\na\nINCLUDE RIEN\n#bot\n", "transcript.include.unknown", 3, 9),
      ("#me\na\n#bot\nTEXT_REGEXP é|b)c\n", "transcript.pattern", 4, 16),
    ] as [(String, String, Int, Int)])
  func mistakesAreFoundAtTheirPlace(text: String, id: String, line: Int, column: Int) throws {
    let (transcript, findings) = TranscriptParser.parse(text, file: "t.convo.txt")
    #expect(transcript == nil)
    #expect(findings.map(\.id) == [id])
    #expect(
      findings.first?.location == SourceLocation(file: "t.convo.txt", line: line, column: column))
  }

  @Test func mistakesAreAllFoundAtOnceInOrderOfTheFile() {
    let (_, findings) = TranscriptParser.parse(
      "#me\nPAUSE x\n#bot\nTOPICS a\nOUTCOME b\n#fin\nx\n", file: "t")
    #expect(findings.map(\.location.line) == [2, 4, 5, 6])
  }

  @Test func unknownNamesSuggestTheNearest() {
    let (_, findings) = TranscriptParser.parse("#me\na\n#bto\n#bot\nBUTONS Oui\n", file: "t")
    #expect(findings.first?.message.contains("« #bot »") == true)
    #expect(findings.last?.message.contains("« BUTTONS »") == true)
  }

  @Test func mutatedFilesNeverTrapAndAlwaysSayWhy() {
    let sample = """
      Nom
      description

      #begin
      PAUSE 5

      #bot
      ?!Bonjour\u{A0}!
      ?BUTTONS Oui|Non\\|

      #me
      e\u{301}té 👩‍👩‍👧
      CLOCK +31min
      #bot
      TEXT_REGEXP_ALL_IC (a|b)+|[é]
      SITUATION hasCode=no rse=none
      TEXT_WILDCARD *a*
      #end
      STEP code.ask
      """
    let pieces: [Unicode.Scalar] = [
      "#", "!", "?", "\\", "|", "=", " ", "\n", "\r", "A", "_", "é", "\u{301}", "\u{0}", "\u{FEFF}",
      "\u{2028}", "+", "9", "*", "(", "\u{1F468}", "\u{200D}",
    ]
    var generator = SeededGenerator(seed: 1)
    for round in 0..<4_000 {
      var scalars = Array(sample.unicodeScalars)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<scalars.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: scalars.remove(at: place)
        case 1: scalars[place] = pieces.randomElement(using: &generator) ?? "#"
        case 2: scalars.insert(pieces.randomElement(using: &generator) ?? "#", at: place)
        default: scalars.removeSubrange(place..<min(scalars.count, place + 20))
        }
        if scalars.isEmpty { scalars = ["#"] }
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      let (transcript, findings) = TranscriptParser.parse(String(text), file: "t")
      let lines = scalars.count { $0 == "\n" || $0 == "\r" } + 1
      #expect((transcript == nil) == !findings.isEmpty, "round \(round)")
      #expect(
        findings.allSatisfy { (1...lines).contains($0.location.line) && $0.location.column > 0 },
        "round \(round)")
    }
  }
}
