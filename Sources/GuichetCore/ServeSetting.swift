/// One thing `guichet serve` can be told: by a flag, by the environment, or under `serve:` in `bot.yml`.
///
/// The raw value is the flag without its dashes, and the key in `bot.yml`.
package enum ServeSetting: String, CaseIterable, Comparable, Sendable {
  case host
  case port
  case store
  case storeConnections = "store-connections"
  case channels
  case model
  case apiKey = "api-key"
  case allowedOrigins = "allowed-origins"
  case trustedProxies = "trusted-proxies"
  case privacyNotice = "privacy-notice"
  case maxBody = "max-body"
  case maxHistory = "max-history"
  case maxHeader = "max-header"
  case maxConnections = "max-connections"
  case clientRate = "client-rate"
  case clientBurst = "client-burst"
  case conversationRate = "conversation-rate"
  case conversationBurst = "conversation-burst"
  case headTimeout = "head-timeout"
  case bodyTimeout = "body-timeout"
  case idleTimeout = "idle-timeout"
  case answerTimeout = "answer-timeout"
  case shutdownTimeout = "shutdown-timeout"
  case tlsCertificate = "tls-certificate"
  case tlsKey = "tls-key"
  case logLevel = "log-level"

  /// The name of the variable of the environment, such as `GUICHET_MAX_BODY`.
  package var variable: String {
    "GUICHET_" + rawValue.uppercased().replacing("-", with: "_")
  }

  /// Whether the value is never shown.
  package var isSecret: Bool { self == .apiKey }

  /// In the order of the declaration.
  package static func < (left: ServeSetting, right: ServeSetting) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}

/// What a setting was told, and where.
package struct SettingValue: Equatable, Sendable {
  /// The text; the elements of a list with commas between.
  package var text: String
  /// Where it was told: `--port`, `GUICHET_PORT` or `bot.yml:12:9`.
  package var origin: String

  /// Creates a value.
  package init(_ text: String, from origin: String) {
    self.text = text
    self.origin = origin
  }
}
