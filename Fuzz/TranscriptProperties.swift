import GuichetCore
import GuichetReplay

/// What holds of reading any text as a transcript.
enum TranscriptProperties {
  static func check(_ text: String) {
    let (transcript, findings) = TranscriptParser.parse(text, file: "a.convo.txt")
    let hasError = findings.contains { $0.severity == .error }
    require((transcript == nil) == hasError, "a transcript is read or refused with a reason")
    let lines = text.unicodeScalars.count { $0 == "\n" || $0 == "\r" } + 1
    for finding in findings {
      require(!finding.message.isEmpty, "a finding has a message")
      require((1...lines + 1).contains(finding.location.line), "\(finding) is in the file")
    }
  }
}
