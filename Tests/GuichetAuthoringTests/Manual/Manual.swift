import Foundation
import Testing

/// The authors' manual in the parts that tests try out.
struct Manual {
  /// A fenced block.
  struct Block: Sendable, CustomTestStringConvertible {
    /// The language behind the fence, empty when none is given.
    var language: String
    /// The heading it stands under.
    var section: String
    /// The line of its fence, from 1.
    var line: Int
    /// Its text.
    var text: String

    /// The file its first comment names.
    var file: String? {
      guard let first = text.split(separator: "\n").first, first.hasPrefix("# ") else { return nil }
      return first.dropFirst(2).split(separator: " ").first.map(String.init)
    }

    var testDescription: String { "docs/authoring.md:\(line)" }
  }

  /// An item of a list, its lines joined.
  struct Item: Sendable, CustomTestStringConvertible {
    var section: String
    var line: Int
    var text: String

    var testDescription: String { "docs/authoring.md:\(line)" }
  }

  private(set) var blocks: [Block] = []
  private(set) var tables: [ManualTable] = []
  private(set) var items: [Item] = []
  /// The whole text.
  let text: String

  /// The manual of the repository.
  static let shared = Result {
    try Manual(
      String(contentsOf: RealBot.root.appendingPathComponent("docs/authoring.md"), encoding: .utf8))
  }

  /// Takes a text in Markdown apart.
  init(_ text: String) {
    self.text = text
    var section = ""
    var fence: Block?
    for (index, line) in text.components(separatedBy: "\n").enumerated() {
      if var open = fence {
        if line == "```" {
          blocks.append(open)
          fence = nil
        } else {
          open.text += line + "\n"
          fence = open
        }
      } else if line.hasPrefix("```") {
        fence = Block(
          language: String(line.dropFirst(3)), section: section, line: index + 1, text: "")
      } else if line.hasPrefix("#") {
        section = line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces)
      } else if line.hasPrefix("|") {
        addRow(ManualTable.cells(of: line), line: index + 1, section: section)
      } else if line.hasPrefix("- ") {
        items.append(Item(section: section, line: index + 1, text: String(line.dropFirst(2))))
      } else if line.hasPrefix("  "), let last = items.indices.last {
        items[last].text += " " + line.trimmingCharacters(in: .whitespaces)
      }
    }
  }

  private mutating func addRow(_ cells: [String], line: Int, section: String) {
    if let last = tables.indices.last, tables[last].nextLine == line {
      tables[last].add(cells, line: line)
    } else {
      tables.append(ManualTable(section: section, header: cells, line: line))
    }
  }

  /// The blocks of a language.
  static func blocks(_ language: String) throws -> [Block] {
    try shared.get().blocks.filter { $0.language == language }
  }

  /// The tables that have a column of this name.
  static func tables(with column: String) throws -> [ManualTable] {
    try shared.get().tables.filter { $0.header.contains(column) }
  }

  /// The texts between two marks, such as « » or two grave accents, the marks left out.
  static func parts(of text: String, between open: Character, and close: Character) -> [String] {
    var parts: [String] = []
    var rest = Substring(text)
    while let start = rest.firstIndex(of: open) {
      rest = rest[rest.index(after: start)...]
      guard let end = rest.firstIndex(of: close) else { break }
      parts.append(rest[..<end].trimmingCharacters(in: .whitespaces))
      rest = rest[rest.index(after: end)...]
    }
    return parts
  }

  /// What stands in `code` in a text.
  static func code(in text: String) -> [String] { parts(of: text, between: "`", and: "`") }

  /// The messages quoted in a text.
  static func messages(in text: String) -> [String] { parts(of: text, between: "«", and: "»") }
}
