import Foundation
import GuichetAuthoring
import GuichetCore
import GuichetDialogue
import GuichetEngine
import GuichetMatching
import Testing

/// What the bot of the repository keeps to, however its texts are worded.
@Suite struct RealBotTests {
  /// The topics of the contract and the facts each answer must carry, any of the wordings of each.
  static let contract: [(topic: String, facts: [[String]])] = [
    (
      "perform.what",
      [["Prestation électronique de reddition financière", "rapport", "formulaire"]]
    ),
    ("perform.documents", [["rapport financier"], ["prévisionnelles"]]),
    ("perform.users", [["organismes municipaux"], ["mandataire"]]),
    ("access.prerequisites", [["clicSÉQUR"], ["mot de passe"]]),
    ("access.overview", [["code"], ["PGAMR"], ["rôles"], ["PERFORM"]]),
    ("code.obtain", [["RSE", "responsable des services électroniques"], ["code"]]),
    ("code.have", [["section 3", "PGAMR"]]),
    ("organisation.unregistered", [["Revenu Québec"], ["ministère", "MAMH"]]),
    ("pgamr.no-access", [["RSE", "responsable des services électroniques"], ["accès"]]),
    ("rse.role", [["accès"], ["code"]]),
    ("rse.who", [["clicSÉQUR"], ["au bas de"]]),
    ("rse.none", [["autorité", "DG"], ["Répertoire des municipalités"], ["clicSÉQUR"]]),
    (
      "directory.municipal", [["Mise à jour des données de la clientèle"], ["direction régionale"]]
    ),
    ("clicsequr.what", [["authentification"], ["accès"]]),
    ("clicsequr.contact", [["Comment s'inscrire au portail"]]),
    (
      "pgamr.what",
      [["Portail gouvernemental des affaires municipales et régionales"], ["transactionnel"]]
    ),
    ("pgamr.governance", [["MAMH", "ministère"], ["contenu"]]),
    (
      "pgamr.signin",
      [["https://www.portailmunicipal.gouv.qc.ca/sitepublic/"], ["Se connecter"], ["mot de passe"]]
    ),
    ("pgamr.contact", [["portail@mamh.gouv.qc.ca"]]),
    (
      "password.temporary",
      [["RSE", "responsable des services électroniques"], ["première connexion", "premier"]]
    ),
    ("password.forgotten", [["portail@mamh.gouv.qc.ca"], ["RSE"], ["clicSÉQUR"], ["guide"]]),
    ("roles.obtain", [["répondant municipal"]]),
    ("respondent.left", [["information.financiere@mamh.gouv.qc.ca"], ["418 691-2010"]]),
    ("perform.open", [["Se connecter"], ["Mes services en ligne"], ["PERFORM"]]),
    ("perform.home", [["Sommaire de l'information financière"]]),
    ("perform.help", [["Aide en ligne"], ["trois petits points"]]),
    ("browser.support", [["Internet Explorer"], ["autre navigateur", "autre"]]),
    ("contact.dniff", [["information.financiere@mamh.gouv.qc.ca"], ["418 691-2010"]]),
    ("secret.shared", [["pas été conservé", "n'a pas été gardé"]]),
  ]

  private static func folded(_ text: String) -> String {
    text.lowercased().replacingOccurrences(of: "’", with: "'")
      .replacingOccurrences(of: "\u{A0}", with: " ")
  }

