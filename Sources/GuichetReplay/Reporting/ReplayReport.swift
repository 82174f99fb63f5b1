public import GuichetCore

/// What came of a replay: the results and what could not be read.
public struct ReplayReport: Hashable, Sendable {
  /// The results, in the order of the transcripts.
  public var results: [ReplayResult]
  /// What is wrong with the files.
  public var findings: [Diagnostic]

  /// Creates a report.
  public init(results: [ReplayResult], findings: [Diagnostic] = []) {
    self.results = results
    self.findings = findings
  }

  /// Whether every transcript was read and passed.
  public var passed: Bool {
    results.allSatisfy(\.passed) && !findings.contains { $0.severity == .error }
  }

  /// How many mismatches there are of each kind, in the order of the kinds; kinds without any left
  /// out.
  public var counts: [(kind: Mismatch.Kind, count: Int)] {
    let all = results.flatMap(\.mismatches)
    return Mismatch.Kind.allCases.compactMap { kind in
      let count = all.count { $0.kind == kind }
      return count == 0 ? nil : (kind, count)
    }
  }

  /// The report for people, in French; ends with a line feed.
  ///
  /// The findings, the differences by kind (what was misread first, wordings last), the transcripts
  /// that failed, and the summary. How a message was read is said once, at the first difference of its
  /// turn. No control character of a message is in it.
  public var text: String {
    var lines = findings.map(\.description)
    var explained: Set<Place> = []
    for kind in Mismatch.Kind.allCases {
      let found = results.flatMap { result in
        result.mismatches.filter { $0.kind == kind }.map { (result, $0) }
      }
      if found.isEmpty { continue }
      lines.append("\(kind.label.uppercased()) (\(found.count))")
      for (result, mismatch) in found {
        lines.append("  \(mismatch.location): \(result.transcript.title), tour \(mismatch.turn)")
        lines += Self.lines(of: mismatch).map { "  " + $0 }
        let place = Place(
          title: result.transcript.title, file: result.transcript.file, turn: mismatch.turn)
        if explained.insert(place).inserted {
          lines += Self.reasons(of: mismatch).map { "  " + $0 }
        }
      }
      lines.append("")
    }
    lines += results.filter { !$0.passed }.map {
      "ÉCHEC \($0.transcript.file) : \($0.transcript.title)"
    }
    lines.append(summary)
    return lines.map(TextFolding.visible).joined(separator: "\n") + "\n"
  }

  /// A turn of a run.
  private struct Place: Hashable {
    var title: String
    var file: String
    var turn: Int
  }

  /// « 12 transcriptions : 10 réussies, 2 en échec (formulation 3, sujet 1) ».
  public var summary: String {
    let failed = results.count { !$0.passed }
    let passed = results.count - failed
    var text =
      "\(Self.plural(results.count, "transcription")) : "
      + "\(Self.plural(passed, "réussie")), \(failed) en échec"
    let counts = counts
    if !counts.isEmpty {
      text += " (" + counts.map { "\($0.kind.label) \($0.count)" }.joined(separator: ", ") + ")"
    }
    let unreadable = Set(findings.filter { $0.severity == .error }.map(\.location.file)).count
    if unreadable > 0 { text += " ; \(Self.plural(unreadable, "fichier")) illisible" }
    if unreadable > 1 { text += "s" }
    return text
  }

  /// The mismatches of a transcript for people; how a turn was read is said once a turn.
  static func lines(of result: ReplayResult) -> [String] {
    let mismatches = result.mismatches
    return mismatches.enumerated().flatMap { index, mismatch in
      let next = mismatches.dropFirst(index + 1).first
      let lines =
        ["\(mismatch.location): \(mismatch.kind.label) (tour \(mismatch.turn))"]
        + Self.lines(of: mismatch)
      return next?.turn == mismatch.turn ? lines : lines + Self.reasons(of: mismatch)
    }
  }

  /// What differs.
  private static func lines(of mismatch: Mismatch) -> [String] {
    var lines: [String] = []
    if mismatch.kind == .wording {
      lines += LineDifference.lines(expected: mismatch.expected, got: mismatch.got).map {
        "  " + $0
      }
    } else {
      lines += block("  attendu : ", mismatch.expected)
      lines += block("  obtenu  : ", mismatch.got)
    }
    return lines
  }

  private static func reasons(of mismatch: Mismatch) -> [String] {
    mismatch.why.enumerated().flatMap { index, line in
      block(index == 0 ? "  pourquoi : " : "             ", line)
    }
  }

  /// Lines under one another, the first behind a label.
  private static func block(_ label: String, _ text: String) -> [String] {
    let margin = String(repeating: " ", count: label.count)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      ($0.offset == 0 ? label : margin) + $0.element
    }
  }

  private static func plural(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count > 1 ? "s" : "")"
  }
}

extension Mismatch.Kind {
  /// The kind in French.
  public var label: String {
    switch self {
    case .intent: "intention"
    case .topic: "sujet"
    case .step: "étape"
    case .situation: "situation"
    case .outcome: "issue"
    case .source: "source"
    case .choices: "choix"
    case .wording: "formulation"
    case .missingMessage: "message manquant"
    case .unexpectedMessage: "message inattendu"
    case .failure: "conversation interrompue"
    }
  }
}
