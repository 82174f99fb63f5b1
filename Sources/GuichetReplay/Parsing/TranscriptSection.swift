/// The sections of a convo file.
enum TranscriptSection: String, CaseIterable {
  case begin
  case include
  case me
  case bot
  case end
}
