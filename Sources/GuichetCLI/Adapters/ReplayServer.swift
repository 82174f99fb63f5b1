import AsyncHTTPClient
import Foundation
import GuichetHTTP
import GuichetReplay
import Logging
import NIOCore
import NIOHTTP1

/// A server on a free port of this machine, for one replayed conversation, and a client of it.
struct ReplayServer {
  /// Answers are no longer than this, in bytes.
  private static let longestAnswer = 16 * 1_024 * 1_024

  private let address: String
  private let running: Task<Void, Never>

  /// Starts a server; returns once it listens.
  ///
  /// - Throws: ``ReplayFailure`` when it cannot listen.
  init(world: ReplayWorld) async throws {
    let (addresses, report) = AsyncStream<String>.makeStream()
    var logger = Logger(label: "guichet.replay")
    logger.logLevel = .critical
    var configuration = HTTPConfiguration(port: 0)
    configuration.shutdownTimeout = .milliseconds(100)
    // A replay types faster than people do.
    configuration.limits.client = .none
    configuration.limits.conversation = .none
    let server = HTTPServer(
      service: world.service(), tokens: world.tokens, configuration: configuration,
      logger: logger, onListening: { report.yield($0) })
    running = Task {
      try? await server.run()
      report.finish()
    }
    guard let address = await addresses.first(where: { _ in true }) else {
      throw ReplayFailure("le serveur ne démarre pas")
    }
    self.address = address
  }

  /// A name as it may stand in a path or a header.
  static func escaped(_ name: String) -> String {
    name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? name
  }

  /// Stops the server.
  func stop() { running.cancel() }

  /// Sends a request with a JSON body, if any, and decodes the answer.
  ///
  /// - Throws: ``ReplayFailure`` when the answer is not a success.
  func request<Answer: Decodable>(
    _ method: String, _ path: String, body: (some Encodable)? = nil as String?,
    token: String? = nil, headers: [String: String] = [:], as type: Answer.Type = Answer.self
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: address + path)
    request.method = HTTPMethod(rawValue: method)
    if let body {
      request.body = .bytes(ByteBuffer(bytes: try JSONEncoder().encode(body)))
      request.headers.add(name: "Content-Type", value: "application/json")
    }
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
    let answer = try await response.body.collect(upTo: Self.longestAnswer)
    let data = Data(answer.readableBytesView)
    guard (200..<300).contains(response.status.code) else {
      throw ReplayFailure(
        "\(method) \(path) : \(response.status.code) \(String(decoding: data, as: UTF8.self))")
    }
    return try JSONDecoder().decode(Answer.self, from: data)
  }
}
