import Hummingbird
import HummingbirdCore

/// The guide that answers stand on, section by section.
struct GuideRoutes: Sendable {
  /// The path of a section.
  static let path = "/v1/guide/:section"

  let sections: [GuideSection]

  var routes: [Route] {
    guard !sections.isEmpty else { return [] }
    return [
      Route(.get, Self.path) { _, scope in
        let asked = scope.parameters.get("section").flatMap(PercentEncoding.decode)
        guard let section = sections.first(where: { $0.section == asked }) else {
          throw Problem.notFound
        }
        return try .json(section)
      }
    ]
  }
}
