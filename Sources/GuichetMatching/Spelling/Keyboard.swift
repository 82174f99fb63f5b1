/// Which letters lie next to each other on the Canadian French keyboard (CSA Z243.200, as QWERTY).
package enum Keyboard {
  private static let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.utf8) }
  private static let byLetter: [UInt8: [UInt8]] = {
    var table: [UInt8: [UInt8]] = [:]
    for (number, row) in rows.enumerated() {
      for (column, letter) in row.enumerated() {
        // A row lies half a key to the right of the one above.
        let places = [
          (number, column - 1), (number, column + 1), (number - 1, column),
          (number - 1, column + 1), (number + 1, column - 1), (number + 1, column),
        ]
        table[letter] = places.compactMap { row, column in
          rows.indices.contains(row) && rows[row].indices.contains(column)
            ? rows[row][column] : nil
        }
      }
    }
    return table
  }()

  /// The neighbours of a letter a–z, in a fixed order; none for anything else.
  package static func neighbours(of letter: UInt8) -> [UInt8] { byLetter[letter] ?? [] }
}
