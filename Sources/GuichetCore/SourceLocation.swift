/// A place in a file that an author can open.
public struct SourceLocation: Hashable, Codable, Comparable, Sendable {
  /// The path, relative to the bot's directory.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, in Unicode scalars.
  public var column: Int

  /// Creates a location.
  public init(file: String, line: Int, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// Orders by file, then line, then column.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`, the form editors and terminals make clickable.
  public var description: String { "\(file):\(line):\(column)" }
}
