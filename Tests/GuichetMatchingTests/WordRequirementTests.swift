import GuichetCore
import Testing

@testable import GuichetMatching

struct WordRequirementTests {
  private static let notions = [
    "rse": WordRequirements([WordRequirement(exact: ["@rse", "rse"])])
  ]

  /// What a pattern requires, what narrows most first.
  private func requirements(_ pattern: String) -> [WordRequirement] {
    var analysis = RequirementAnalysis { Self.notions[$0] ?? WordRequirements() }
    return analysis.requirements(of: PatternSource(pattern)).all
  }

  /// The one that narrows most, `nil` when nothing is required.
  private func requirement(_ pattern: String) -> WordRequirement? { requirements(pattern).first }

  /// A requirement written as whole words, and beginnings with `*` behind.
  private func required(_ words: String) -> WordRequirement {
    let words = words.split(separator: " ").map(String.init)
    return WordRequirement(
      exact: words.filter { !$0.hasSuffix("*") },
      prefixes: words.filter { $0.hasSuffix("*") }.map { String($0.dropLast()) })
  }

  @Test(arguments: [
    ("code", ["code"]), ("mot de passe", ["passe", "mot", "de"]),
    ("qui .. <rse>", ["qui", "@rse rse"].reversed()),
    ("(?:code|acces) refuse", ["refuse", "acces code"]),
    (
      "(?:(?:mot de passe|code) perdu|acces refuse)",
      ["acces perdu", "code passe refuse", "code mot refuse"]
    ),
    ("(?:perdu mot|acces)", ["acces perdu", "acces mot"].sorted()),
    ("(?:mon )?code", ["code"]), ("un deux trois quatre", ["quatre", "deux", "trois"]),
    ("code code", ["code"]),
  ])
  func everyWordThatIsSureIsRequired(pattern: String, all: [String]) {
    #expect(Set(requirements(pattern)) == Set(all.map(required)))
  }

  @Test(arguments: [
    ("code", "code"), ("Accès", "acces"), ("mot de passe", "passe"), ("code .. clicsequr", "code"),
    ("(?:code|acces)", "acces code"), ("codes?", "code codes"),
    ("(?:re)?connecter", "connecter reconnecter"),
    ("connect\\w*", "connect*"), ("(?:inscri|enregistr)\\w*", "enregistr* inscri*"),
    ("inscri(?:re|t) ici", "inscrire inscrit"), ("(?:mon |ma )?code", "code"),
    ("(?:mon |votre )code", "code"), ("code(?: unique)?", "code"), ("(?:oui )+code", "code"),
    ("<rse> parti", "parti"), ("<rse>", "@rse rse"), ("<tout> code", "code"),
    ("l'accès", "acces"), ("^code$", "code"), ("code & x", "code"), ("(?=oui)code", "code"),
    ("mot ?de ?passe", "mot*"), ("(?:ha){2,}", "ha*"), ("co+de", "co*"),
    ("code .. (?:un|deux)", "code"),
  ])
  func aPatternRequiresItsMostTellingWord(pattern: String, words: String) {
    #expect(requirement(pattern) == required(words))
  }

  @Test(arguments: [
    "", ".", "\\w+", "(?:code)?", "(?:code|)", "<tout>", "(?:code|<tout>)", "e+", "a\\w*",
    "\\w*code",
    "(?i)code", "(?i:code)", "(?|code|mot)", "(?:a(?:b )?)c", "(*UCP)code", "(?#code)",
    "(?(1)code)",
    "<tout>code",
  ])
  func whatIsNotSureIsNotRequired(pattern: String) {
    #expect(requirement(pattern) == nil)
  }

  @Test func nestingTooDeepIsNotTrusted() {
    let deep = String(repeating: "(?:", count: 100) + "code" + String(repeating: ")", count: 100)
    #expect(requirement(deep) == nil)
    #expect(requirement("mot & " + deep) == nil)
  }

  @Test func spelledOutWordsAreGathered() {
    var analysis = RequirementAnalysis { _ in WordRequirements() }
    _ = analysis.requirements(of: PatternSource("(?:mon )?codes? .. (?:un|deux) inscri\\w*"))
    #expect(Set(analysis.spelled.words) == ["mon", "code", "codes", "un", "deux"])
    #expect(analysis.spelled.stems == ["inscri"])
  }
}
