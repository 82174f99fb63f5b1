import GuichetCore
import GuichetReplay
import Testing

struct TranscriptUpdateTests {
  private func updated(_ text: String, _ turns: [Turn]) async throws -> String {
    let result = try await replayed(text, with: bot(saying: turns))
    let new = TranscriptUpdate.updated(text, with: result)
    let again = try await replayed(new, with: bot(saying: turns))
    #expect(TranscriptUpdate.updated(new, with: again) == new, "an update changes nothing twice")
    return new
  }

  @Test func onlyTheTextsThatDifferAreRewritten() async throws {
    let text = """
      Nom
        une note,  gardée telle quelle

      #bot
      TOPIC x
      Ancien
      texte.
      BUTTONS Oui

      #me
      a

      #bot
        Pareil, mais
      sur deux lignes.

      """
    let new = try await updated(
      text, [turn("Nouveau.\n\n1. #un"), turn("Pareil, mais sur deux lignes.")])
    #expect(
      new == """
        Nom
          une note,  gardée telle quelle

        #bot
        TOPIC x
        Nouveau.

        1. #un
        BUTTONS Oui

        #me
        a

        #bot
          Pareil, mais
        sur deux lignes.

        """)
  }

  @Test func lineEndingsAndByteOrderMarkAreKept() async throws {
    let new = try await updated(
      "\u{FEFF}Nom\r\n\r\n#me\r\na\r\n#bot\r\nb", [turn("x"), turn("c\nd")])
    #expect(new == "\u{FEFF}Nom\r\n\r\n#me\r\na\r\n#bot\r\nc\r\nd\r\n")
  }

  @Test func messagesWithoutABlockGetOne() async throws {
    let added = Message(
      text: "#2", lang: "fr-CA", topic: "t", choices: [Choice(label: "Oui", value: "o")])
    let new = try await updated(
      "#me\na\n\n#bot\nun\nOUTCOME answered\n\n#me\nb\n",
      [
        turn("x"), turn([Message(text: "un", lang: "fr-CA"), added]),
        turn("trois", situation: ["hasCode": "no"], step: "code.ask"),
      ])
    #expect(
      new == """
        #me
        a

        #bot
        un
        OUTCOME answered

        #bot
        \\#2
        TOPIC t
        BUTTONS Oui

        #me
        b

        #bot
        trois
        SITUATION hasCode=no
        STEP code.ask
        OUTCOME answered

        """)
  }

  @Test func blocksWithoutAMessageGoUnlessTheyAssert() async throws {
    let new = try await updated(
      "#me\na\n\n#bot\nun\n\n#bot\ndeux\n\n#bot\ntrois\nTOPIC x\n\n#me\nb\n#bot\nun\n",
      [turn("x"), turn("un"), turn("un")])
    #expect(new == "#me\na\n\n#bot\nun\n\n#bot\ntrois\nTOPIC x\n\n#me\nb\n#bot\nun\n")
  }

  @Test func negatedOptionalAndOpenTextsStay() async throws {
    let text = "#me\na\n#bot\n!un\n#bot\n?deux\n#bot\nTEXT_CONTAINS x\n#bot\n"
    #expect(try await updated(text, [turn("x"), turn("un", "y", "z")]) == text)
  }

  @Test func anUncheckedGreetingAndAStoppedRunAreLeft() async throws {
    let text = "#me\na\n#bot\nb\n#me\nc\n#bot\nd\n"
    #expect(try await updated(text, [turn("x", "y"), turn("b")]) == text)
  }

  @Test func anEmptyMessageIsAssertedEmpty() async throws {
    let new = try await updated("#me\na\n#bot\nb\n", [turn("x"), turn("")])
    #expect(new == "#me\na\n#bot\n!TEXT\n")
  }
}
