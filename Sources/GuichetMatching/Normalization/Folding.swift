import Foundation

/// Folds one Unicode scalar to what patterns are written against: lower case, no accents,
/// compatibility forms replaced, look-alike letters of other scripts read as Latin.
///
/// The rule for accents and compatibility forms is Unicode's NFKD with combining marks dropped
/// (UAX #15); look-alikes are the Latin-looking part of Unicode's confusables (UTS #39).
package enum Folding {
  /// What a scalar becomes.
  package enum Result: Equatable {
    /// Letters or digits, lower case.
    case text([UInt8])
    /// An apostrophe of any kind.
    case apostrophe
    /// A hyphen or dash of any kind.
    case hyphen
    /// White space, controls, anything that separates words.
    case space
    /// Nothing at all: zero-width characters, combining marks, variation selectors.
    case nothing
    /// A punctuation mark; the byte is its plain form.
    case mark(UInt8)
  }

  /// Folds a scalar; no allocation for Latin letters.
  package static func fold(_ scalar: Unicode.Scalar) -> Result {
    let value = scalar.value
    if value < 0x80 { return ascii[Int(value)] }
    if value < 0x250 { return latin[Int(value) - 0x80] }
    if let known = special[value] { return known }
    return slow(scalar)
  }

  private static let ascii: [Result] = (0..<128).map { value in
    let byte = UInt8(value)
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return .text([byte])
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): return .text([byte + 32])
    case UInt8(ascii: "'"), UInt8(ascii: "`"): return .apostrophe
    case UInt8(ascii: "-"): return .hyphen
    case UInt8(ascii: "\n"): return .mark(byte)
    case 0..<32, 127, UInt8(ascii: " "): return .space
    default: return .mark(byte)
    }
  }

  private static let latin: [Result] = (0x80..<0x250).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return .space }
    return special[scalar.value] ?? slow(scalar)
  }

  /// Punctuation and look-alikes that decomposition alone does not settle.
  private static let special: [UInt32: Result] = {
    var table: [UInt32: Result] = [:]
    let apostrophes: [UInt32] = [
      0x60, 0xB4, 0x2B9, 0x2BB, 0x2BC, 0x2BD, 0x2C8, 0x2CA, 0x2CB, 0x55A, 0x2018, 0x2019, 0x201A,
      0x201B, 0x2032, 0x2035, 0xA78C, 0xFF07, 0xFF40,
    ]
    for value in apostrophes { table[value] = .apostrophe }
    let hyphens: [UInt32] = [
      0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFF0D,
    ]
    for value in hyphens { table[value] = .hyphen }
    // Zero-width characters, and the Hangul fillers, which are letters to Unicode but show nothing.
    let invisible: [UInt32] = [
      0xAD, 0x34F, 0x115F, 0x1160, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0x3164,
      0xFEFF, 0xFFA0,
    ]
    for value in invisible { table[value] = .nothing }
    for value in (0x202A...0x202E).map(UInt32.init) + (0x2061...0x206F).map(UInt32.init) {
      table[value] = .nothing
    }
    for value: UInt32 in [0xAB, 0xBB, 0x201C, 0x201D, 0x201E, 0x2039, 0x203A, 0x300C, 0x300D] {
      table[value] = .mark(UInt8(ascii: "\""))
    }
    table[0x2026] = .mark(UInt8(ascii: "."))
    table[0xA0] = .space
    table[0x85] = .mark(10)
    table[0x2028] = .mark(10)
    table[0x2029] = .mark(10)
    table[0xD7] = .text([UInt8(ascii: "x")])
    table[0x153] = .text(Array("oe".utf8))
    table[0x152] = .text(Array("oe".utf8))
    table[0xE6] = .text(Array("ae".utf8))
    table[0xC6] = .text(Array("ae".utf8))
    table[0xDF] = .text(Array("ss".utf8))
    table[0xF8] = .text(Array("o".utf8))
    table[0xD8] = .text(Array("o".utf8))
    table[0x131] = .text(Array("i".utf8))
    // Cyrillic and Greek letters that look Latin, both cases.
    let confusables: [(String, String)] = [
      ("а", "a"), ("е", "e"), ("о", "o"), ("р", "p"), ("с", "c"), ("у", "y"), ("х", "x"),
      ("і", "i"), ("ј", "j"), ("ѕ", "s"), ("ԁ", "d"), ("ԛ", "q"), ("һ", "h"), ("к", "k"),
      ("А", "a"), ("В", "b"), ("Е", "e"), ("К", "k"), ("М", "m"), ("Н", "h"), ("О", "o"),
      ("Р", "p"), ("С", "c"), ("Т", "t"), ("У", "y"), ("Х", "x"), ("І", "i"), ("Ј", "j"),
      ("Ѕ", "s"),
      ("α", "a"), ("ο", "o"), ("ρ", "p"), ("ν", "v"), ("ι", "i"), ("κ", "k"), ("υ", "u"),
      ("Α", "a"), ("Β", "b"), ("Ε", "e"), ("Ζ", "z"), ("Η", "h"), ("Ι", "i"), ("Κ", "k"),
      ("Μ", "m"), ("Ν", "n"), ("Ο", "o"), ("Ρ", "p"), ("Τ", "t"), ("Υ", "y"), ("Χ", "x"),
    ]
    for (from, to) in confusables {
      if let scalar = from.unicodeScalars.first { table[scalar.value] = .text(Array(to.utf8)) }
    }
    return table
  }()

  private static func slow(_ scalar: Unicode.Scalar) -> Result {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return .nothing
    case .format, .privateUse, .unassigned, .surrogate: return .nothing
    case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    case .dashPunctuation: return .hyphen
    default: break
    }
    var bytes: [UInt8] = []
    for part in String(scalar).decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
    {
      if part.value < 0x80 {
        let byte = UInt8(part.value)
        if case .text(let plain) = ascii[Int(byte)] { bytes.append(contentsOf: plain) }
        continue
      }
      if let known = special[part.value] {
        if case .text(let letters) = known { bytes.append(contentsOf: letters) }
        continue
      }
      switch part.properties.generalCategory {
      case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber:
        bytes.append(contentsOf: String(part).utf8)
      default: continue
      }
    }
    if !bytes.isEmpty { return .text(bytes) }
    switch scalar.value {
    case 0xFF1F, 0xFE16, 0x203D, 0x2753, 0x2754, 0x2047, 0x2048: return .mark(UInt8(ascii: "?"))
    case 0xFF01, 0x2757, 0x203C: return .mark(UInt8(ascii: "!"))
    case 0xFF0C: return .mark(UInt8(ascii: ","))
    case 0xFF0E, 0x3002: return .mark(UInt8(ascii: "."))
    case 0xFF1A: return .mark(UInt8(ascii: ":"))
    default: return .space
    }
  }

  /// Folds a whole text of letters, for vocabulary and data: marks and spaces become one space.
  package static func word(_ text: String) -> String {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch fold(scalar) {
      case .text(let letters): bytes.append(contentsOf: letters)
      case .nothing: break
      default:
        if bytes.last != UInt8(ascii: " "), !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      }
    }
    if bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
