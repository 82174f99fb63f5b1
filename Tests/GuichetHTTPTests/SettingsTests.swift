import GuichetCore
import Testing

@testable import GuichetHTTP

@Suite struct SettingsTests {
  private func applied(_ values: [ServeSetting: String]) throws -> HTTPConfiguration {
    var configuration = HTTPConfiguration()
    try configuration.apply(values.mapValues { SettingValue($0, from: "essai") })
    return configuration
  }

  @Test func whatIsToldIsRead() throws {
    let read = try applied([
      .host: "::", .port: "0", .channels: "native, rasa", .apiKey: "k", .model: "m",
      .allowedOrigins: "https://a.org, http://localhost:8000", .trustedProxies: "10.0.0.0/8",
      .maxBody: "4k", .maxHistory: "2M", .maxHeader: "2048", .maxConnections: "7",
      .tlsCertificate: "c.pem", .tlsKey: "k.pem", .clientRate: "0", .conversationBurst: "5",
      .headTimeout: "1500ms", .idleTimeout: "2min",
    ])
    #expect(read.host == "::")
    #expect(read.channels == [.native, .rasa])
    #expect(read.allowedOrigins == ["https://a.org", "http://localhost:8000"])
    #expect(read.tls == TLSFiles(certificate: "c.pem", key: "k.pem"))
    #expect(read.limits.bodyBytes == 4096)
    #expect(read.limits.historyBytes == 2 * 1024 * 1024)
    #expect(read.limits.client.perMinute == 0)
    #expect(read.limits.conversation == RateLimit(perMinute: 60, burst: 5))
    #expect(read.timeouts.head == .milliseconds(1500))
    #expect(read.timeouts.idle == .seconds(120))
    #expect(read.limits.trustedProxies == [AddressRange("10.0.0.0/8")])
  }

  @Test(arguments: [
    (ServeSetting.port, "70000"), (.port, "a"), (.maxBody, "12"), (.maxBody, "-1"),
    (.maxBody, "99999999999999999999"), (.maxBody, "9999999999999999k"), (.headTimeout, "10"),
    (.headTimeout, "0s"), (.headTimeout, "s"), (.channels, "native, fax"),
    (.allowedOrigins, "*"), (.allowedOrigins, "https://a.org/"), (.allowedOrigins, "a.org"),
    (.trustedProxies, "proxy"), (.clientBurst, "0"), (.tlsKey, "clef.pem"),
    (.tlsCertificate, "certificat.pem"),
  ])
  func whatCannotBeReadIsNamedWithItsPlace(setting: ServeSetting, text: String) {
    let error = #expect(throws: SettingsError.self) { try applied([setting: text]) }
    #expect(error?.faults.count == 1)
    #expect(error?.faults.first?.hasPrefix("essai : « \(text) »") == true)
  }

  @Test func everyFaultIsToldAtOnce() {
    let error = #expect(throws: SettingsError.self) {
      try applied([.port: "a", .maxBody: "b", .channels: "c"])
    }
    #expect(error?.faults.count == 3)
  }

  @Test func whatIsInForceReadsBackAsItIs() throws {
    let settings = HTTPConfiguration().settings
    #expect(
      Set(settings.map(\.setting))
        == Set(ServeSetting.allCases).subtracting([.store, .storeConnections, .logLevel]))
    let again = try applied(
      Dictionary(uniqueKeysWithValues: settings.filter { !$0.text.isEmpty }.map { ($0, $1) }))
    #expect(again.settings.map(\.text) == settings.map(\.text))
  }
}
