/// Where conversations are kept, as `--store` names it.
public enum StoreURL: Equatable, Sendable {
  /// `memory:` — nothing outlives the process.
  case memory
  /// `sqlite:PATH` — one file.
  case sqlite(path: String)
  /// `postgres://…` or `postgresql://…`, as libpq reads it, its password included.
  case postgreSQL(String)

  /// Reads a URL; `nil` when it names no store that there is.
  public init?(_ text: String) {
    if text == "memory:" {
      self = .memory
    } else if let path = Self.rest(of: text, after: "sqlite:") {
      self = .sqlite(path: path)
    } else if ["postgres://", "postgresql://"].contains(where: text.hasPrefix) {
      self = .postgreSQL(text)
    } else {
      return nil
    }
  }

  private static func rest(of text: String, after scheme: String) -> String? {
    text.hasPrefix(scheme) && text.count > scheme.count
      ? String(text.dropFirst(scheme.count)) : nil
  }

  /// A URL as it may be shown: no password of the user's part, and no value of a parameter whose name
  /// speaks of one.
  ///
  /// It hides rather too much than too little: it need not be well formed.
  public static func shown(_ text: String) -> String {
    var shown = text
    if let scheme = text.firstRange(of: "://"), let at = text.lastIndex(of: "@"),
      scheme.upperBound < at, let colon = text[scheme.upperBound..<at].firstIndex(of: ":")
    {
      shown = text[...colon] + hidden + text[at...]
    }
    return shown.replacing(/(?i)(pass\w*|secret|key)=[^&\s]+/) { "\($0.1)=\(hidden)" }
  }

  private static let hidden = "•••"
}
