/// What asking for a line gave.
enum LineReading: Hashable {
  /// A line without its end, its malformed bytes replaced by U+FFFD.
  case line(String)
  /// The input ended.
  case end
  /// The person, or the system, asked to stop.
  case interrupted
}
