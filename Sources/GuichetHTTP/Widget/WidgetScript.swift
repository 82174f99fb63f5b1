/// The script at `/widget.js`: the chat in a shadow root, for pages of listed origins.
///
/// One file, served as it is read; comments and indentation are left out.
struct WidgetScript {
  /// The largest size it may have, in bytes.
  static let mostBytes = 20_000

  /// The whole script.
  let text: String

  /// Puts the script together: the name of the bot, unless the page gives another, and what the menu
  /// says about privacy, where blank lines part paragraphs.
  init(title: String, privacyNotice: String) throws {
    let values = try [title, privacyNotice, WidgetStyle.sheet].map { text in
      String(decoding: try JSONText.bytes(of: text), as: UTF8.self)
    }
    let constants = zip(["title", "notice", "style"], values)
      .map { "const \($0) = \($1);" }.joined(separator: "\n")
    let script = ([WidgetFrame.beginning] + PageScript.parts + [WidgetFrame.end])
      .joined(separator: "\n")
    text =
      "(() => {\n\"use strict\";\n" + constants + "\n" + Self.dense(script) + "})();\n"
  }

  /// The script without indentation, blank lines and lines of comment; no text of it spans lines.
  private static func dense(_ script: String) -> String {
    script.split(separator: "\n")
      .map { $0.drop { $0 == " " } }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") }
      .map { $0 + "\n" }
      .joined()
  }
}
