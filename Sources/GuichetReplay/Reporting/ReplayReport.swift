public import GuichetCore

/// What came of a replay: the results and what could not be read.
public struct ReplayReport: Hashable, Sendable {
  /// The results, in the order of the transcripts.
  public var results: [ReplayResult]
  /// What is wrong with the files.
  public var findings: [Diagnostic]
  /// How many runs did not take place, for one before them failed.
  public var notReplayed = 0

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
  /// turn; a text that differs in the same way in several places is shown once. No control character of a
  /// message is in it.
  public var text: String { lines.map(\.plain).joined(separator: "\n") + "\n" }

  /// The report as a terminal shows it: broken between words, and with colours.
  ///
  /// - Parameters:
  ///   - width: The terminal's columns; `nil` breaks nothing.
  ///   - isStyled: Whether it may have colours.
  /// - Returns: The report; ends with a line feed.
  public func text(width: Int?, isStyled: Bool) -> String {
    lines.flatMap { $0.shown(width: width, isStyled: isStyled) }.joined(separator: "\n") + "\n"
  }

  private var lines: [ReportLine] {
    var lines = findings.map { ReportLine("", $0.description) }
    var explained: Set<Place> = []
    for kind in Mismatch.Kind.allCases {
      let found = results.flatMap { result in
        result.mismatches.filter { $0.kind == kind }.map { Found(result: result, mismatch: $0) }
      }
      if found.isEmpty { continue }
      lines.append(ReportLine("", "\(kind.label.uppercased()) (\(found.count))", .heading))
      for alike in Self.grouped(found, by: kind) {
        guard let first = alike.first else { continue }
        lines.append(ReportLine("  ", first.title, .heading))
        lines += Self.lines(of: first.mismatch, indent: "    ")
        if explained.insert(first.place).inserted {
          lines += Self.reasons(of: first.mismatch, indent: "    ")
        }
        explained.formUnion(alike.map(\.place))
        lines += Self.others(alike.dropFirst())
      }
      lines.append(ReportLine("", ""))
    }
    lines += results.filter { !$0.passed }.map {
      ReportLine("", "ÉCHEC \($0.transcript.file) : \($0.transcript.title)")
    }
    return lines + [ReportLine("", summary, .heading)]
  }

  /// A difference and where it was found.
  private struct Found {
    var result: ReplayResult
    var mismatch: Mismatch

    var title: String {
      "\(mismatch.location): \(result.transcript.title), tour \(mismatch.turn)"
    }

    var place: Place {
      Place(
        title: result.transcript.title, file: result.transcript.file, turn: mismatch.turn)
    }
  }

  /// So many places of a difference are named.
  private static let mostPlaces = 5

  /// Differences of texts that are the same, together, in the order of the first ones; every other
  /// difference alone, for it has a reason of its own.
  private static func grouped(_ found: [Found], by kind: Mismatch.Kind) -> [[Found]] {
    guard [.wording, .choices].contains(kind) else { return found.map { [$0] } }
    var numbers: [[LineDifference.Line]: Int] = [:]
    var groups: [[Found]] = []
    for one in found {
      let changes = LineDifference.lines(expected: one.mismatch.expected, got: one.mismatch.got)
        .filter { $0.mark != .both }
      if let number = numbers[changes] {
        groups[number].append(one)
      } else {
        numbers[changes] = groups.count
        groups.append([one])
      }
    }
    return groups
  }

  private static func others(_ found: some Collection<Found>) -> [ReportLine] {
    let named = found.prefix(mostPlaces).enumerated().map { index, one in
      ReportLine(index == 0 ? "    de même : " : "              ", one.title, .quiet)
    }
    let more = found.count - named.count
    return more == 0
      ? named : named + [ReportLine("              ", "et \(plural(more, "autre"))", .quiet)]
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
    if notReplayed > 0 { text += " ; \(Self.plural(notReplayed, "autre")) non rejouée" }
    if notReplayed > 1 { text += "s" }
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
        [ReportLine("", "\(mismatch.location): \(mismatch.kind.label) (tour \(mismatch.turn))")]
        + Self.lines(of: mismatch, indent: "  ")
      let reasons = next?.turn == mismatch.turn ? [] : Self.reasons(of: mismatch, indent: "  ")
      return (lines + reasons).map(\.plain)
    }
  }

  /// What differs.
  private static func lines(of mismatch: Mismatch, indent: String) -> [ReportLine] {
    guard mismatch.kind == .wording else {
      return block(indent + "attendu : ", mismatch.expected, .expected)
        + block(indent + "obtenu  : ", mismatch.got, .got)
    }
    return LineDifference.lines(expected: mismatch.expected, got: mismatch.got).map { line in
      let tone: ReportLine.Tone =
        switch line.mark {
        case .both: .quiet
        case .expected: .expected
        case .got: .got
        }
      return ReportLine(indent + line.mark.rawValue, line.text, tone, marked: line.changed)
    }
  }

  private static func reasons(of mismatch: Mismatch, indent: String) -> [ReportLine] {
    mismatch.why.enumerated().flatMap { index, line in
      block(indent + (index == 0 ? "pourquoi : " : "           "), line, .quiet)
    }
  }

  /// Lines under one another, the first behind a label.
  private static func block(
    _ label: String, _ text: String, _ tone: ReportLine.Tone
  ) -> [ReportLine] {
    let margin = String(repeating: " ", count: label.count)
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      ReportLine($0.offset == 0 ? label : margin, String($0.element), tone)
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
