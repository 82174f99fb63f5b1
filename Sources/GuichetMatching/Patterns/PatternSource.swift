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

  /// A piece of the pattern's text.
  package enum Piece: Equatable, Sendable {
    /// PCRE2 text.
    case text(String)
    /// A notion, with its UTF-8 offset in the author's text.
    case notion(String, utf8Offset: Int)
  }

  /// Reads a pattern; never fails, since what it does not understand is left to PCRE2.
  package init(_ text: String) {
    var reader = PatternReader(text)
    node = reader.readAll()
    pieces = reader.pieces
    isOpaque = reader.isOpaque
  }
}

/// Reads a pattern once, from left to right, producing its structure and its folded PCRE2 text.
private struct PatternReader {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var output = ""
  private(set) var pieces: [PatternSource.Piece] = []
  private(set) var isOpaque = false
  private var utf8Offsets: [Int] = []
  /// Deeper nesting than this is read as unknown, so that a hostile file cannot exhaust the stack.
  private let deepest = 60

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var offset = 0
    for scalar in scalars {
      utf8Offsets.append(offset)
      offset += UTF8.width(scalar)
    }
  }

  mutating func readAll() -> PatternNode {
    var parts: [PatternNode] = []
    while position < scalars.count {
      parts.append(readAlternatives(depth: 0))
      // A stray « ) » is PCRE2's to refuse.
      if position < scalars.count {
        output.unicodeScalars.append(scalars[position])
        position += 1
      }
    }
    flush()
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func flush() {
    if !output.isEmpty { pieces.append(.text(output)) }
    output = ""
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < scalars.count ? scalars[position + ahead] : nil
  }

  private mutating func readAlternatives(depth: Int) -> PatternNode {
    var alternatives = [readSequence(depth: depth)]
    while peek() == "|" {
      output.append("|")
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
    output.unicodeScalars.append(scalar)
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
      output += letters.count > 1 ? "(?:\(text))" : text
      return .literal(text)
    case .apostrophe, .hyphen:
      output += " "
      return .space
    case .nothing: return nil
    case .space, .mark:
      output.unicodeScalars.append(scalar)
      return scalar == "@" ? .literal("@") : .unknown
    }
  }

  /// Several letters that need no folding, read at once; a quantifier binds to the last one alone,
  /// which is left for later.
  private mutating func readPlainLetters() -> PatternNode? {
    var end = position
    while end < scalars.count, ("a"..."z").contains(scalars[end]) { end += 1 }
    if end < scalars.count, ["?", "*", "+", "{"].contains(scalars[end]) { end -= 1 }
    guard end > position + 1 else { return nil }
    var run = String.UnicodeScalarView()
    run.append(contentsOf: scalars[position..<end])
    position = end
    output.unicodeScalars.append(contentsOf: run)
    return .literal(String(run))
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
        output += digits.isEmpty ? " (?:[^ ]+ )*?" : " (?:[^ ]+ ){0,\(digits)}?"
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
    pieces.append(.notion(name, utf8Offset: utf8Offsets[position]))
    let node = PatternNode.notion(name, utf8Offset: utf8Offsets[position])
    position = end + 1
    return node
  }

  private mutating func readEscape() -> PatternNode {
    output.append("\\")
    position += 1
    guard let next = peek() else { return .unknown }
    output.unicodeScalars.append(next)
    position += 1
    switch next {
    case "b", "B", "A", "z", "Z", "G", "K": return .assertion
    case "s": return .space
    case ".", "/", "@", ":", "+", "?", "*", "(", ")", "-": return .literal(String(next))
    default: return .unknown
    }
  }

  private mutating func readClass() -> PatternNode {
    output.append("[")
    position += 1
    var first = true
    while let scalar = peek() {
      if scalar == "]", !first {
        output.append("]")
        position += 1
        return .unknown
      }
      if scalar == "\\", let next = peek(1) {
        output.append("\\")
        output.unicodeScalars.append(next)
        position += 2
      } else {
        output += foldedInClass(scalar)
        position += 1
      }
      if scalar != "^" { first = false }
    }
    return .unknown
  }

  private func foldedInClass(_ scalar: Unicode.Scalar) -> String {
    if case .text(let letters) = Folding.fold(scalar) {
      return String(decoding: letters, as: UTF8.self)
    }
    return String(scalar)
  }

  private mutating func readGroup(depth: Int) -> PatternNode {
    output.append("(")
    position += 1
    var isAssertion = false
    if peek() == "?" {
      output.append("?")
      position += 1
      isAssertion = readGroupKind()
    } else if peek() == "*" {
      isOpaque = true
    }
    guard depth < deepest else { return skipGroup() }
    let inner = readAlternatives(depth: depth + 1)
    if peek() == ")" {
      output.append(")")
      position += 1
    }
    return isAssertion ? .assertion : inner
  }

  /// Reads `:`, `=`, `!`, `<=`, `<!`, `>`, `<name>`; returns whether the group only looks.
  private mutating func readGroupKind() -> Bool {
    guard let kind = peek() else { return false }
    switch kind {
    case ":", ">":
      output.unicodeScalars.append(kind)
      position += 1
      return false
    case "=", "!":
      output.unicodeScalars.append(kind)
      position += 1
      return true
    case "<":
      output.append("<")
      position += 1
      if let next = peek(), next == "=" || next == "!" {
        output.unicodeScalars.append(next)
        position += 1
        return true
      }
      while let scalar = peek() {
        output.unicodeScalars.append(scalar)
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
    var level = 1
    while level > 0, let scalar = peek() {
      if scalar == "(" { level += 1 }
      if scalar == ")" { level -= 1 }
      output.unicodeScalars.append(scalar)
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
    output += "(?:" + endings.joined(separator: "|") + ")"
    return .alternatives(endings.map { $0.isEmpty ? .sequence([]) : .literal($0) })
  }

  private mutating func quantified(_ part: PatternNode) -> PatternNode {
    // A combining accent leaves no letter behind, so the quantifier binds to the one before.
    while let scalar = peek(), case .nothing = Folding.fold(scalar) { position += 1 }
    guard let scalar = peek() else { return part }
    var result = part
    switch scalar {
    case "?":
      output.append("?")
      position += 1
      result = optional(part)
    case "*", "+":
      output.unicodeScalars.append(scalar)
      position += 1
      result = scalar == "*" ? optional(repeated(part)) : repeated(part)
    case "{":
      let atLeastOnce = readBraces()
      result = atLeastOnce ? repeated(part) : optional(repeated(part))
    default: return part
    }
    if let next = peek(), next == "?" || next == "+" {
      output.unicodeScalars.append(next)
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
    var text = ""
    while let scalar = peek() {
      output.unicodeScalars.append(scalar)
      position += 1
      if scalar == "}" { break }
      text.unicodeScalars.append(scalar)
    }
    return !text.hasPrefix("{0") && !text.hasPrefix("{,")
  }
}
