/// Breaks labels into lines.
enum TextWrapping {
  /// The words of a text in lines of at most `width` characters; a longer word has its own line.
  ///
  /// A dash stays behind the word in front of it, even beyond the width.
  static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, word == "–" || last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
