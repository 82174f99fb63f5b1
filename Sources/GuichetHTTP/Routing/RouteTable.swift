import HTTPTypes

/// Which methods each path takes, so that 405 can be told from 404.
struct RouteTable: Sendable {
  private let entries: [(path: [Substring], method: HTTPRequest.Method)]

  /// Creates a table of the routes; a `GET` route takes `HEAD` too.
  init(_ routes: [Route]) {
    entries = routes.flatMap { route in
      let path = Self.components(of: route.path)
      let methods: [HTTPRequest.Method] =
        route.method == .get ? [.get, .head] : [route.method]
      return methods.map { (path, $0) }
    }
  }

  /// The methods a path takes, sorted by name; empty when there is no such path.
  func methods(at path: String) -> [HTTPRequest.Method] {
    let asked = Self.components(of: path)
    return
      entries
      .filter { Self.matches($0.path, asked) }
      .map(\.method)
      .sorted { $0.rawValue < $1.rawValue }
  }

  /// Splits as the router does: empty components do not count.
  private static func components(of path: String) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: true)
  }

  private static func matches(_ pattern: [Substring], _ path: [Substring]) -> Bool {
    pattern.count == path.count
      && zip(pattern, path).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
  }
}
