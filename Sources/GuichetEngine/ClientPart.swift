import GuichetDialogue
import GuichetMatching

/// What one message says of one client.
struct ClientPart {
  /// Whom it is about.
  var mention: ClientMention
  /// The message with spaces in place of the mentions and of what is about others, so that places in
  /// it stay the same.
  var text: String

  /// The parts of a message that says whom it is about, `nil` for most messages.
  ///
  /// A part goes from the clause that names its client to the next such clause; what stands before
  /// the first is about the first.
  static func parts(
    of text: String, bot: Bot, _ memory: ConversationState.Memory
  ) -> [ClientPart]? {
    guard let clients = bot.clients else { return nil }
    let found = clients.mentions(in: text, known: memory.clientNames).filter { found in
      switch found.mention {
      case .named: true
      case .other(let words):
        // « L'autre » alone is one of several; « l'autre ville » may be the second one.
        memory.hasClients
          || (FoldedText.of(words).split(separator: " ").count > 2
            && (memory.client != nil || !memory.situation.told.isEmpty))
      case .all: memory.hasClients
      }
    }
    if found.isEmpty { return nil }
    let scalars = Array(text.unicodeScalars)
    let message = bot.comprehender.read(text)
    let starts = message.sentences.flatMap(\.clauses).compactMap { clause in
      clause.first.map { message.tokens[$0].source.lowerBound }
    }
    var cuts = found.map { found in
      starts.last { $0 < found.source.upperBound } ?? 0
    }
    cuts[0] = 0
    return found.indices.map { number in
      let end = number + 1 < cuts.count ? cuts[number + 1] : scalars.count
      var blank = scalars
      for place in blank.indices
      where !(cuts[number]..<max(end, cuts[number])).contains(place)
        || found.contains(where: { $0.source.contains(place) })
      {
        blank[place] = " "
      }
      var part = String.UnicodeScalarView()
      part.append(contentsOf: blank)
      return ClientPart(mention: ClientMention(found[number].mention), text: String(part))
    }
  }
}

extension ClientMention {
  fileprivate init(_ mention: ClientReader.Mention) {
    self =
      switch mention {
      case .named(let name): .named(name)
      case .other(let words): .other(words)
      case .all: .all
      }
  }
}
