extension ConversationReport {
  /// « 1 conversation, 12 messages ».
  var size: String {
    "\(totals.conversations) conversation\(totals.conversations > 1 ? "s" : ""), "
      + "\(totals.messages) message\(totals.messages > 1 ? "s" : "")"
  }

  /// The report in French, for a terminal.
  ///
  /// - Parameter most: How many entries of a list are shown.
  /// - Returns: Lines without control characters.
  public func text(most: Int = 30) -> String {
    var lines = [
      "\(size) : "
        + "\(count(unanswered)) sans réponse, \(count(doubtful)) douteux"
    ]
    func list(_ title: String, _ entries: [Entry]) {
      if entries.isEmpty { return }
      lines += ["", title]
      for entry in entries.prefix(most) {
        let times = entry.places.count > 1 ? " (\(entry.places.count) fois)" : ""
        lines.append("  \(entry.places[0])  « \(entry.message) »\(times)")
        var why = entry.reason == .unanswered ? [] : [entry.reason.label]
        if !entry.intents.isEmpty { why.append("lu : " + entry.intents.joined(separator: ", ")) }
        if !why.isEmpty { lines.append("      " + why.joined(separator: " ; ")) }
      }
      if entries.count > most { lines.append("  et \(entries.count - most) autres") }
    }
    list("Sans réponse", unanswered)
    list("Douteux", doubtful)
    func table(_ title: String, _ rows: [(String, Int)]) {
      if rows.isEmpty { return }
      lines += ["", title]
      lines += rows.prefix(most).map { name, count in
        let number = String(count)
        return "  " + String(repeating: " ", count: max(0, 5 - number.count)) + "\(number)  \(name)"
      }
    }
    table("Où l'on s'arrête", stops.map { ($0.step, $0.count) })
    table("Sujets répondus", topics.map { ($0.topic, $0.count) })
    if let first = (unanswered + doubtful).first {
      lines += [
        "", "Pour en faire une transcription : guichet transcript draft \"\(first.places[0])\" …",
      ]
    }
    return lines.map(TextFolding.visible).joined(separator: "\n")
  }

  private func count(_ entries: [Entry]) -> Int { entries.reduce(0) { $0 + $1.places.count } }
}
