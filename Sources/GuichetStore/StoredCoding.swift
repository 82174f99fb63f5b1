package import Foundation
package import GuichetDialogue

/// Values as stores keep them: JSON.
package enum StoredCoding {
  private struct Format: Decodable {
    var format: Int
  }

  /// The bytes of a value, the same each time.
  package static func bytes(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }

  /// Reads a state; one of a newer format, or one that cannot be read, is an error that says so.
  package static func state(_ bytes: Data) throws -> ConversationState {
    if let format = try? JSONDecoder().decode(Format.self, from: bytes).format,
      format > ConversationState.currentFormat
    {
      throw StoreError.unavailable(
        "une conversation est au format \(format), cette version lit le format "
          + "\(ConversationState.currentFormat)")
    }
    return try decode(ConversationState.self, from: bytes)
  }

  /// Reads a turn.
  package static func record(_ bytes: Data) throws -> TurnRecord {
    try decode(TurnRecord.self, from: bytes)
  }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: Data
  ) throws -> Value {
    do {
      return try JSONDecoder().decode(type, from: bytes)
    } catch {
      throw StoreError.unavailable("une conversation conservée ne se lit pas (\(type))")
    }
  }
}
