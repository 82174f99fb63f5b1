import HTTPTypes
import Hummingbird
import HummingbirdCore

extension Response {
  /// An answer of JSON, the same bytes for the same value: keys sorted, slashes as they are.
  static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok,
    mediaType: String = "application/json"
  ) throws -> Response {
    Response(
      status: status, headers: [.contentType: mediaType],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try JSONText.bytes(of: value))))
  }

  /// An answer of text.
  static func text(_ text: String, mediaType: String = "text/plain") -> Response {
    Response(
      status: .ok, headers: [.contentType: "\(mediaType); charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
