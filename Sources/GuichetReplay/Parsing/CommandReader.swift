import GuichetCore
import PatternEngine

/// Reads the arguments of commands into values, and reports what is wrong with them.
enum CommandReader {
  private static let badArgument = "transcript.command.argument"

  /// `BUTTON value`, `BUTTON value|label`, `BUTTON label`; the label is for people.
  static func button(
    _ line: CommandLine, _ findings: inout some FindingCollector
  ) -> ScriptedInput? {
    let arguments = arguments(of: line)
    guard let first = arguments.first, !first.text.isEmpty, arguments.count < 3 else {
      findings.report(
        badArgument, "BUTTON attend la valeur ou le libellé d'un choix, par exemple BUTTON oui",
        at: line.location)
      return nil
    }
    return .button(first.text, at: line.location)
  }

  /// `PAUSE ms`, `CLOCK +31min`, `RESTART`, `RELOAD`.
  static func action(
    _ command: TranscriptCommand, _ line: CommandLine, _ findings: inout some FindingCollector
  ) -> ReplayAction? {
    switch command {
    case .pause:
      guard let argument = only(line), let milliseconds = natural(argument.text[...]) else {
        findings.report(
          badArgument, "PAUSE attend un nombre entier de millisecondes, par exemple PAUSE 500",
          at: place(line))
        return nil
      }
      return .wait(milliseconds: milliseconds)
    case .clock:
      guard let argument = only(line), let milliseconds = duration(argument.text) else {
        findings.report(
          badArgument,
          "CLOCK attend une durée en s, min, h ou d (jours), par exemple CLOCK +31min",
          at: place(line))
        return nil
      }
      return .wait(milliseconds: milliseconds)
    case .restart, .reload:
      expectNoArgument(line, &findings)
      return command == .restart ? .restart : .reload
    default: return nil
    }
  }

  /// Every assertion.
  static func assertion(
    _ command: TranscriptCommand, _ line: CommandLine, _ findings: inout some FindingCollector
  ) -> Assertion? {
    if let empty = arguments(of: line).first(where: { $0.text.isEmpty }) {
      findings.report(
        badArgument, "un argument est vide ; écrivez-le, ou retirez la barre « | » de trop",
        at: empty.location)
      return nil
    }
    guard let check = check(command, line, &findings) else { return nil }
    return Assertion(
      check: check, isNegated: line.isNegated, written: line.written, location: line.location)
  }

  private static func check(
    _ command: TranscriptCommand, _ line: CommandLine, _ findings: inout some FindingCollector
  ) -> Assertion.Check? {
    let texts = arguments(of: line).map(\.text)
    switch command {
    case .buttons: return .buttons(texts)
    case .intent: return .intent(texts)
    case .source: return .source(texts)
    case .confidence:
      guard let argument = only(line), let minimum = natural(argument.text[...]), minimum <= 100
      else {
        findings.report(
          badArgument, "INTENT_CONFIDENCE attend un nombre entier de 0 à 100, par exemple 75",
          at: place(line))
        return nil
      }
      return .confidence(Int(minimum))
    case .topic, .step:
      guard texts.count < 2 else {
        findings.report(
          badArgument, "\(line.word) n'attend qu'un identifiant ; écrivez une ligne pour chacun",
          at: place(line, argument: 1))
        return nil
      }
      return command == .topic ? .topic(texts.first) : .step(texts.first)
    case .situation: return situation(line, &findings)
    case .outcome: return outcome(line, &findings)
    case .text(let mode, let quantity, let ignoresCase):
      return text(
        TextCheck(mode: mode, quantity: quantity, ignoresCase: ignoresCase, arguments: texts), line,
        &findings)
    default: return nil
    }
  }

  private static func situation(
    _ line: CommandLine, _ findings: inout some FindingCollector
  ) -> Assertion.Check? {
    var facts: [Assertion.Fact] = []
    for argument in arguments(of: line) {
      for part in argument.text.split(whereSeparator: \.isWhitespace) {
        let sides = part.split(separator: "=", omittingEmptySubsequences: false)
        guard sides.count == 2, let name = sides.first, let value = sides.last, !name.isEmpty,
          !value.isEmpty
        else {
          findings.report(
            badArgument,
            "« \(part) » n'est pas un fait ; écrivez fait=valeur, par exemple "
              + "SITUATION hasCode=no", at: argument.location)
          return nil
        }
        facts.append(Assertion.Fact(name: String(name), value: String(value)))
      }
    }
    guard !facts.isEmpty else {
      findings.report(
        badArgument, "SITUATION attend un fait ou plusieurs, par exemple SITUATION hasCode=no",
        at: line.location)
      return nil
    }
    return .situation(facts)
  }

