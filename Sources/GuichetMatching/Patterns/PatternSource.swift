/// An author's pattern: PCRE2 with four conveniences, folded like the messages it is matched against.
///
/// - `<rse>` stands for the notion `rse` of the lexicon.
/// - ` .. ` stands for any number of words, ` ..3 ` for at most three.
/// - `connect~er` stands for the forms of a verb in -er, `~ger`, `~ir`, `~re` and `~e` for other
///   endings (``Inflection``).
/// - Accents, capitals, apostrophes and hyphens are written as in French and folded here: `l'accès`
///   is read as `l acces`.
package struct PatternSource: Equatable, Sendable {
  /// The structure, with notions not yet resolved.
  package let node: PatternNode
  /// The pieces of the PCRE2 text, notions apart.
  package let pieces: [Piece]
  /// Whether it holds PCRE2 syntax that is passed on without being understood.
  ///
  /// Options, recursion, conditions and too deep a nesting are. Such a pattern is tried on every
  /// message.
  package let isOpaque: Bool
  /// Whether it holds nothing but letters, notions, groups and options, which PCRE2 never refuses.
  let isPlain: Bool

  /// A piece of the pattern's text.
  package enum Piece: Equatable, Sendable {
    /// PCRE2 text.
    case text(String)
    /// A notion, with its UTF-8 offset in the author's text.
    case notion(String, utf8Offset: Int)

    /// Whether it is PCRE2 text.
    var isText: Bool {
      if case .text = self { return true }
      return false
    }
  }

  /// Reads a pattern; never fails, since what it does not understand is left to PCRE2.
  package init(_ text: String) {
    var reader = PatternReader(text)
    node = reader.readAll()
    pieces = reader.pieces
    isOpaque = reader.isOpaque
    isPlain = reader.isPlain
  }
}

/// Reads a pattern once, from left to right, producing its structure and its folded PCRE2 text.
private struct PatternReader {
  private let bytes: [UInt8]
  private let scalars: [Unicode.Scalar]
  /// Where each scalar begins, when not every one is a byte.
  private let utf8Offsets: [Int]?
  private var position = 0
  private var output: [UInt8] = []
  private(set) var pieces: [PatternSource.Piece] = []
  private(set) var isOpaque = false
  private(set) var isPlain = true
  private static let quantifiers: [Unicode.Scalar] = ["?", "*", "+", "{"]
  /// Deeper nesting than this is read as unknown, so that a hostile file cannot exhaust the stack.
  private let deepest = 60

