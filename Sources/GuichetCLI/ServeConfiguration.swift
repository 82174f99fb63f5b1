import ArgumentParser
import GuichetCore
import GuichetHTTP
import GuichetStore
import Logging

/// Everything `guichet serve` was told: flags before the environment before `bot.yml` before defaults.
struct ServeConfiguration {
  /// A file in the working directory.
  static let defaultStore = "sqlite:guichet.sqlite"

  /// Connections to a server of databases, unless told otherwise.
  static let defaultStoreConnections = 16

  private let told: [ServeSetting: SettingValue]
  /// How the server listens and what it accepts.
  let http: HTTPConfiguration
  /// Where conversations are kept.
  let store: String
  /// The most connections to a server of databases.
  let storeConnections: Int
  /// What is logged.
  let logLevel: Logger.Level

  /// Gathers and checks every value.
  ///
  /// - Throws: ``SettingsError`` with every fault.
  init(
    flags: [ServeSetting: String], environment: [String: String],
    file: [ServeSetting: SettingValue], title: String
  ) throws(SettingsError) {
    var told = file
    for setting in ServeSetting.allCases {
      if let text = flags[setting] {
        told[setting] = SettingValue(text, from: "--\(setting.rawValue)")
      } else if let text = environment[setting.variable] {
        told[setting] = SettingValue(text, from: setting.variable)
      }
    }
    var http = HTTPConfiguration(pageTitle: title)
    var faults: [String] = []
    do {
      try http.apply(told)
    } catch {
      faults = error.faults
    }
    var reader = SettingReader(told)
    storeConnections =
      reader.number(.storeConnections, within: 1...1_000) ?? Self.defaultStoreConnections
    faults += reader.faults
    let level = told[.logLevel]
    logLevel = level.flatMap { Logger.Level(rawValue: $0.text) } ?? .info
    if let level, Logger.Level(rawValue: level.text) == nil {
      faults.append("\(level.origin) : « \(level.text) » n’est pas un niveau comme info ou error.")
    }
    if !faults.isEmpty { throw SettingsError(faults: faults) }
    self.told = told
    self.http = http
    store = told[.store]?.text ?? Self.defaultStore
  }

  /// Every setting in force, one a line, as it could stand under `serve:` in `bot.yml`, with where it
  /// was told.
  var description: String {
    let values =
      [
        (.store, StoreURL.shown(store)), (.storeConnections, "\(storeConnections)"),
        (.logLevel, logLevel.rawValue),
      ] + http.settings
    return values.sorted { $0.0 < $1.0 }.map { setting, text in
      let shown = setting.isSecret && !text.isEmpty ? "•••" : text
      return "\(setting.rawValue): \(Self.quoted(shown))  # \(told[setting]?.origin ?? "défaut")"
    }.joined(separator: "\n")
  }

  private static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || "-./ ".contains($0) }
    if isPlain { return text }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }
}
