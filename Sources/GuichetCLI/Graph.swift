import ArgumentParser
import Foundation
import GuichetAuthoring

/// `guichet graph`.
struct Graph: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case svg
    case dot
    case mermaid
  }

  static let configuration = CommandConfiguration(
    abstract: "Dessiner le dialogue : les étapes, et où mène chaque choix.")

  @OptionGroup var options: BotOptions

  @Option(help: "svg (avec Graphviz), dot ou mermaid.")
  var format = Format.svg

  func run() throws {
    let graph = DialogueGraph(of: try Composition.bot(at: options.bot))
    switch format {
    case .dot: Output.write(DOTWriter.text(of: graph), to: FileHandle.standardOutput)
    case .mermaid: Output.write(MermaidWriter.text(of: graph), to: FileHandle.standardOutput)
    case .svg:
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      do {
        let picture = try Graphviz(searchPath: path).svg(of: DOTWriter.text(of: graph))
        Output.write(picture, to: FileHandle.standardOutput)
      } catch {
        Output.error(error.description)
        throw ExitCode(2)
      }
    }
  }
}
