import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import GuichetHTTP

@Suite struct RateLimiterTests {
  private final class Clock: Sendable {
    private let time = Mutex<Int64>(0)
    func advance(seconds: Double) { time.withLock { $0 += Int64(seconds * 1e9) } }
    var now: Int64 { time.withLock(\.self) }
  }

  private func limiter(_ limit: RateLimit, _ clock: Clock) -> RateLimiter {
    RateLimiter(limit) { clock.now }
  }

  @Test func aBurstIsLetThroughAndThenTheRate() {
    let clock = Clock()
    let limiter = limiter(RateLimit(perMinute: 60, burst: 3), clock)
    for _ in 0..<3 { #expect(limiter.secondsToWait(for: "a") == nil) }
    #expect(limiter.secondsToWait(for: "a") == 1)
    clock.advance(seconds: 0.5)
    #expect(limiter.secondsToWait(for: "a") == 1)
    clock.advance(seconds: 0.5)
    #expect(limiter.secondsToWait(for: "a") == nil)
    #expect(limiter.secondsToWait(for: "a") == 1)
    clock.advance(seconds: 60)
    for _ in 0..<3 { #expect(limiter.secondsToWait(for: "a") == nil) }
    #expect(limiter.secondsToWait(for: "a") != nil)
  }

  @Test func keysAreApartAndARefusalCostsNothing() {
    let clock = Clock()
    let limiter = limiter(RateLimit(perMinute: 1, burst: 1), clock)
    #expect(limiter.secondsToWait(for: "a") == nil)
    for _ in 0..<9 { #expect(limiter.secondsToWait(for: "a") == 60) }
    #expect(limiter.secondsToWait(for: "b") == nil)
    clock.advance(seconds: 60)
    #expect(limiter.secondsToWait(for: "a") == nil)
  }

  @Test func zeroLimitsNothing() {
    let limiter = RateLimiter(.none)
    for _ in 0..<1_000 { #expect(limiter.secondsToWait(for: "a") == nil) }
    #expect(limiter.keyCount == 0)
  }

  @Test func whatIsKeptIsBounded() {
    let clock = Clock()
    let limiter = limiter(RateLimit(perMinute: 60, burst: 1), clock)
    for key in 0...RateLimiter.mostKeys { _ = limiter.secondsToWait(for: "\(key)") }
    #expect(limiter.keyCount == RateLimiter.mostKeys)
    clock.advance(seconds: 2)
    #expect(limiter.secondsToWait(for: "new") == nil)
    #expect(limiter.keyCount == 1)
    #expect(limiter.secondsToWait(for: "new") == 1)
  }
}

@Suite struct ClientAddressTests {
  private func key(peer: String?, forwarded: String?) throws -> String? {
    let name = try #require(HTTPField.Name("X-Forwarded-For"))
    let headers: HTTPFields = forwarded.map { [name: $0] } ?? [:]
    return ClientAddress(trusted: AddressRange.loopback).key(peer: peer, headers: headers)
  }

  @Test func aDirectClientIsItsAddressWhateverItClaims() throws {
    #expect(try key(peer: "192.0.2.7", forwarded: nil) == "c0000207")
    #expect(try key(peer: "192.0.2.7", forwarded: "198.51.100.1") == "c0000207")
    #expect(try key(peer: "::ffff:192.0.2.7", forwarded: nil) == "c0000207")
  }

  @Test func behindATrustedProxyTheLastUntrustedAddressCounts() throws {
    #expect(try key(peer: "127.0.0.1", forwarded: "198.51.100.1, 192.0.2.7") == "c0000207")
    #expect(try key(peer: "::1", forwarded: "192.0.2.7, 127.0.0.1") == "c0000207")
    #expect(try key(peer: "127.0.0.1", forwarded: "192.0.2.7, rien") == "rien")
  }

  @Test func aProgramBesideTheServerIsNobody() throws {
    #expect(try key(peer: "127.0.0.1", forwarded: nil) == nil)
    #expect(try key(peer: nil, forwarded: nil) == nil)
    #expect(try key(peer: "127.0.0.1", forwarded: "::1") == nil)
  }

  @Test func aNetworkOf64BitsIsOneClient() throws {
    let one = try key(peer: "2001:db8::1", forwarded: nil)
    #expect(try key(peer: "2001:db8::ffff:1", forwarded: nil) == one)
    #expect(try key(peer: "2001:db8:0:1::1", forwarded: nil) != one)
  }
}

@Suite struct AddressRangeTests {
  @Test(arguments: [
    ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
    ("192.0.2.128/25", "192.0.2.200", true), ("192.0.2.128/25", "192.0.2.1", false),
    ("192.0.2.7", "192.0.2.7", true), ("192.0.2.7", "192.0.2.8", false),
    ("0.0.0.0/0", "192.0.2.8", true), ("0.0.0.0/0", "::2", false),
    ("2001:db8::/33", "2001:db8:7fff::", true), ("2001:db8::/33", "2001:db8:8000::", false),
  ])
  func bitsInFrontDecide(range: String, address: String, isIn: Bool) throws {
    let range = try #require(AddressRange(range))
    #expect(range.contains(try #require(IPAddress(address))) == isIn)
  }

  @Test(arguments: ["", "a", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8/8", "1.2.3"])
  func anythingElseIsNoRange(text: String) {
    #expect(AddressRange(text) == nil)
  }
}

@Suite struct RefusalTests {
  private static let forwarded = HTTPField.Name("X-Forwarded-For")

  @Test func aClientThatAsksTooOftenIsToldWhenToComeBack() async throws {
    var harness = Harness()
    harness.configuration.limits.client = RateLimit(perMinute: 1, burst: 2)
    try await harness.run { client in
      let name = try #require(Self.forwarded)
      for _ in 0..<2 {
        #expect(try await client.get("/", headers: [name: "192.0.2.7"]).status == .ok)
      }
      let refused = try await client.get("/", headers: [name: "192.0.2.7"])
      try refused.expectProblem(.tooManyRequests)
      // A slow machine takes some of the minute before it asks again.
      let seconds = try #require(refused.headers[.retryAfter].flatMap { Int($0) })
      #expect((1...60).contains(seconds))
      #expect(try await client.get("/healthz", headers: [name: "192.0.2.7"]).status == .ok)
      #expect(try await client.get("/", headers: [name: "192.0.2.8"]).status == .ok)
      #expect(try await client.get("/").status == .ok)
      let model = try await client.get("/v1/models", headers: [name: "192.0.2.7"])
      #expect(model.status == .tooManyRequests)
      let body = try model.object()
      #expect((body["error"] as? [String: Any])?["type"] as? String == "rate_limit_error")
    }
  }

  @Test func aConversationIsLimitedOnEveryChannelBeforeAnythingIsApplied() async throws {
    var harness = Harness()
    harness.configuration.limits.conversation = RateLimit(perMinute: 1, burst: 1)
    try await harness.run { client in
      let begun = try await client.begin()
      #expect(try await client.send(#"{"text":"un"}"#, to: begun).status == .ok)
      try await client.send(#"{"text":"deux"}"#, to: begun).expectProblem(.tooManyRequests)
      let read = try await client.get(begun.path, headers: begun.authorization)
      #expect(!read.text.contains("deux"))
      let rasa = #"{"sender":"anne","message":"a"}"#
      #expect(try await client.post("/webhooks/rest/webhook", rasa).status == .ok)
      try await client.post("/webhooks/rest/webhook", rasa).expectProblem(.tooManyRequests)
      let header = try #require(HTTPField.Name("X-Conversation-Id"))
      let asked = #"{"messages":[{"role":"user","content":"a"}]}"#
      for status in [HTTPResponse.Status.ok, .tooManyRequests] {
        let answer = try await client.post("/v1/chat/completions", asked, headers: [header: "c"])
        #expect(answer.status == status)
      }
      let folded = try await client.post("/v1/chat/completions", asked)
      #expect(folded.status == .ok)
    }
  }

  @Test func theOperatorsKeyIsAskedOnChannelsWithoutTokens() async throws {
    var harness = Harness()
    harness.configuration.apiKey = "clef"
    try await harness.run { client in
      let calls: [(HTTPRequest.Method, String)] = [
        (.get, "/v1/models"), (.get, "/v1/models/guichet"), (.post, "/v1/chat/completions"),
        (.post, "/webhooks/rest/webhook"), (.get, "/conversations/anne/tracker"),
      ]
      for (method, path) in calls {
        for shown in [nil, "Bearer autre", "Bearer clefs"] {
          let response = try await client.executeRequest(
            uri: path, method: method, headers: shown.map { [.authorization: $0] } ?? [:],
            body: nil)
          #expect(response.status == .unauthorized)
          #expect(response.headers[.wwwAuthenticate] == "Bearer")
        }
      }
      let models = try await client.get("/v1/models", headers: [.authorization: "Bearer clef"])
      #expect(models.status == .ok)
      _ = try await client.begin()
    }
  }

  @Test func aChannelThatIsOffIsNotThere() async throws {
    var harness = Harness()
    harness.configuration.channels = [.native]
    try await harness.run { client in
      for path in ["/", "/page.js", "/webhooks/rest/", "/v1/models", "/conversations/a/tracker"] {
        #expect(try await client.get(path).status == .notFound)
      }
      _ = try await client.begin()
    }
  }
}
