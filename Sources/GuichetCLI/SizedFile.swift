import Foundation
import GuichetCore

/// Reads a text file that is not larger than it may be.
enum SizedFile {
  /// The text of a file of at most `limit` bytes, or what is wrong.
  static func read(_ file: String, limit: Int) -> (text: String?, problem: Diagnostic?) {
    func refused(_ id: String, _ message: String) -> (String?, Diagnostic?) {
      (nil, Diagnostic(id, message, at: SourceLocation(file: file, line: 1)))
    }
    guard let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int else {
      return refused("file.missing", "aucun fichier à cet endroit ; vérifiez le chemin")
    }
    guard size <= limit else {
      return refused("file.too-large", "le fichier dépasse \(limit / 1_048_576) Mo ; divisez-le")
    }
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: file)) else {
      return refused("file.unreadable", "le fichier ne peut pas être lu ; vérifiez ses permissions")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      return refused(
        "file.encoding", "le fichier n'est pas en UTF-8 ; réenregistrez-le dans cet encodage")
    }
    return (text, nil)
  }
}
