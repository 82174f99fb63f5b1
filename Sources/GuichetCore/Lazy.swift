import Synchronization

/// A value that is made when it is first needed, once, whichever thread needs it.
package final class Lazy<Value: Sendable>: Sendable {
  private enum State: Sendable {
    case made(Value)
    case notYet(@Sendable () -> Value)
  }

  private let state: Mutex<State>

  /// Keeps how the value is made, until it is; `make` runs once.
  package init(_ make: @escaping @Sendable () -> Value) { state = Mutex(.notYet(make)) }

  /// The value; threads that ask while it is being made wait.
  package var value: Value {
    state.withLock { state in
      switch state {
      case .made(let value): return value
      case .notYet(let make):
        let value = make()
        state = .made(value)
        return value
      }
    }
  }
}