  init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      scalars = bytes.map { Unicode.Scalar($0) }
      utf8Offsets = nil
    } else {
      scalars = Array(text.unicodeScalars)
      utf8Offsets = scalars.reduce(into: [0]) { $0.append(($0.last ?? 0) + UTF8.width($1)) }
    }
  }

  private func utf8Offset(of position: Int) -> Int { utf8Offsets?[position] ?? position }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      output.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      output += Array(String(scalar).utf8)
    }
  }

  mutating func readAll() -> PatternNode {
    var parts: [PatternNode] = []
    while position < scalars.count {
      parts.append(readAlternatives(depth: 0))
      // A stray « ) » is PCRE2's to refuse.
      if position < scalars.count {
        isPlain = false
        put(scalars[position])
        position += 1
      }
    }
    flush()
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func flush() {
    if !output.isEmpty { pieces.append(.text(String(decoding: output, as: UTF8.self))) }
    output = []
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < scalars.count ? scalars[position + ahead] : nil
  }

  private mutating func readAlternatives(depth: Int) -> PatternNode {
    var alternatives = [readSequence(depth: depth)]
    while peek() == "|" {
      put("|")
      position += 1
      alternatives.append(readSequence(depth: depth))
    }
    return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
  }

  private mutating func readSequence(depth: Int) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = peek(), scalar != "|", scalar != ")" {
      // Letters are read one at a time, so a quantifier binds to one letter, as in PCRE2.
      if let part = readPart(scalar, depth: depth) {
        append(quantified(part), to: &parts)
      }
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private func append(_ part: PatternNode, to parts: inout [PatternNode]) {
    if case .literal(let text) = part, case .literal(let before)? = parts.last {
      parts[parts.count - 1] = .literal(before + text)
    } else {
      parts.append(part)
    }
  }

  private mutating func readPart(_ scalar: Unicode.Scalar, depth: Int) -> PatternNode? {
    switch scalar {
    case "(": return readGroup(depth: depth)
    case "[": return readClass()
    case "<": return readNotion()
    case "\\": return readEscape()
    case "~": return readInflection()
    case "^", "$":
      return emit(scalar, as: .assertion)
    case ".":
      return emit(scalar, as: .unknown)
    case " ": return readSpace()
    default: return readLetter(scalar)
    }
  }

  private mutating func emit(_ scalar: Unicode.Scalar, as node: PatternNode) -> PatternNode {
    if node != .space { isPlain = false }
    put(scalar)
    position += 1
    return node
  }

  private mutating func readLetter(_ scalar: Unicode.Scalar) -> PatternNode? {
    if let run = readPlainLetters() { return run }
    position += 1
    switch Folding.fold(scalar) {
    case .text(let letters):
      let text = String(decoding: letters, as: UTF8.self)
      // « œ? » is one letter to the author and two here.
      output += letters.count > 1 ? Array("(?:\(text))".utf8) : letters
      return .literal(text)
    case .apostrophe, .hyphen:
      put(" ")
      return .space
    case .nothing: return nil
    case .space, .mark:
      isPlain = false
      put(scalar)
      return scalar == "@" ? .literal("@") : .unknown
    }
  }

  /// Several letters that need no folding, read at once; a quantifier binds to the last one alone,
  /// which is left for later.
  private mutating func readPlainLetters() -> PatternNode? {
    var end = position
    while end < scalars.count, ("a"..."z").contains(scalars[end]) { end += 1 }
    if end < scalars.count, Self.quantifiers.contains(scalars[end]) { end -= 1 }
    guard end > position + 1 else { return nil }
    let run = bytes[utf8Offset(of: position)..<utf8Offset(of: end)]
    position = end
    output += run
    return .literal(String(decoding: run, as: UTF8.self))
  }

  /// A space, or the gap ` .. `.
  private mutating func readSpace() -> PatternNode {
    if peek(1) == ".", peek(2) == "." {
      var end = position + 3
      var digits = ""
      while end < scalars.count, digits.count < 2, ("0"..."9").contains(scalars[end]) {
        digits.unicodeScalars.append(scalars[end])
        end += 1
      }
      if end < scalars.count, scalars[end] == " " {
        position = end + 1
        if let next = peek(), Self.quantifiers.contains(next) { isPlain = false }
        output += Array((digits.isEmpty ? " (?:[^ ]+ )*?" : " (?:[^ ]+ ){0,\(digits)}?").utf8)
        return .space
      }
    }
    return emit(" ", as: .space)
  }

  private mutating func readNotion() -> PatternNode {
    var end = position + 1
    var name = ""
    while end < scalars.count, scalars[end] != ">", name.count < 60 {
      name.unicodeScalars.append(scalars[end])
      end += 1
    }
    guard end < scalars.count, scalars[end] == ">", !name.isEmpty,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    else { return emit("<", as: .unknown) }
    flush()
    pieces.append(.notion(name, utf8Offset: utf8Offset(of: position)))
    let node = PatternNode.notion(name, utf8Offset: utf8Offset(of: position))
    position = end + 1
    return node
  }

  private mutating func readEscape() -> PatternNode {
    isPlain = false
    put("\\")
    position += 1
    guard let next = peek() else { return .unknown }
    put(next)
    position += 1
    switch next {
    case "b", "B", "A", "z", "Z", "G", "K": return .assertion
    case "s": return .space
    case ".", "/", "@", ":", "+", "?", "*", "(", ")", "-": return .literal(String(next))
    default: return .unknown
    }
  }

  private mutating func readClass() -> PatternNode {
    isPlain = false
    put("[")
    position += 1
    var first = true
    while let scalar = peek() {
      if scalar == "]", !first {
        put("]")
        position += 1
        return .unknown
      }
      if scalar == "\\", let next = peek(1) {
        put("\\")
        put(next)
        position += 2
      } else {
        output += foldedInClass(scalar)
        position += 1
      }
      if scalar != "^" { first = false }
    }
    return .unknown
  }

  private func foldedInClass(_ scalar: Unicode.Scalar) -> [UInt8] {
    if case .text(let letters) = Folding.fold(scalar) { return letters }
    return Array(String(scalar).utf8)
  }

  private mutating func readGroup(depth: Int) -> PatternNode {
    put("(")
    position += 1
    var isAssertion = false
    if peek() == "?" {
      put("?")
      position += 1
      isAssertion = readGroupKind()
    } else if peek() == "*" {
      isOpaque = true
      isPlain = false
    }
    guard depth < deepest else { return skipGroup() }
    let inner = readAlternatives(depth: depth + 1)
    if peek() == ")" {
      put(")")
      position += 1
    } else {
      isPlain = false
    }
    return isAssertion ? .assertion : inner
  }

  /// Reads `:`, `=`, `!`, `<=`, `<!`, `>`, `<name>`; returns whether the group only looks.
  private mutating func readGroupKind() -> Bool {
    guard let kind = peek() else { return false }
    if kind != ":" { isPlain = false }
    switch kind {
    case ":", ">":
      put(kind)
      position += 1
      return false
    case "=", "!":
      put(kind)
      position += 1
      return true
    case "<":
      put("<")
      position += 1
      if let next = peek(), next == "=" || next == "!" {
        put(next)
        position += 1
        return true
      }
      while let scalar = peek() {
        put(scalar)
        position += 1
        if scalar == ">" { break }
      }
      return false
    default:
      isOpaque = true
      return false
    }
  }

  private mutating func skipGroup() -> PatternNode {
    isOpaque = true
    isPlain = false
    var level = 1
    while level > 0, let scalar = peek() {
      if scalar == "(" { level += 1 }
      if scalar == ")" { level -= 1 }
      put(scalar)
      position += 1
    }
    return .unknown
  }

  private mutating func readInflection() -> PatternNode? {
    var end = position + 1
    var name = ""
    while end < scalars.count, ("a"..."z").contains(scalars[end]), name.count < 8 {
      name.unicodeScalars.append(scalars[end])
      end += 1
    }
    guard let endings = Inflection.endings(of: name) else { return emit("~", as: .unknown) }
    position = end
    output += Array("(?:\(endings.joined(separator: "|")))".utf8)
    return .alternatives(endings.map { $0.isEmpty ? .sequence([]) : .literal($0) })
  }

  private mutating func quantified(_ part: PatternNode) -> PatternNode {
    // A combining accent leaves no letter behind, so the quantifier binds to the one before.
    while let scalar = peek(), case .nothing = Folding.fold(scalar) { position += 1 }
    guard let scalar = peek() else { return part }
    var result = part
    switch scalar {
    case "?":
      put("?")
      position += 1
      result = optional(part)
    case "*", "+":
      put(scalar)
      position += 1
      result = scalar == "*" ? optional(repeated(part)) : repeated(part)
    case "{":
      let atLeastOnce = readBraces()
      result = atLeastOnce ? repeated(part) : optional(repeated(part))
    default: return part
    }
    if let next = peek(), next == "?" || next == "+" {
      put(next)
      position += 1
    }
    return result
  }

  private func repeated(_ part: PatternNode) -> PatternNode {
    part == .assertion || part == .unknown ? part : .repeated(part)
  }

  private func optional(_ part: PatternNode) -> PatternNode {
    part == .assertion ? .assertion : .optional(part)
  }

  private mutating func readBraces() -> Bool {
    isPlain = false
    var text = ""
    while let scalar = peek() {
      put(scalar)
      position += 1
      if scalar == "}" { break }
      text.unicodeScalars.append(scalar)
    }
    return !text.hasPrefix("{0") && !text.hasPrefix("{,")
  }
}
