/// How a request goes on from what is stored of its conversation.
enum ChatContinuation: Equatable {
  /// Its last message is new.
  case adds
  /// Its last message was answered: it is sent again, or another answer is asked for.
  case repeats
  /// It holds another conversation than the one stored: an earlier message was edited, or the
  /// conversation began elsewhere.
  case departs

  /// Compares a request with what is stored.
  ///
  /// A front end may send the whole conversation, its last part, or the new message alone.
  ///
  /// - Parameters:
  ///   - history: What the person said according to the request, masked; not empty.
  ///   - said: What the person said according to the store.
  ///   - isResend: Whether the client says it sends the request again.
  ///   - sendsHistory: Whether the front end always sends the conversation whole.
  init(from history: [String], after said: [String], isResend: Bool, sendsHistory: Bool) {
    let earlier = history.dropLast()
    if earlier.isEmpty, !sendsHistory {
      self = isResend && said.last == history.last ? .repeats : .adds
    } else if sendsHistory ? said == history : Self.ends(said, with: history[...]) {
      self = .repeats
    } else if sendsHistory ? said == Array(earlier) : Self.ends(said, with: earlier) {
      self = .adds
    } else {
      self = .departs
    }
  }

  private static func ends(_ said: [String], with last: ArraySlice<String>) -> Bool {
    said.count >= last.count && said.suffix(last.count).elementsEqual(last)
  }
}
