public import Foundation

/// Why a knowledge base cannot be read back.
public enum KnowledgeFormatError: Error, Equatable, Sendable {
  /// It was written by a newer version; the format it names.
  case newer(Int)
  /// It is not a knowledge base; what the decoder says, in English.
  case malformed(String)
}

extension KnowledgeBase {
  /// The knowledge base as JSON: keys sorted, indented, a newline at the end, the same bytes always.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// Reads what ``json()`` wrote.
  ///
  /// - Throws: ``KnowledgeFormatError``, which names a newer format as such.
  public init(json: Data) throws(KnowledgeFormatError) {
    struct Header: Decodable { let format: Int }
    do {
      let header = try JSONDecoder().decode(Header.self, from: json)
      if header.format > Self.currentFormat { throw KnowledgeFormatError.newer(header.format) }
      self = try JSONDecoder().decode(KnowledgeBase.self, from: json)
    } catch let error as KnowledgeFormatError {
      throw error
    } catch {
      throw .malformed("\(error)")
    }
  }
}
