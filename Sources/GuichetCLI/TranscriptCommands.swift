import ArgumentParser
import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetEngine
import GuichetReplay

/// `guichet transcript`.
struct TranscriptCommands: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transcript",
    abstract:
      "Faire des transcriptions : d'une conversation, d'un message mal compris, d'un autre outil.",
    subcommands: [Export.self, Draft.self, Import.self])

  /// Prints a text, or writes it to a new file.
  static func put(_ text: String, _ output: String?) throws {
    guard let output else { return Output.write(text, to: FileHandle.standardOutput) }
    if FileManager.default.fileExists(atPath: output) {
      Output.error("\(output) existe déjà ; donnez un autre nom, ou retirez-le d'abord.")
      throw ExitCode(2)
    }
    try Output.file(text, to: output)
    Output.error("écrit : \(output)")
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Écrire une conversation en transcription, secrets masqués, prête à rejouer.")

    @Argument(help: "L'identifiant de la conversation.")
    var conversation: String

    @OptionGroup var logs: LogOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Où l'écrire.", valueName: "fichier"))
    var output: String?

    func run() async throws {
      let bot = try Composition.bot(at: logs.options.bot)
      let found = try await logs.conversation(conversation, of: bot)
      let writer = TranscriptWriter(words: CapitalWords.found(in: bot.everyText))
      let turns = found.turns.map { turn in
        RecordedTurn(input: turn.input.map(Engine(bot: bot).safe), turn: turn.turn)
      }
      try TranscriptCommands.put(
        writer.file(name: "Conversation \(found.id)", turns: turns), output)
    }
  }

  struct Draft: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Faire d'un message mal compris le brouillon d'une transcription.")

    @Argument(help: "La conversation et le tour, comme « guichet report » les donne : c1#4.")
    var place: String

    @OptionGroup var logs: LogOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Où l'écrire.", valueName: "fichier"))
    var output: String?

    func run() async throws {
      guard let mark = place.lastIndex(of: "#"), let turn = Int(place[mark...].dropFirst()) else {
        throw ValidationError("« \(place) » n'est pas un message ; écrivez conversation#tour")
      }
      let bot = try Composition.bot(at: logs.options.bot)
      let found = try await logs.conversation(String(place[..<mark]), of: bot)
      guard
        let text = TranscriptDraft.text(
          of: found, turn: turn, words: CapitalWords.found(in: bot.everyText))
      else {
        Output.error("La conversation « \(found.id) » n'a pas de tour \(turn).")
        throw ExitCode(2)
      }
      try TranscriptCommands.put(text, output)
    }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Lire des transcriptions de Bot Framework (.transcript) ou des histoires de Rasa (.yml).")

    /// Larger files are refused.
    private static let largestFile = 16 * 1_024 * 1_024

    @Argument(help: ArgumentHelp("Les fichiers.", valueName: "fichier"))
    var files: [String]

    @OptionGroup var options: BotOptions

    @Option(
      help: ArgumentHelp("Où écrire les transcriptions ; à l'écran sinon.", valueName: "dossier"))
    var to: String?

    func run() async throws {
      let bot = try Composition.bot(at: options.bot)
      let words = CapitalWords.found(in: bot.everyText)
      if let to { try Output.folder(to) }
      var isFaulty = false
      for file in files {
        let found = read(file, bot)
        for finding in found.findings { Output.error(finding.description) }
        isFaulty = isFaulty || found.findings.contains { $0.severity == .error }
        for (index, conversation) in found.conversations.enumerated() {
          let text = conversation.convo(words: words)
          guard let to else {
            Output.write(text + "\n", to: FileHandle.standardOutput)
            continue
          }
          let base = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
          let number = found.conversations.count > 1 ? "-\(index + 1)" : ""
          try TranscriptCommands.put(text, "\(to)/\(base)\(number)\(TranscriptFiles.suffix)")
        }
      }
      if isFaulty { throw ExitCode(1) }
    }

    private func read(_ file: String, _ bot: Bot) -> TranscriptImport {
      let (text, problem) = SizedFile.read(file, limit: Self.largestFile)
      guard let text else { return TranscriptImport(findings: problem.map { [$0] } ?? []) }
      let url = URL(fileURLWithPath: file)
      if ["yml", "yaml"].contains(url.pathExtension.lowercased()) {
        return RasaStoriesImport(bot: bot).read(text, file: file)
      }
      return BotFrameworkImport.read(
        text, file: file, name: url.deletingPathExtension().lastPathComponent)
    }
  }
}

extension Engine {
  /// An input with its secrets masked.
  fileprivate func safe(_ input: Input) -> Input {
    switch input {
    case .text: .text(masked(input))
    case .choice: input
    }
  }
}
