package import GuichetCore

/// What is wrong with settings, everything at once.
package struct SettingsError: Error {
  /// One French sentence each, with where the value was told.
  package let faults: [String]

  /// Creates the error.
  package init(faults: [String]) {
    self.faults = faults
  }
}

extension HTTPConfiguration {
  /// Changes what settings tell, and leaves the rest as it is.
  ///
  /// - Parameter values: What was told; `store`, `store-connections` and `log-level` are others' to read.
  /// - Throws: ``SettingsError`` with every fault.
  package mutating func apply(_ values: [ServeSetting: SettingValue]) throws(SettingsError) {
    var reader = SettingReader(values)
    host = reader.text(.host) ?? host
    port = reader.number(.port, within: 0...65_535) ?? port
    modelName = reader.text(.model) ?? modelName
    privacyNotice = reader.text(.privacyNotice) ?? privacyNotice
    apiKey = reader.text(.apiKey).flatMap { $0.isEmpty ? nil : $0 } ?? apiKey
    channels = Self.channels(&reader) ?? channels
    allowedOrigins = Self.origins(&reader) ?? allowedOrigins
    tls = Self.tls(&reader) ?? tls
    limits.apply(&reader)
    timeouts.apply(&reader)
    shutdownTimeout = reader.duration(.shutdownTimeout) ?? shutdownTimeout
    if !reader.faults.isEmpty { throw SettingsError(faults: reader.faults) }
  }

  /// The values in force, as they would be written; `store`, `store-connections` and
  /// `log-level` are left out.
  package var settings: [(setting: ServeSetting, text: String)] {
    [
      (.host, host), (.port, "\(port)"),
      (.channels, channels.map(\.rawValue).sorted().joined(separator: ", ")),
      (.model, modelName), (.apiKey, apiKey ?? ""),
      (.allowedOrigins, allowedOrigins.joined(separator: ", ")),
      (.privacyNotice, privacyNotice),
    ] + limits.settings + timeouts.settings + [
      (.shutdownTimeout, SettingText.of(shutdownTimeout)),
      (.tlsCertificate, tls?.certificate ?? ""), (.tlsKey, tls?.key ?? ""),
    ]
  }

  /// Both files or none.
  private static func tls(_ reader: inout SettingReader) -> TLSFiles? {
    let certificate = reader.text(.tlsCertificate).flatMap { $0.isEmpty ? nil : $0 }
    let key = reader.text(.tlsKey).flatMap { $0.isEmpty ? nil : $0 }
    if let certificate, let key { return TLSFiles(certificate: certificate, key: key) }
    let alone: ServeSetting? = certificate != nil ? .tlsCertificate : key != nil ? .tlsKey : nil
    if let alone {
      return reader.read(alone, "complet : tls-certificate et tls-key vont ensemble") { _ in nil }
    }
    return nil
  }

  private static func channels(_ reader: inout SettingReader) -> Set<HTTPChannel>? {
    let names = HTTPChannel.allCases.map(\.rawValue).joined(separator: ", ")
    guard let parts = reader.list(.channels) else { return nil }
    return reader.read(.channels, "une liste prise dans : \(names)") { _ in
      let channels = parts.compactMap(HTTPChannel.init)
      return channels.count == parts.count ? Set(channels) : nil
    }
  }

  /// An origin is a scheme, a host and perhaps a port: no path, no end slash, no `*`.
  private static func origins(_ reader: inout SettingReader) -> [String]? {
    guard let parts = reader.list(.allowedOrigins) else { return nil }
    return reader.read(.allowedOrigins, "une liste d’origines comme https://exemple.org") { _ in
      parts.allSatisfy(Origin.isOne) ? parts : nil
    }
  }
}

extension HTTPLimits {
  fileprivate mutating func apply(_ reader: inout SettingReader) {
    bodyBytes = reader.bytes(.maxBody, atLeast: 1024) ?? bodyBytes
    historyBytes = reader.bytes(.maxHistory, atLeast: 1024) ?? historyBytes
    headerBytes = reader.bytes(.maxHeader, atLeast: 1024) ?? headerBytes
    connections = reader.number(.maxConnections, within: 1...1_000_000) ?? connections
    client.perMinute = reader.number(.clientRate, within: 0...1_000_000) ?? client.perMinute
    client.burst = reader.number(.clientBurst, within: 1...1_000_000) ?? client.burst
    conversation.perMinute =
      reader.number(.conversationRate, within: 0...1_000_000) ?? conversation.perMinute
    conversation.burst =
      reader.number(.conversationBurst, within: 1...1_000_000) ?? conversation.burst
    guard let parts = reader.list(.trustedProxies) else { return }
    let ranges: [AddressRange]? = reader.read(
      .trustedProxies, "une liste d’adresses comme 127.0.0.1, 10.0.0.0/8"
    ) { _ in
      let ranges = parts.compactMap(AddressRange.init)
      return ranges.count == parts.count ? ranges : nil
    }
    trustedProxies = ranges ?? trustedProxies
  }

  fileprivate var settings: [(setting: ServeSetting, text: String)] {
    [
      (.trustedProxies, trustedProxies.map(\.description).joined(separator: ", ")),
      (.maxBody, "\(bodyBytes)"), (.maxHistory, "\(historyBytes)"), (.maxHeader, "\(headerBytes)"),
      (.maxConnections, "\(connections)"), (.clientRate, "\(client.perMinute)"),
      (.clientBurst, "\(client.burst)"), (.conversationRate, "\(conversation.perMinute)"),
      (.conversationBurst, "\(conversation.burst)"),
    ]
  }
}

extension ConnectionTimeouts {
  fileprivate mutating func apply(_ reader: inout SettingReader) {
    head = reader.duration(.headTimeout) ?? head
    body = reader.duration(.bodyTimeout) ?? body
    idle = reader.duration(.idleTimeout) ?? idle
    answer = reader.duration(.answerTimeout) ?? answer
  }

  fileprivate var settings: [(setting: ServeSetting, text: String)] {
    [
      (.headTimeout, SettingText.of(head)), (.bodyTimeout, SettingText.of(body)),
      (.idleTimeout, SettingText.of(idle)), (.answerTimeout, SettingText.of(answer)),
    ]
  }
}

/// Writes values as settings are written.
private enum SettingText {
  static func of(_ duration: Duration) -> String {
    let milliseconds = Int(duration / .milliseconds(1))
    return milliseconds.isMultiple(of: 1000) ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
  }
}
