import NIOCore

/// A completion as server-sent events: `data: ` and one line of JSON, each closed by a blank line, and
/// `data: [DONE]` at the end.
enum ChatStream {
  /// The media type of the stream.
  static let mediaType = "text/event-stream; charset=utf-8"

  /// The events, in order.
  static func events(of reply: ChatReply, includesUsage: Bool) throws -> [ByteBuffer] {
    let pieces = ChatText.pieces(of: reply.text).map(ChatChunk.Content.piece)
    let contents = [.role] + pieces + [.stop] + (includesUsage ? [.usage] : [])
    var events = try contents.map { content in
      let chunk = ChatChunk(reply: reply, content: content, includesUsage: includesUsage)
      return event(try JSONText.bytes(of: chunk))
    }
    events.append(event(Array("[DONE]".utf8)))
    return events
  }

  private static func event(_ data: [UInt8]) -> ByteBuffer {
    var buffer = ByteBuffer(string: "data: ")
    buffer.writeBytes(data)
    buffer.writeString("\n\n")
    return buffer
  }
}
