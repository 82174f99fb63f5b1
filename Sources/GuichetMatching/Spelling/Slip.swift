/// The one edit that makes a typed word of the word that was meant.
struct Slip: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// A letter of the word meant was not typed.
    case missing
    /// A letter was typed that is not in the word meant.
    case extra
    /// One letter was typed for another.
    case changed
    /// Two letters were typed in the other order.
    case swapped
  }

  /// What went wrong.
  let kind: Kind
  /// The offset of the first letter that is not as meant.
  let place: Int
  /// Whether fingers slip so: a letter left out, two in the other order, one typed twice, or the key
  /// beside.
  let isOfTheFingers: Bool
  /// Whether a vowel was typed for another.
  let isVowelForVowel: Bool

  /// How unlikely it is beside other slips: letters in the other order are all there.
  var unlikeliness: Int { kind == .swapped ? 0 : isOfTheFingers ? 1 : 2 }

  /// The edit between two different words, or `nil` when one is not enough; O(n), no allocation.
  init?(from meant: [UInt8], to typed: [UInt8]) {
    let shorter = min(meant.count, typed.count)
    guard max(meant.count, typed.count) - shorter <= 1 else { return nil }
    var start = 0
    while start < shorter, meant[start] == typed[start] { start += 1 }
    var end = 0
    while end < shorter - start, meant[meant.count - 1 - end] == typed[typed.count - 1 - end] {
      end += 1
    }
    let rest = (meant: meant.count - start - end, typed: typed.count - start - end)
    place = start
    switch rest {
    case (1, 0):
      kind = .missing
      isOfTheFingers = true
      isVowelForVowel = false
    case (0, 1):
      kind = .extra
      // The letters before are alike, so a double is found at its end.
      isOfTheFingers = start > 0 && typed[start] == typed[start - 1]
      isVowelForVowel = false
    case (1, 1):
      kind = .changed
      isOfTheFingers = Keyboard.neighbours(of: meant[start]).contains(typed[start])
      isVowelForVowel = meant[start].isVowel && typed[start].isVowel
    case (2, 2) where meant[start] == typed[start + 1] && meant[start + 1] == typed[start]:
      kind = .swapped
      isOfTheFingers = true
      isVowelForVowel = false
    default: return nil
    }
  }
}
