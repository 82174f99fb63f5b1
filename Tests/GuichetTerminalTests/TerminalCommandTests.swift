import Testing

@testable import GuichetTerminal

@Suite struct TerminalCommandTests {
  @Test(arguments: [
    ("/aide", TerminalCommand.say("aide")), ("/recommencer", .say("recommencer")),
    ("/retour", .say("retour")), ("/etat", .say("où j'en suis")),
    ("  /ÉTAT  ", .say("où j'en suis")),
    ("/expliquer", .explain), ("/Quitter maintenant", .quit), ("/xyz", .unknown("/xyz")),
    ("/", .unknown("/")), ("/etc/passwd", .unknown("/etc/passwd")),
  ])
  func slashBeginsACommand(line: String, command: TerminalCommand) {
    #expect(TerminalCommand(line: line) == command)
  }

  @Test(arguments: ["", " ", "aide", "1", "oui/non", "a /aide", "\u{0}"])
  func anythingElseIsAMessage(line: String) {
    #expect(TerminalCommand(line: line) == nil)
  }

  @Test func completionKnowsTheCommandsOnly() {
    #expect(TerminalCommand.completions(of: "/re") == ["/retour", "/recommencer"])
    #expect(TerminalCommand.completions(of: "/É") == ["/etat", "/expliquer"])
    #expect(TerminalCommand.completions(of: "/").count == TerminalCommand.all.count)
    #expect(TerminalCommand.completions(of: "re") == [])
    #expect(TerminalCommand.completions(of: "") == [])
  }
}
