import HTTPTypes
import Hummingbird

/// The widget's file, which any page may load; what it may do there, CORS decides.
struct WidgetRoutes: Sendable {
  private static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")

  let script: WidgetScript

  var routes: [Route] {
    var headers: HTTPFields = [.accessControlAllowOrigin: "*"]
    if let name = Self.resourcePolicy { headers[name] = "cross-origin" }
    return [.file("/widget.js", script.text, mediaType: "text/javascript", headers: headers)]
  }
}
