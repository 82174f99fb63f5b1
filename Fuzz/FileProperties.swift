import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetEngine
import GuichetTestKit

/// What holds of loading a bot one of whose files is any text at all.
///
/// The first byte chooses the file, the rest is its text.
enum FileProperties {
  /// The files, in the order of the first byte; ``seeds`` writes one input for each.
  static let names = [
    "bot.yml", "guide/guide.yml", "intents/lexicon/mots.yml", "intents/reading/lecture.yml",
    "intents/questions.yml", "intents/faits.yml", "intents/controle.yml",
    "intents/examples/questions.yml", "dialogue/parcours.yml", "answers/sujets.yml",
    "answers/textes.yml", "guide/knowledge.json",
  ]

  /// One in this many bots that load is checked as well, which takes longer.
  private static let checkedOneIn = 64

  private static let files: BotFiles = {
    do { return try SmallBot.files() } catch { fatalError("\(error)") }
  }()

  private static let originals: [Data] = names.map { name in
    guard let data = try? Data(contentsOf: files.url(name)) else { fatalError("no \(name)") }
    return data
  }

  static func check(_ bytes: [UInt8]) {
    if let folder = seedFolder { writeSeeds(to: folder) }
    guard let first = bytes.first else { return }
    let number = Int(first) % names.count
    let name = names[number]
    let original = originals[number]
    write(Data(bytes.dropFirst()), to: name)
    defer { write(original, to: name) }
    do {
      let bot = try BotLoader.load(path: files.path).bot
      require(!Explanation(of: "c'est quoi une carte ?", bot: bot).description.isEmpty, "it reads")
      let sum = bytes.reduce(0) { $0 &+ Int($1) }
      guard sum % checkedOneIn == 0 else { return }
      var findings: [Diagnostic] = []
      _ = BotCheck.run(path: files.path, findings: &findings)
      places(findings, lines: lines(of: bytes), in: name)
    } catch {
      require(error.diagnostics.contains { $0.severity == .error }, "a refusal has a reason")
      places(error.diagnostics, lines: lines(of: bytes), in: name)
    }
  }

  private static func lines(of bytes: [UInt8]) -> Int {
    bytes.dropFirst().count { $0 == 10 || $0 == 13 } + 1
  }

  /// A finding says something, at a place that is in the file.
  private static func places(_ findings: [Diagnostic], lines: Int, in name: String) {
    for finding in findings {
      require(!finding.message.isEmpty, "a finding has a message")
      require(finding.location.line >= 1 && finding.location.column >= 1, "places count from 1")
      if finding.location.file == name {
        require(finding.location.line <= lines + 1, "\(finding) is in the file of \(lines) lines")
      }
    }
  }

  private static func write(_ data: Data, to name: String) {
    do { try files.write(data, to: name) } catch { fatalError("\(error)") }
  }

  // MARK: - Seeds

  /// Where the small bot's own files go as inputs to begin with, when `GUICHET_FUZZ_SEEDS` names it.
  private static let seedFolder = ProcessInfo.processInfo.environment["GUICHET_FUZZ_SEEDS"]

  private static func writeSeeds(to folder: String) -> Never {
    for (number, data) in originals.enumerated() {
      let seed = URL(fileURLWithPath: folder).appendingPathComponent("file-\(number)")
      do { try (Data([UInt8(number)]) + data).write(to: seed) } catch { fatalError("\(error)") }
    }
    // Not `exit`, which libFuzzer takes for a crash.
    _exit(0)
  }
}