  @Test func loadsWithoutAFinding() throws {
    switch RealBot.loaded {
    case .success(let loaded):
      #expect(
        loaded.warnings.isEmpty, "\(loaded.warnings.map(\.description).joined(separator: "\n"))")
    case .failure(let error):
      Issue.record("\(error.diagnostics.map(\.description).joined(separator: "\n"))")
    }
  }

  @Test(arguments: contract)
  func everyTopicOfTheContractHasItsFactsInEveryWording(topic: String, facts: [[String]]) throws {
    let answer = try #require(try RealBot.bot().answers[topic], "\(topic)")
    for text in answer.texts {
      for wordings in facts {
        #expect(
          wordings.contains { Self.folded(text).contains(Self.folded($0)) },
          "\(topic): none of \(wordings) in:\n\(text)")
      }
    }
    #expect(Set(answer.texts).count == answer.texts.count)
    if let short = answer.short { #expect(short.count < answer.text.count, "\(topic)") }
    #expect(!answer.label.isEmpty)
  }

  @Test func everyAnswerFromTheGuideHasItsSources() throws {
    for (topic, _) in Self.contract where !["secret.shared", "password.forgotten"].contains(topic) {
      #expect(try RealBot.bot().answers[topic]?.sources.isEmpty == false, "\(topic)")
    }
  }

  @Test func noReplyIsTooLong() throws {
    let bot = try RealBot.bot()
    let question =
      bot.flow.steps
      .flatMap { bot.texts["\($0.id).ask"] ?? [] }.map(\.count).max() ?? 0
    let bridge = bot.texts["bridge"]?.map(\.count).max() ?? 0
    for answer in bot.answers.values {
      for text in answer.texts + answer.variants.compactMap(\.text) {
        #expect(
          text.count + bridge + question + 4 <= 900, "\(answer.topic): \(text.count) + \(question)")
      }
    }
    for (id, variants) in bot.texts {
      for text in variants { #expect(text.count <= 900, "\(id)") }
    }
  }

  @Test func theMisreadDomainIsNowhere() throws {
    for text in try RealBot.bot().everyText { #expect(!text.contains("gouv.gc"), "\(text)") }
  }

  /// The Direction's telephone number answers for PERFORM, never for the portal or clicSÉQUR.
  @Test func theTelephoneNumberIsTheDirections() throws {
    let bot = try RealBot.bot()
    let topics: Set<String> = [
      "contact.dniff", "respondent.left", "roles.obtain", "perform.help", "perform.home",
      "perform.open", "perform.what", "perform.documents", "perform.users", "browser.support",
    ]
    for answer in bot.answers.values where !topics.contains(answer.topic) {
      for text in answer.texts + answer.variants.compactMap(\.text) {
        #expect(!text.contains("691-2010"), "\(answer.topic)")
        #expect(!text.contains("information.financiere@"), "\(answer.topic)")
      }
    }
    for (topic, answer) in bot.answers where topics.contains(topic) {
      for text in answer.texts + answer.variants.compactMap(\.text) {
        #expect(!text.contains("portail@mamh"), "\(topic)")
      }
    }
  }

  /// A text that names one of the contacts for the other's work.
  @Test func theRSEAndTheRespondentAreNotSwapped() throws {
    let bot = try RealBot.bot()
    let sentences = bot.everyText.flatMap { text in
      text.split { ".!?\n".contains($0) }.map(Self.mentions)
    }
    let swapped = [
      #"r[ée]pondant municipal[^,;]*(?:cr[ée]er?|fournir?|fournit)[^,;]*(?:code|acc[èe]s au pgamr|mot de passe)"#,
      #"\brse\b[^,;]*(?:donne|attribue|accorde)[^,;]*r[ôo]les?\b"#,
      #"r[ôo]les? (?:dans perform )?[^,;]*aupr[èe]s (?:du|de votre) rse"#,
    ]
    for sentence in sentences {
      for pattern in swapped {
        let range = sentence.range(of: pattern, options: .regularExpression)
        #expect(range == nil || sentence.contains("pas "), "\(sentence)")
      }
    }
    for topic in ["roles.obtain", "respondent.left"] {
      let answer = try #require(bot.answers[topic])
      #expect(answer.text.contains("répondant municipal"))
      #expect(!Self.mentions(Substring(answer.text)).contains("rse"), "\(topic)")
    }
    for topic in ["code.obtain", "pgamr.no-access", "rse.who", "rse.none", "password.temporary"] {
      let answer = try #require(bot.answers[topic])
      for text in answer.texts {
        #expect(!text.contains("répondant"), "\(topic)")
      }
    }
  }

  private static func mentions(_ sentence: Substring) -> String {
    folded(String(sentence)).replacingOccurrences(
      of: "responsable des services électroniques", with: "rse")
  }

  // MARK: Turns

  private func walk(_ visit: (Turn, String) -> Void) throws {
    let engine = Engine(bot: try RealBot.bot())
    let now = Timestamp(seconds: 1_000)
    let phrases = [
      "bonjour", "merci", "oui", "non", "je ne sais pas", "aide", "répétez", "retour",
      "où j'en suis",
      "passer cette étape", "c'est fait", "ça ne marche pas", "pourquoi ?", "parler à quelqu'un",
      "do you speak english", "azerty uiop", "1", "2", "3", "42", "???", "recommencer", "au revoir",
    ]
    var seen: Set<[String: String]> = []
    var labels: Set<Choice> = []
    var open: [ConversationState] = [engine.open(conversation: "c", at: now).state]
    var steps: Set<String?> = []
    while let state = open.popLast() {
      for phrase in phrases where !steps.contains(state.memory.pendingStep) {
        let (_, turn) = engine.respond(to: .text(phrase), in: state, conversation: "c", at: now)
        visit(turn, phrase)
      }
      steps.insert(state.memory.pendingStep)
      for choice in state.memory.offered {
        let (next, turn) = engine.respond(
          to: .choice(choice.value), in: state, conversation: "c", at: now)
        visit(turn, choice.value)
        if labels.insert(choice).inserted {
          let (typed, labelled) = engine.respond(
            to: .text(choice.label), in: state, conversation: "c", at: now)
          #expect(typed.memory.situation == next.memory.situation, "\(choice.label)")
          visit(labelled, choice.label)
        }
        if seen.insert(turn.situation).inserted { open.append(next) }
      }
    }
    #expect(steps.count == engine.bot.flow.steps.count)
  }

  @Test func everyReplyOnTheWayIsWholeAndShort() throws {
    try walk { turn, phrase in
      #expect(!turn.messages.isEmpty, "\(phrase)")
      for message in turn.messages {
        #expect(!message.text.isEmpty, "\(phrase) at \(turn.step ?? "")")
        #expect(
          !message.text.contains("{") && !message.text.contains("}"), "\(phrase): \(message.text)")
        #expect(!message.text.contains("gouv.gc"))
        for choice in message.choices ?? [] {
          #expect(!choice.label.isEmpty && !choice.value.isEmpty)
        }
      }
      let length = turn.messages.map(\.text.count).reduce(0, +)
      #expect(length <= 900, "\(phrase) at \(turn.step ?? ""): \(length)")
    }
  }

  @Test func everyTopicIsAskedForByAnIntentOrAStep() throws {
    var findings: [Diagnostic] = []
    let draft = try #require(BotDraft.gather(path: RealBot.root.path, findings: &findings))
    let asked = Set(draft.intents.compactMap(\.topic) + draft.bot.flow.steps.compactMap(\.topic))
      .union([draft.bot.topics.overview, draft.bot.topics.secret])
    for (topic, _) in Self.contract { #expect(asked.contains(topic), "\(topic)") }
  }

  @Test func theSituationIsTheContracts() throws {
    let facts = try RealBot.bot().flow.facts
    let contract: [(String, [String])] = [
      ("hasCode", ["yes", "no"]), ("organisationRegistered", ["yes", "no"]),
      ("rse", ["known", "unknown-person", "none"]), ("pgamrSignedIn", ["yes", "no"]),
      ("rolesObtained", ["yes", "no"]), ("respondent", ["present", "gone"]),
      ("performOpened", ["yes", "no"]),
    ]
    for (name, values) in contract {
      #expect(facts.first { $0.name == name }?.values == values, "\(name)")
    }
  }
}

extension Answer {
  /// The answer, and what is said when it is asked for again.
  fileprivate var texts: [String] { [text, again] + (short.map { [$0] } ?? []) }
}
