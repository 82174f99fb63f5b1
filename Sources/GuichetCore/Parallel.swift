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
}
