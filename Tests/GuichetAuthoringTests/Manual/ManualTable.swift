import Foundation
import Testing

/// A table of the manual.
struct ManualTable: Sendable {
  /// One row: its cells, and the line it stands on.
  struct Row: Sendable, CustomTestStringConvertible {
    var cells: [String]
    var line: Int

    var testDescription: String { "docs/authoring.md:\(line) \(cells.first ?? "")" }
  }

  /// The heading it stands under.
  let section: String
  /// The names of its columns.
  let header: [String]
  private(set) var rows: [Row] = []
  /// Where its next row would stand.
  private(set) var nextLine: Int

  init(section: String, header: [String], line: Int) {
    self.section = section
    self.header = header
    nextLine = line + 1
  }

  /// Adds a row; the rule under the header is none.
  mutating func add(_ cells: [String], line: Int) {
    nextLine = line + 1
    if cells.contains(where: { !$0.allSatisfy { $0 == "-" } }) {
      rows.append(Row(cells: cells, line: line))
    }
  }

  /// The cell of a row under a column.
  func cell(_ column: String, of row: Row) throws -> String {
    let index = try #require(header.firstIndex(of: column), "\(section): no column \(column)")
    return try #require(index < row.cells.count ? row.cells[index] : nil, "\(row)")
  }

  /// The cells of a line; `\|` is a bar inside one.
  static func cells(of line: String) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line.dropFirst() {
      if character == "|", !isEscaped {
        cells.append("")
      } else {
        if isEscaped, character != "|" { cells[cells.count - 1].append("\\") }
        if character != "\\" { cells[cells.count - 1].append(character) }
      }
      isEscaped = character == "\\"
    }
    return cells.dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
