/// The id of a new conversation and the token that opens it.
struct Credentials: Equatable, Sendable {
  /// 128 random bits, 32 hexadecimal digits.
  var conversation: String
  /// 256 random bits, 64 hexadecimal digits; handed out once and never kept.
  var token: BearerToken

  /// Draws both from a generator fit for secrets.
  init(using generator: inout some RandomNumberGenerator) {
    conversation = Self.hexadecimal(bytes: 16, using: &generator)
    token = BearerToken(text: Self.hexadecimal(bytes: 32, using: &generator))
  }

  /// Draws both from the system's generator.
  init() {
    var generator = SystemRandomNumberGenerator()
    self.init(using: &generator)
  }

  private static func hexadecimal(
    bytes count: Int, using generator: inout some RandomNumberGenerator
  ) -> String {
    Hexadecimal.encode((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
