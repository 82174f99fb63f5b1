/// When a message comes, as far as a greeting depends on it.
struct Moment {
  /// Whether it is the first one.
  var isFirst: Bool
  /// Whether a long silence lies before it.
  var isLate: Bool
}
