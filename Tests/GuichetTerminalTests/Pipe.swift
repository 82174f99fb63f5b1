import Glibc

/// The two ends of a pipe.
struct Pipe: Sendable {
  let readEnd: Int32
  let writeEnd: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemError(code: errno) }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  /// Returns a pipe whose reader gets these bytes and then the end, however many they are.
  static func holding(_ bytes: [UInt8]) throws -> Pipe {
    let pipe = try Pipe()
    let end = pipe.writeEnd
    try onThread {
      writeAll(bytes, to: end)
      close(end)
    }
    return pipe
  }

  /// Reads to the end, on a thread of its own since that may take as long as a test.
  func contents() async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      do {
        try onThread { continuation.resume(returning: readAll()) }
      } catch {
        continuation.resume(throwing: error)
      }
    }
  }

  private func readAll() -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(readEnd, &buffer, buffer.count)
      guard count > 0 else { return result }
      result += buffer.prefix(count)
    }
  }
}

/// A call that failed, with its error number.
struct SystemError: Error {
  var code: Int32
}

func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}

/// Runs what blocks on a thread of its own.
func onThread(_ body: @escaping @Sendable () -> Void) throws {
  final class Body {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  let code = pthread_create(
    &thread, nil,
    { context in
      if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().body() }
      return nil
    }, Unmanaged.passRetained(Body(body)).toOpaque())
  guard code == 0 else { throw SystemError(code: code) }
  pthread_detach(thread)
}
