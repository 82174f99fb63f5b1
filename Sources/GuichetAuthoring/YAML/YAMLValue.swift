package import GuichetCore
import Yams

/// A value of a YAML file that remembers its place.
///
/// Scalars are read as their text: YAML's own typing would turn the French pronoun *on* into a
/// boolean and `07` into a number.
package struct YAMLValue {
  private let node: Node
  /// The lines of the file, to tell where the text of a block begins.
  private let lines: [Substring.UTF8View]
  /// The file, relative to the bot's directory.
  package let file: String

  /// Parses a file's text; a syntax error is a finding, and `nil` comes back.
  ///
  /// - Parameters:
  ///   - text: The file's content.
  ///   - file: Its path, relative to the bot's directory.
  ///   - findings: Takes the finding.
  /// - Returns: The root, or `nil`.
  package static func parse(
    _ text: String, file: String, findings: inout [Diagnostic]
  ) -> YAMLValue? {
    do {
      // Without rules of its own: no scalar is looked at for being a number or a date.
      guard let node = try Yams.compose(yaml: text, .basic) else {
        findings.append(
          Diagnostic(
            "yaml.empty", "le fichier est vide ; écrivez-y au moins la clé attendue",
            at: SourceLocation(file: file, line: 1)))
        return nil
      }
      let lines = Substring(text).utf8.split(separator: 10, omittingEmptySubsequences: false)
      return YAMLValue(node: node, file: file, lines: lines)
    } catch let error as YamlError {
      findings.append(diagnostic(for: error, file: file))
    } catch {
      findings.append(
        Diagnostic("yaml.syntax", "\(error)", at: SourceLocation(file: file, line: 1)))
    }
    return nil
  }

  private init(node: Node, file: String, lines: [Substring.UTF8View]) {
    self.node = node
    self.file = file
    self.lines = lines
  }

  private func inner(_ node: Node) -> YAMLValue {
    YAMLValue(node: node, file: file, lines: lines)
  }

  private static func diagnostic(for error: YamlError, file: String) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Diagnostic(
        "yaml.syntax",
        "YAML mal formé : \(YAMLProblem.french(problem)) ; vérifiez l'indentation et les guillemets",
        at: SourceLocation(file: file, line: max(1, mark.line), column: max(1, mark.column)))
    case .duplicatedKeysInMapping(let keys, let context):
      return Diagnostic(
        "yaml.duplicate-key",
        "clé répétée dans un même bloc : \(keys.map { "\($0)" }.joined(separator: ", ")) ; gardez-en une",
        at: SourceLocation(
          file: file, line: max(1, context.mark.line), column: max(1, context.mark.column)))
    case .reader(let problem, _, _, _):
      return Diagnostic(
        "yaml.syntax", "YAML illisible : \(YAMLProblem.french(problem)) ; retirez-le",
        at: SourceLocation(file: file, line: 1))
    default:
      return Diagnostic(
        "yaml.syntax", "YAML illisible : \(error)", at: SourceLocation(file: file, line: 1))
    }
  }

  /// Where the value begins.
  package var location: SourceLocation {
    guard let mark = node.mark else { return SourceLocation(file: file, line: 1) }
    return SourceLocation(file: file, line: max(1, mark.line), column: max(1, mark.column))
  }

  /// Where the text of a scalar begins: behind its opening quote, or on the first line of its block.
  package var contentLocation: SourceLocation {
    var place = location
    if case .scalar(let scalar) = node {
      switch scalar.style {
      case .singleQuoted, .doubleQuoted: place.column += 1
      case .literal, .folded:
        place.line += 1
        place.column = indentation(below: place.line) + 1
      default: break
      }
    }
    return place
  }

  /// Where a part of the scalar's text is; exact but for escapes and lines that YAML joins.
  ///
  /// - Parameter utf8Offset: The part's place in ``text``.
  /// - Returns: The part's place in the file.
  package func location(at utf8Offset: Int) -> SourceLocation {
    var place = contentLocation
    guard case .scalar(let scalar) = node else { return place }
    let firstColumn = scalar.style == .literal || scalar.style == .folded ? place.column : 1
    for byte in scalar.string.utf8.prefix(utf8Offset) {
      if byte == 10 {
        place.line += 1
        place.column = firstColumn
      } else if byte & 0xC0 != 0x80 {
        let isDoubled = scalar.style == .singleQuoted && byte == UInt8(ascii: "'")
        place.column += isDoubled ? 2 : 1
      }
    }
    return place
  }

  /// The spaces in front of the first line, from `line` on, that holds anything else.
  private func indentation(below line: Int) -> Int {
    let written = lines.dropFirst(line - 1).first { line in
      line.contains { $0 != UInt8(ascii: " ") && $0 != 13 }
    }
    return written?.prefix { $0 == UInt8(ascii: " ") }.count ?? 0
  }

  /// The text of a scalar, `nil` for lists and mappings.
  package var text: String? {
    if case .scalar(let scalar) = node { return scalar.string }
    return nil
  }

  /// The elements of a list, `nil` for anything else.
  package var elements: [YAMLValue]? {
    guard case .sequence(let sequence) = node else { return nil }
    return sequence.map(inner)
  }

  /// The entries of a mapping in the order of the file, `nil` for anything else.
  package var entries: [(key: YAMLValue, value: YAMLValue)]? {
    guard case .mapping(let mapping) = node else { return nil }
    return mapping.map { (inner($0.key), inner($0.value)) }
  }

  /// The text, or a finding that says what was expected.
  package func text(_ what: String, findings: inout [Diagnostic]) -> String? {
    if let text { return text }
    findings.append(Diagnostic("yaml.type", "\(what) : un texte est attendu ici", at: location))
    return nil
  }

  /// The elements of a list; a lone scalar counts as a list of one.
  package func list(_ what: String, findings: inout [Diagnostic]) -> [YAMLValue] {
    if let elements { return elements }
    if text != nil { return [self] }
    findings.append(
      Diagnostic("yaml.type", "\(what) : une liste est attendue ici (« - … »)", at: location))
    return []
  }

  /// The entries of a mapping whose keys the author names; anything else is a finding.
  package func entries(
    _ what: String, findings: inout [Diagnostic]
  ) -> [(key: YAMLValue, value: YAMLValue)] {
    if let entries { return entries }
    findings.append(
      Diagnostic(
        "yaml.type", "\(what) : un bloc « clé: valeur » est attendu ici", at: location))
    return []
  }

  /// The texts of a list, each with its place.
  package func texts(
    _ what: String, findings: inout [Diagnostic]
  ) -> [(text: String, at: SourceLocation)] {
    list(what, findings: &findings).compactMap { element in
      element.text(what, findings: &findings).map { ($0, element.contentLocation) }
    }
  }

  /// A whole number, or a finding.
  package func integer(_ what: String, findings: inout [Diagnostic]) -> Int? {
    if let text, let number = Int(text) { return number }
    findings.append(
      Diagnostic("yaml.type", "\(what) : un nombre entier est attendu ici", at: location))
    return nil
  }

  /// The mapping with its keys checked: an unknown key is a finding that names the nearest one.
  package func fields(
    _ what: String, known: Set<String>, required: [String] = [], findings: inout [Diagnostic]
  ) -> YAMLFields? {
    guard let entries else {
      findings.append(
        Diagnostic(
          "yaml.type", "\(what) : un bloc « clé: valeur » est attendu ici", at: location))
      return nil
    }
    var values: [String: YAMLValue] = [:]
    for (key, value) in entries {
      guard let name = key.text("clé", findings: &findings) else { continue }
      if known.contains(name) {
        values[name] = value
      } else {
        let hint = EditDistance.nearest(to: name, among: known).map {
          " ; vouliez-vous dire « \($0) » ?"
        }
        findings.append(
          Diagnostic(
            "yaml.unknown-key",
            "\(what) : clé « \(name) » inconnue\(hint ?? " ; clés possibles : \(known.sorted().joined(separator: ", "))")",
            at: key.location))
      }
    }
    for name in required where values[name] == nil {
      findings.append(
        Diagnostic("yaml.missing-key", "\(what) : la clé « \(name) » manque", at: location))
    }
    return YAMLFields(values: values, location: location)
  }
}

/// The checked keys of a mapping.
package struct YAMLFields {
  private let values: [String: YAMLValue]
  /// Where the mapping begins.
  package let location: SourceLocation

  init(values: [String: YAMLValue], location: SourceLocation) {
    self.values = values
    self.location = location
  }

  /// The value of a key, when it is there.
  package subscript(_ key: String) -> YAMLValue? { values[key] }
}
