import Crypto
import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdCore

/// The page that chats, and the files it is made of.
struct PageRoutes: Sendable {
  let title: String

  /// Everything comes from this server, nothing is inline, nothing frames the page.
  static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
    "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  var routes: [Route] {
    [
      asset("/", PageHTML.document(title: title), mediaType: "text/html"),
      asset("/page.css", PageStyle.sheet, mediaType: "text/css"),
      asset("/page.js", PageScript.module, mediaType: "text/javascript"),
      asset("/icon.svg", PageIcon.drawing, mediaType: "image/svg+xml"),
    ]
  }

  /// A file that browsers keep and ask about: its tag changes with its text.
  private func asset(_ path: String, _ text: String, mediaType: String) -> Route {
    let digest = SHA256.hash(data: Data(text.utf8))
    let tag = "\"\(Hexadecimal.encode(digest).prefix(32))\""
    let headers: HTTPFields = [
      .cacheControl: "no-cache", .contentSecurityPolicy: Self.policy, .eTag: tag,
    ]
    return Route(.get, path) { request, _ in
      var response =
        Self.isKnown(tag, to: request)
        ? Response(status: .notModified)
        : Response.text(text, mediaType: mediaType)
      response.headers.append(contentsOf: headers)
      return response
    }
  }

  /// Whether the browser holds the text of this tag (`If-None-Match`).
  private static func isKnown(_ tag: String, to request: Request) -> Bool {
    guard let known = request.headers[.ifNoneMatch] else { return false }
    return known.split(separator: ",").contains { candidate in
      let candidate = candidate.drop { $0 == " " }
      return candidate == tag || candidate == "W/\(tag)"
    }
  }
}
