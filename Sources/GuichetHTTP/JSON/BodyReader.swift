import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Reads the JSON body of a request, and says what is wrong with one that cannot be read.
struct BodyReader: Sendable {
  /// The largest body read, in bytes.
  let maximumBytes: Int

  /// Decodes the body.
  ///
  /// - Parameters:
  ///   - type: The shape the call takes.
  ///   - request: The request.
  ///   - shapeStatus: The status of JSON that has another shape.
  /// - Returns: The body.
  /// - Throws: ``Problem`` 413, 415, 400 (no JSON, or not UTF-8) or `shapeStatus`; what the shape's
  ///   own initialiser throws.
  func decode<Shape: Decodable>(
    _ type: Shape.Type, from request: Request,
    shapeStatus: HTTPResponse.Status = .unprocessableContent
  ) async throws -> Shape {
    let bytes = try await bytes(of: request)
    return try decode(
      type, from: bytes, contentType: request.headers[.contentType], shapeStatus: shapeStatus)
  }

  /// Decodes a body that may be left out; `nil` when it is empty.
  func decodeIfPresent<Shape: Decodable>(
    _ type: Shape.Type, from request: Request
  ) async throws -> Shape? {
    let bytes = try await bytes(of: request)
    guard !bytes.isEmpty else { return nil }
    return try decode(
      type, from: bytes, contentType: request.headers[.contentType],
      shapeStatus: .unprocessableContent)
  }

  private func bytes(of request: Request) async throws -> [UInt8] {
    if let declared = request.headers[.contentLength].flatMap({ Int($0) }),
      declared > maximumBytes
    {
      throw Problem.tooLarge(maximumBytes: maximumBytes)
    }
    do {
      return Array(buffer: try await request.body.collect(upTo: maximumBytes))
    } catch is NIOTooManyBytesError {
      throw Problem.tooLarge(maximumBytes: maximumBytes)
    } catch {
      throw Problem.malformed("La requête n’est pas arrivée au complet. Renvoyez-la.")
    }
  }

  private func decode<Shape: Decodable>(
    _ type: Shape.Type, from bytes: [UInt8], contentType: String?,
    shapeStatus: HTTPResponse.Status
  ) throws -> Shape {
    guard ContentType.isJSON(contentType) else { throw Problem.notJSON }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Problem.malformed("Le texte de la requête n’est pas de l’UTF-8 valide.")
    }
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch DecodingError.dataCorrupted {
      throw Problem.malformed("Le corps de la requête n’est pas du JSON valide.")
    } catch DecodingError.typeMismatch(let expected, let context),
      DecodingError.valueNotFound(let expected, let context)
    {
      throw Problem.invalidMessage(
        Self.explain(expected, at: context.codingPath), status: shapeStatus)
    }
  }

  /// Says which of the call's own keys has the wrong type; keys are ours, never a client's.
  private static func explain(_ expected: Any.Type, at path: [any CodingKey]) -> String {
    guard let key = path.last(where: { $0.intValue == nil })?.stringValue else {
      return "Le corps de la requête doit être un objet JSON."
    }
    if expected == String.self { return "Le champ « \(key) » doit être une chaîne de caractères." }
    if expected == Bool.self { return "Le champ « \(key) » doit être true ou false." }
    return "Le champ « \(key) » n’a pas la forme attendue."
  }
}
