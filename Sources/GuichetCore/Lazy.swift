import Synchronization

/// A value that is made when it is first needed, once, whichever thread needs it.
package final class Lazy<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)

  /// Keeps how the value is made; `make` must give the same value whenever it runs.
  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// The value; threads that ask while it is being made wait.
  package var value: Value {
    made.withLock { known in
      if let known { return known }
      let new = make()
      known = new
      return new
    }
  }
}
