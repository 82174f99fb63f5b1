import GuichetCore
import Testing

@Suite struct DiagnosticTests {
  private func place(_ file: String, _ line: Int, _ column: Int = 1) -> GuichetCore.SourceLocation {
    GuichetCore.SourceLocation(file: file, line: line, column: column)
  }

  @Test func descriptionIsClickableAndNamesTheFinding() {
    let finding = Diagnostic("a.b", "rien ne va ; recommencez", at: place("intents/x.yml", 3, 7))
    #expect(finding.description == "intents/x.yml:3:7: erreur: rien ne va ; recommencez [a.b]")
  }

  @Test func descriptionNamesTheOtherPlace() {
    let finding = Diagnostic(
      "a.b", "en double", severity: .warning, at: place("b.yml", 2), related: place("a.yml", 1))
    #expect(
      finding.description == "b.yml:2:1: avertissement: en double (voir aussi a.yml:1:1) [a.b]")
  }

  @Test func findingsAreSortedByPlaceAndKeptOnce() {
    let last = Diagnostic("z", "m", at: place("b.yml", 1))
    let first = Diagnostic("y", "m", at: place("a.yml", 2))
    let second = Diagnostic("x", "m", at: place("a.yml", 10, 1))
    let third = Diagnostic("a", "m", at: place("a.yml", 10, 4))
    let error = DiagnosticsError([last, third, second, last, first, third])
    #expect(error.diagnostics == [first, second, third, last])
  }

  @Test func findingsOfOnePlaceAreSortedByName() {
    let findings = ["c", "a", "b"].map { Diagnostic($0, "m", at: place("a.yml", 1)) }
    #expect(DiagnosticsError(findings).diagnostics.map(\.id) == ["a", "b", "c"])
  }
}
