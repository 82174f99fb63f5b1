import HTTPTypes
import Hummingbird

/// The page that chats, and the files it is made of.
struct PageRoutes: Sendable {
  let title: String
  let privacyNotice: String

  /// Everything comes from this server, nothing is inline, nothing frames the page.
  static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
    "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  var routes: [Route] {
    [
      asset(
        "/", PageHTML.document(title: title, privacyNotice: privacyNotice), mediaType: "text/html"),
      asset("/page.css", PageStyle.sheet, mediaType: "text/css"),
      asset("/page.js", PageScript.module, mediaType: "text/javascript"),
      asset("/icon.svg", PageIcon.drawing, mediaType: "image/svg+xml"),
    ]
  }

  private func asset(_ path: String, _ text: String, mediaType: String) -> Route {
    .file(path, text, mediaType: mediaType, headers: [.contentSecurityPolicy: Self.policy])
  }
}
