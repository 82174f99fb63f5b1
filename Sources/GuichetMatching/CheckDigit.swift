/// The check that cards and social insurance numbers pass (ISO/IEC 7812-1, annex B: Luhn's).
enum CheckDigit {
  /// Whether digits, and nothing else, pass it.
  static func fits(_ text: String) -> Bool {
    var sum = 0
    for (place, character) in text.reversed().enumerated() {
      guard let digit = character.wholeNumberValue, digit < 10 else { return false }
      let weighed = place.isMultiple(of: 2) ? digit : 2 * digit
      sum += weighed > 9 ? weighed - 9 : weighed
    }
    return text.count > 1 && sum.isMultiple(of: 10)
  }
}
