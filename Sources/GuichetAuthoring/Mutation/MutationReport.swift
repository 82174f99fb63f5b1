package import GuichetCore

/// What taking out one thing after another showed.
package struct MutationReport: Sendable {
  /// What is taken out.
  package enum Kind: String, CaseIterable, Sendable {
    /// A pattern line of an intent.
    case line = "lignes de motifs"
    /// A choice of a step.
    case choice = "choix"
    /// A consequence of an implication.
    case consequence = "conséquences"
    /// A term of a step's condition.
    case term = "conditions d'étape"
  }

  /// Why a loss goes unnoticed.
  package enum Reason: Hashable, Sendable {
    /// It comes into play in no example and no transcript.
    case unused
    /// It comes into play, and everything stays right without it; maybe the other place does its work.
    case redundant(SourceLocation?)
    /// It can make no difference, whatever is known.
    case needless
    /// Whether it comes into play is not known; nothing fails without it.
    case unseen
  }

  /// A loss nobody notices.
  package struct Unnoticed: Hashable, Sendable {
    /// What is taken out.
    package var kind: Kind
    /// Where it is.
    package var location: SourceLocation
    /// What it says, in French.
    package var what: String
    /// Why nobody notices.
    package var reason: Reason
  }

  /// How many losses of each kind were tried.
  package var tried: [Kind: Int] = [:]
  /// The losses nobody notices, in the order of the files.
  package var unnoticed: [Unnoticed] = []
  /// The examples and transcripts that could notice.
  package var witnesses = (examples: 0, transcripts: 0)
  /// The examples and transcripts that fail already, and so notice nothing.
  package var failing = (examples: 0, transcripts: 0)

  /// How many losses of a kind are noticed.
  package func noticed(_ kind: Kind) -> Int {
    (tried[kind] ?? 0) - unnoticed.count { $0.kind == kind }
  }

  /// The report in French.
  package var text: String {
    var lines: [String] = []
    for kind in Kind.allCases {
      let found = unnoticed.filter { $0.kind == kind }.sorted { $0.location < $1.location }
      if found.isEmpty { continue }
      lines.append("Sans effet visible, \(kind.rawValue) (chaque retrait est essayé seul) :")
      lines += found.map { "  \($0.location): \($0.what) : \(Self.written($0.reason))" }
    }
    lines.append(
      "Témoins : \(witnesses.examples) exemples, \(witnesses.transcripts) transcriptions")
    if failing.examples + failing.transcripts > 0 {
      lines.append(
        "Écartés, car ils échouent déjà : \(failing.examples) exemples, "
          + "\(failing.transcripts) transcriptions")
    }
    for kind in Kind.allCases {
      guard let total = tried[kind], total > 0 else { continue }
      let needless = unnoticed.count { $0.kind == kind && $0.reason == .needless }
      lines.append(
        Self.line(kind.rawValue, total: total, needless: needless, seen: noticed(kind)))
    }
    let total = tried.values.reduce(0, +)
    let needless = unnoticed.count { $0.reason == .needless }
    lines.append(
      Self.line("en tout", total: total, needless: needless, seen: total - unnoticed.count))
    return lines.joined(separator: "\n")
  }

  /// « choix : 41 retraits, 40 remarqués (97 %) »; what can make no difference does not count.
  private static func line(_ what: String, total: Int, needless: Int, seen: Int) -> String {
    let possible = total - needless
    let share = possible == 0 ? 100 : seen * 100 / possible
    let aside = needless == 0 ? "" : ", dont \(needless) qui ne peuvent rien changer"
    return "\(what) : \(total) retraits\(aside) ; remarqués : \(seen) (\(share) %)"
  }

  private static func written(_ reason: Reason) -> String {
    switch reason {
    case .unused: "aucun exemple ni transcription ne s'en sert ; ajoutez-en un, ou retirez-le"
    case .redundant(let place):
      "redondant, tout reste bien lu sans lui" + (place.map { " (par \($0))" } ?? "")
        + " ; ajoutez un exemple que lui seul lit, ou retirez-le"
    case .needless:
      "sans elle, la même étape suit dans toute situation ; gardez-la seulement si elle aide à lire"
    case .unseen: "aucune transcription ne le remarque ; ajoutez-en une qui passe par là"
    }
  }
}
