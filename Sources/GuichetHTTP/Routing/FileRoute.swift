import Crypto
import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdCore

extension Route {
  /// A file that clients keep and ask about: its tag changes with its text.
  static func file(
    _ path: String, _ text: String, mediaType: String, headers more: HTTPFields = [:]
  ) -> Route {
    let digest = SHA256.hash(data: Data(text.utf8))
    let tag = "\"\(Hexadecimal.encode(digest).prefix(32))\""
    var headers: HTTPFields = [.cacheControl: "no-cache", .eTag: tag]
    headers.append(contentsOf: more)
    return Route(.get, path) { [headers] request, _ in
      var response =
        isKnown(tag, to: request)
        ? Response(status: .notModified)
        : Response.text(text, mediaType: mediaType)
      response.headers.append(contentsOf: headers)
      return response
    }
  }

  /// Whether the client holds the text of this tag (`If-None-Match`).
  private static func isKnown(_ tag: String, to request: Request) -> Bool {
    guard let known = request.headers[.ifNoneMatch] else { return false }
    return known.split(separator: ",").contains { candidate in
      let candidate = candidate.drop { $0 == " " }
      return candidate == tag || candidate == "W/\(tag)"
    }
  }
}
