import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import GuichetHTTP

@Suite struct ConnectionWatchTests {
  private static let timeouts = ConnectionTimeouts(
    head: .seconds(10), body: .seconds(20), idle: .seconds(60), answer: .seconds(5))
  private static let head = HTTPRequestPart.head(
    HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/"))
  private static let answer = HTTPResponsePart.head(HTTPResponse(status: .ok))

  private func channel(_ registry: ConnectionRegistry = .init(most: 10)) throws -> EmbeddedChannel {
    let channel = EmbeddedChannel(
      handler: ConnectionWatch(timeouts: Self.timeouts, registry: registry))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
  }

  @Test func aClientThatSendsNoHeadersIsCut() throws {
    let channel = try channel()
    channel.embeddedEventLoop.advanceTime(by: .seconds(9))
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }

  @Test func aBodyThatTricklesIsCutWhateverArrives() throws {
    let channel = try channel()
    try channel.writeInbound(Self.head)
    for _ in 0..<19 {
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
      try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "a")))
    }
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }

  @Test func theServerMayTakeItsTime() throws {
    let channel = try channel()
    try channel.writeInbound(Self.head)
    try channel.writeInbound(HTTPRequestPart.end(nil))
    channel.embeddedEventLoop.advanceTime(by: .seconds(600))
    #expect(channel.isActive)
    try channel.writeOutbound(Self.answer)
    try channel.writeOutbound(HTTPResponsePart.end(nil))
    channel.embeddedEventLoop.advanceTime(by: .seconds(59))
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }

  @Test func anAnswerBeforeTheEndOfTheBodyDoesNotProlongIt() throws {
    let channel = try channel()
    try channel.writeInbound(Self.head)
    try channel.writeOutbound(Self.answer)
    try channel.writeOutbound(HTTPResponsePart.end(nil))
    channel.embeddedEventLoop.advanceTime(by: .seconds(20))
    #expect(!channel.isActive)
  }

  @Test func aClientThatSendsWithoutReadingIsCut() throws {
    let channel = try channel()
    for _ in 0..<ConnectionWatch.mostAnswersDue {
      try channel.writeInbound(Self.head)
      try channel.writeInbound(HTTPRequestPart.end(nil))
    }
    #expect(channel.isActive)
    try channel.writeInbound(Self.head)
    #expect(!channel.isActive)
  }

  @Test func closedConnectionsAreForgotten() throws {
    let registry = ConnectionRegistry(most: 10)
    let channel = try channel(registry)
    #expect(registry.count == 1)
    try channel.close().wait()
    #expect(registry.count == 0)
  }

  @Test func oneTooManyCutsTheOneThatWaitedLongest() throws {
    let registry = ConnectionRegistry(most: 2)
    let busy = try channel(registry)
    try busy.writeInbound(Self.head)
    try busy.writeInbound(HTTPRequestPart.end(nil))
    let waiting = try channel(registry)
    let new = try channel(registry)
    #expect(busy.isActive)
    #expect(!waiting.isActive)
    #expect(new.isActive)
    #expect(registry.count == 2)
  }
}
