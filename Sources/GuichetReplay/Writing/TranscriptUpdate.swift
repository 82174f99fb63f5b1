import GuichetCore

/// Rewrites the expected texts of a transcript file after the bot changed; everything else in the
/// file keeps its bytes, and `git diff` is the review.
///
/// - A text that differs is replaced; one that only differs in white space is left as it is.
/// - Texts that must *not* come (`!`) and messages that may be left out (`?`) are left.
/// - A message without a block gets one after the last block of its turn; a block without a
///   message goes if it holds nothing but text.
/// - A turn without any block gets the whole reply, with what it changes of the situation, its step and
///   its outcome: an author may write the person's messages alone.
/// - Assertion lines stay, and go on failing when they no longer hold.
public enum TranscriptUpdate: Sendable {
  /// Returns the new text of a file.
  ///
  /// - Parameters:
  ///   - text: The text `result` was run from.
  ///   - result: The replay, with the turns as they happened.
  ///   - words: As given to ``TranscriptParser``.
  /// - Returns: The text itself when nothing is to be changed.
  public static func updated(
    _ text: String, with result: ReplayResult, words: Set<String> = []
  ) -> String {
    updated(text, of: result.transcript.file, with: [result], words: words)
  }

  /// Returns the new text of a file that several replays used.
  ///
  /// Convo files with an utterance list and partial convos are such files. Where the replays differ, the
  /// first one is followed.
  ///
  /// - Parameters:
  ///   - text: The text the results were run from.
  ///   - file: Its path, as the results show it.
  ///   - results: The replays.
  ///   - words: As given to ``TranscriptParser``.
  /// - Returns: The text itself when nothing is to be changed.
  public static func updated(
    _ text: String, of file: String, with results: [ReplayResult], words: Set<String> = []
  ) -> String {
    var edit = FileEdit(text)
    let writer = TranscriptWriter(words: words)
    var seen: Set<Int> = []
    for result in results where result.transcript.syntax == .strict {
      let situations = [[:]] + result.recorded.map(\.turn.situation)
      for ((scripted, recorded), before) in zip(
        zip(result.transcript.turns, result.recorded), situations)
      where scripted.isChecked && scripted.replies.allSatisfy({ $0.location.file == file })
        && scripted.location.file == file && seen.insert(scripted.location.line).inserted
      {
        update(&edit, of: scripted, with: recorded, after: before, writer)
      }
    }
    return edit.text
  }

  private static func update(
    _ edit: inout FileEdit, of scripted: ScriptedTurn, with recorded: RecordedTurn,
    after situation: [String: String], _ writer: TranscriptWriter
  ) {
    if scripted.replies.isEmpty {
      let blocks = writer.blocks(
        of: RecordedTurn(input: nil, turn: recorded.turn), after: situation)
      let lines = blocks.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      return edit.append(lines.map(String.init), after: lastLine(of: scripted, edit))
    }
    let messages = recorded.turn.messages
    for pairing in ReplyPairing.pairings(of: scripted, with: recorded.turn) {
      switch pairing {
      case .paired(let reply, let message):
        let expected = scripted.replies[reply]
        guard let old = expected.text, !old.isNegated, old.phrasings.isEmpty,
          !expected.isOptional,
          TextFolding.folded(old.text) != TextFolding.folded(messages[message].text)
        else { continue }
        edit.replace(old.lines, with: writer.textLines(of: messages[message]))
      case .leftOut: break
      case .missing(let index):
        let reply = scripted.replies[index]
        if reply.assertions.isEmpty, !reply.acceptsRest, let old = reply.text {
          edit.removeBlock(from: reply.location.line, text: old.lines, to: reply.lastLine)
        }
      case .unexpected(let index):
        edit.append([""] + writer.block(of: messages[index]), after: lastLine(of: scripted, edit))
      }
    }
  }

  /// The last line of a turn's blocks.
  private static func lastLine(of scripted: ScriptedTurn, _ edit: FileEdit) -> Int {
    scripted.replies.last?.lastLine ?? edit.lastLineOfBlock(at: scripted.location.line)
  }
}

/// Changes by line, written out at the end; lines that are not touched keep their bytes.
private struct FileEdit {
  private let start: Substring
  private let lines: [SourceLine]
  private let lineEnding: String
  private var removed: Set<Int> = []
  private var replacements: [Int: [String]] = [:]
  private var appended: [Int: [String]] = [:]

  init(_ text: String) {
    lines = SourceLine.lines(ofFile: text)
    start = lines.first.map { text[..<$0.raw.startIndex] } ?? text[...]
    lineEnding = lines.first { !$0.ending.isEmpty }.map { String($0.ending) } ?? "\n"
  }

  mutating func replace(_ numbers: [Int], with texts: [String]) {
    guard let first = numbers.first else { return }
    removed.formUnion(numbers)
    replacements[first] = texts
  }

  /// Removes a block that holds nothing but text, and the blank lines above it.
  mutating func removeBlock(from first: Int, text: [Int], to last: Int) {
    let isTextAlone = (first...max(first, last)).allSatisfy { number in
      number == first || text.contains(number) || content(of: number).isEmpty
    }
    guard isTextAlone else { return }
    removed.formUnion(first...max(first, last))
    var above = first - 1
    while above > 0, content(of: above).isEmpty {
      removed.insert(above)
      above -= 1
    }
  }

  mutating func append(_ texts: [String], after number: Int) {
    appended[number, default: []] += texts
  }

  func lastLineOfBlock(at number: Int) -> Int {
    var last = number
    var next = number + 1
    while next <= lines.count, content(of: next).unicodeScalars.first != "#" {
      if !content(of: next).isEmpty { last = next }
      next += 1
    }
    return last
  }

  var text: String {
    var result = String(start)
    for line in lines {
      if let texts = replacements[line.number] { write(texts, to: &result) }
      if !removed.contains(line.number) { result += line.raw + line.ending }
      if let texts = appended[line.number] {
        if !result.isEmpty, line.ending.isEmpty { result += lineEnding }
        write(texts, to: &result)
      }
    }
    return result
  }

  private func write(_ texts: [String], to result: inout String) {
    for text in texts { result += text + lineEnding }
  }

  private func content(of number: Int) -> Substring {
    lines.indices.contains(number - 1) ? lines[number - 1].content : ""
  }
}
