import Dispatch
import Synchronization

/// Work spread over the processors, with results in the order of the input.
package enum Parallel {
  /// Elements handed to a processor at a time.
  private static let chunk = 64

  /// Transforms every element of an array.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let chunks = stride(from: 0, to: elements.count, by: chunk).map {
      $0..<min($0 + chunk, elements.count)
    }
    let results = Mutex<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: chunks.count) { number in
      let part = elements[chunks[number]].map(transform)
      results.withLock { $0[number] = part }
    }
    return results.withLock { found in chunks.indices.flatMap { found[$0] ?? [] } }
  }

  /// Does two things at once, and returns both results.
  package static func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let one = Mutex<First?>(nil)
    let two = Mutex<Second?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { number in
      if number == 0 {
        let result = first()
        one.withLock { $0 = result }
      } else {
        let result = second()
        two.withLock { $0 = result }
      }
    }
    return (one.withLock { $0 } ?? first(), two.withLock { $0 } ?? second())
  }
}
