import ArgumentParser
import GuichetCore
import GuichetStore

/// `guichet purge`.
struct Purge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Effacer pour de bon les conversations anciennes.")

  private static let secondsPerDay: Int64 = 86_400

  @Option(
    help: ArgumentHelp(
      "Où sont les conversations : sqlite:CHEMIN ou postgres://….", valueName: "url"))
  var store: String

  @Option(help: ArgumentHelp("L'âge du dernier message, en jours : 90d.", valueName: "âge"))
  var olderThan = "90d"

  func run() async throws {
    guard olderThan.hasSuffix("d"), let days = Int64(olderThan.dropLast()),
      (0...36_500).contains(days)
    else {
      throw ValidationError(
        "« \(olderThan) » n'est pas un âge ; écrivez un nombre de jours comme 90d")
    }
    let now = Composition.clock().seconds
    let erased = try await Composition.lastingStore(store, mustExist: true)
      .purge(before: Timestamp(seconds: now - days * Self.secondsPerDay))
    Output.line("\(erased) conversation(s) effacée(s).")
  }
}
