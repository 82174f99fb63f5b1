/// All series of one name.
struct PrometheusFamily {
  /// What Prometheus is told the series are.
  enum Kind: String {
    case counter, gauge, histogram
  }

  /// What they are.
  let kind: Kind
  /// Each by its labels.
  var series: [PrometheusLabels: any PrometheusSeries] = [:]

  /// Creates a family without series.
  init(kind: Kind) {
    self.kind = kind
  }

  /// The lines of the family.
  func exposition(_ name: PrometheusName) -> String {
    let lines = series.sorted { $0.key < $1.key }.flatMap { $1.lines(name.text, $0) }
    return "# TYPE \(name.text) \(kind.rawValue)\n" + lines.map { $0 + "\n" }.joined()
  }
}

/// One series: a name, its labels and what was measured.
protocol PrometheusSeries: AnyObject, Sendable {
  /// The lines that say its value.
  func lines(_ name: String, _ labels: PrometheusLabels) -> [String]
}