  private static func outcome(
    _ line: CommandLine, _ findings: inout some FindingCollector
  ) -> Assertion.Check? {
    if let argument = only(line), let outcome = Turn.Outcome(rawValue: argument.text) {
      return .outcome(outcome)
    }
    let known = Turn.Outcome.all.map(\.rawValue)
    let near = only(line).flatMap { EditDistance.nearest(to: $0.text, among: known) }
    let hint = near.map { "vouliez-vous dire « \($0) » ? " } ?? ""
    findings.report(
      badArgument, "\(hint)OUTCOME attend une issue : \(known.joined(separator: ", "))",
      at: place(line))
    return nil
  }

  private static func text(
    _ check: TextCheck, _ line: CommandLine, _ findings: inout some FindingCollector
  ) -> Assertion.Check? {
    if check.arguments.isEmpty, check.mode != .equals {
      findings.report(
        badArgument, "\(line.word) attend un texte ou plusieurs, séparés par « | »",
        at: line.location)
      return nil
    }
    guard check.mode == .pattern else { return .text(check) }
    for argument in arguments(of: line) {
      do {
        _ = try Pattern(argument.text, caseless: check.ignoresCase)
      } catch {
        var place = argument.location
        place.column += scalars(in: argument.text, before: error.utf8Offset)
        findings.report(
          "transcript.pattern", "expression régulière incorrecte (PCRE2) : \(error.sentence)",
          at: place)
        return nil
      }
    }
    return .text(check)
  }

  /// Reports arguments of a command that takes none.
  static func expectNoArgument(_ line: CommandLine, _ findings: inout some FindingCollector) {
    guard let first = arguments(of: line).first else { return }
    findings.report(
      badArgument, "\(line.word) s'écrit seul ; retirez « \(first.text) »", at: first.location)
  }

  /// Reports `?` or `!` in front of a command that compares nothing.
  static func expectNoPrefix(_ line: CommandLine, _ findings: inout some FindingCollector) {
    guard line.isOptional || line.isNegated else { return }
    findings.report(
      "transcript.command.prefix",
      "« \(line.isOptional ? "?" : "!") » ne va pas devant \(line.word) ; retirez-le",
      at: line.location)
  }

  private static func arguments(of line: CommandLine) -> [CommandArguments.Argument] {
    guard case .command(_, let arguments) = line.reading else { return [] }
    return arguments.items
  }

  private static func only(_ line: CommandLine) -> CommandArguments.Argument? {
    let arguments = arguments(of: line)
    return arguments.count == 1 ? arguments.first : nil
  }

  private static func place(_ line: CommandLine, argument index: Int = 0) -> SourceLocation {
    let arguments = arguments(of: line)
    return arguments.indices.contains(index) ? arguments[index].location : line.location
  }

  /// A number of at most nine digits, so that no later product overflows.
  private static func natural(_ digits: Substring) -> Int64? {
    guard (1...9).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int64(digits)
  }

  /// `+31min` in milliseconds.
  private static func duration(_ text: String) -> Int64? {
    guard text.utf8.first == 0x2B else { return nil }
    let units: [(String, Int64)] = [
      ("min", 60_000), ("s", 1_000), ("h", 3_600_000), ("d", 86_400_000),
    ]
    for (unit, milliseconds) in units where text.hasSuffix(unit) {
      return natural(text.dropFirst().dropLast(unit.count)).map { $0 * milliseconds }
    }
    return nil
  }

  private static func scalars(in text: String, before utf8Offset: Int) -> Int {
    String(decoding: text.utf8.prefix(max(0, utf8Offset)), as: UTF8.self).unicodeScalars.count
  }
}

extension Turn.Outcome {
  /// Every outcome, in the order of its declaration.
  static let all: [Turn.Outcome] = [.answered, .asked, .clarify, .fallback, .handoff, .ended]
}
