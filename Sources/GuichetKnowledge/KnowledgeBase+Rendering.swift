extension KnowledgeBase {
  /// The guide as people read it, in Markdown: title, sections, steps, screens.
  ///
  /// - Parameter showingSources: Whether each passage begins with its id and its lines.
  /// - Returns: The text, with a line feed at the end.
  public func rendered(showingSources: Bool = false) -> String {
    var lines = ["# \(title)"]
    for section in sections {
      let place = showingSources ? " [\(section.lines.inFrench)]" : ""
      lines += ["", "## \(section.number). \(section.title)\(place)"]
      var previous: Paragraph.Kind?
      for paragraph in section.paragraphs {
        let isListed = paragraph.kind == .contact && previous == .contact
        if !isListed { lines.append("") }
        let place = showingSources ? "[\(paragraph.id), \(paragraph.lines.inFrench)] " : ""
        lines.append(paragraph.rendered(place: place))
        previous = paragraph.kind
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension KnowledgeBase.Paragraph {
  fileprivate func rendered(place: String) -> String {
    switch kind {
    case .paragraph: place + text
    case .step: place + (marker.map { "\($0)) " } ?? "") + text
    case .subheading: "### " + place + text
    case .caption: "> " + place + text
    case .contact: "- " + place + text
    case .link: "→ " + place + text
    }
  }
}
