#if PostgreSQL
import CPostgres
import GuichetStore

/// A URL that libpq can read, and the passwords in it, which no text shows.
struct PostgreSQLAddress: Sendable {
  /// The URL as given.
  let url: String
  private let secrets: [String]

  /// Reads a URL.
  ///
  /// - Throws: ``StoreError/unavailable(_:)`` when libpq cannot read it; the library's own text is left
  ///   out, since it repeats the URL.
  init(_ url: String) throws(StoreError) {
    guard let options = PQconninfoParse(url, nil) else {
      throw .unavailable(
        "« \(StoreURL.shown(url)) » n'est pas une adresse PostgreSQL ; écrivez "
          + "postgres://utilisateur@serveur:5432/base")
    }
    defer { PQconninfoFree(options) }
    var secrets: [String] = []
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val, String(cString: keyword).contains("password") {
        secrets.append(String(cString: value))
      }
      option += 1
    }
    self.url = url
    self.secrets = secrets.filter { !$0.isEmpty }
  }

  /// A text without the passwords.
  func hidingSecrets(in text: String) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "•••") }
  }
}
#endif
