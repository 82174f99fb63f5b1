import Foundation

@testable import GuichetMatching

/// The word lists of the repository.
enum CommittedLists {
  /// The French words.
  static let french = list("language/french-words.txt")
  /// The names that are left alone.
  static let names = list("language/proper-names.txt")

  private static func list(_ path: String) -> FrenchWords {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let bytes = (try? Data(contentsOf: root.appending(path: path))).map(Array.init) ?? []
    return (try? FrenchWords(bytes: bytes)) ?? .empty
  }
}
