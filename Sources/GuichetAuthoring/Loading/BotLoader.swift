import Foundation
public import GuichetCore
import GuichetDialogue
public import GuichetEngine
package import GuichetKnowledge
package import GuichetMatching

/// Loads a bot from its directory: gathers the files, checks them as a whole, freezes the result.
public enum BotLoader: Sendable {
  /// Loads a bot.
  ///
  /// - Parameter path: The bot's directory, which holds `bot.yml`.
  /// - Returns: The bot and the warnings about it.
  /// - Throws: ``DiagnosticsError`` with every finding, when at least one is an error.
  public static func load(
    path: String
  ) throws(DiagnosticsError) -> (bot: Bot, warnings: [Diagnostic]) {
    var findings: [Diagnostic] = []
    guard let draft = BotDraft.gather(path: path, findings: &findings),
      !findings.contains(where: { $0.severity == .error })
    else { throw DiagnosticsError(findings) }
    return (draft.bot, DiagnosticsError(findings).diagnostics)
  }

  /// Reads the guide of a bot, and nothing else.
  ///
  /// - Parameter path: The bot's directory.
  /// - Returns: The knowledge base.
  /// - Throws: ``DiagnosticsError`` with every finding, when it cannot be read.
  package static func knowledge(path: String) throws(DiagnosticsError) -> KnowledgeBase {
    var findings: [Diagnostic] = []
    let directory = BotDirectory(path: path)
    guard let configuration = BotConfiguration.load(directory, findings: &findings),
      let file = configuration.parts["knowledge"]
    else { throw DiagnosticsError(findings) }
    let loaded = KnowledgeLoader.load(directory, file: file)
    guard let knowledge = loaded.knowledge else { throw DiagnosticsError(loaded.findings) }
    return knowledge
  }

  /// Reads the name of a bot and what `bot.yml` says about serving it, and nothing else.
  ///
  /// - Parameter path: The bot's directory.
  /// - Returns: The name, and the settings under `serve:`.
  /// - Throws: ``DiagnosticsError`` with every finding, when at least one is an error.
  package static func serveSettings(
    path: String
  ) throws(DiagnosticsError) -> (name: String, settings: [ServeSetting: SettingValue]) {
    var findings: [Diagnostic] = []
    guard
      let configuration = BotConfiguration.load(BotDirectory(path: path), findings: &findings),
      !findings.contains(where: { $0.severity == .error })
    else { throw DiagnosticsError(findings) }
    return (configuration.name, configuration.serve)
  }
}

/// A passage of the guide that the answers leave out.
package struct LeftOut: Sendable {
  /// The passage's id, such as `2.7`.
  package var paragraph: String
  /// Why.
  package var reason: String
  /// Where it is listed.
  package var location: SourceLocation
}

/// A bot with what `check` needs besides: where things are declared.
package struct BotDraft {
  /// The bot.
  package var bot: Bot
  /// Its intents, examples included.
  package var intents: [Intent]
  /// Messages that are no intent's business.
  package var outside: [Lexicon.Phrasing]
  /// Its notions.
  package var notions: [Lexicon.Notion]
  /// The frozen matcher.
  package var matcher: IntentMatcher
  /// The guide.
  package var knowledge: KnowledgeBase
  /// The guide passages that answers stand on.
  package var references: [GuideReference]
  /// The examples of masks.
  package var maskExamples: [MaskExample]
  /// Where each answer is.
  package var answerPlaces: [String: SourceLocation]
  /// The notion that whole-clause intents may have around them.
  package var filler: String?
  /// The guide's passages that no answer needs, and why.
  package var leftOut: [LeftOut]
  /// Where such passages are listed.
  package var leftOutPlace: SourceLocation
  /// Where the guide's definition and knowledge base are.
  package var guideFiles: (definition: String, knowledge: String)

  /// Gathers everything; `nil` when a part is missing altogether.
  package static func gather(
    path: String, withExamples: Bool = false, findings: inout [Diagnostic]
  ) -> BotDraft? {
    let directory = BotDirectory(path: path)
    guard let configuration = BotConfiguration.load(directory, findings: &findings) else {
      return nil
    }
    guard let knowledgeFile = configuration.parts["knowledge"],
      let dialogueFile = configuration.parts["dialogue"]
    else { return nil }
    // What the bot says and how it reads share nothing, so they load side by side.
    let (content, language) = Parallel.both(
      { Content.load(configuration, knowledgeFile, dialogueFile, withExamples, from: directory) },
      { Language.load(configuration, from: directory) })
    findings += content.findings + language.findings
    guard let knowledge = content.knowledge, let (flow, stepPlaces) = content.flow,
      let answers = content.answers
    else { return nil }
    configuration.checkFolders(in: directory, findings: &findings)
    let notions = language.notions
    let lexicon = language.lexicon
    let rules = language.rules

    let intents = content.intents
    CrossChecks.check(
      intents: intents, flow: flow, stepPlaces: stepPlaces, answers: answers,
      configuration: configuration, hasClients: !rules.clients.isEmpty, findings: &findings)

    let entities = notions.filter(\.isEntity).map { notion in
      Intent(
        id: Comprehender.entityPrefix + notion.name, kind: .entity, topic: nil, text: nil,
        sets: [], isWhole: false,
        patterns: [Lexicon.Phrasing(text: "<\(notion.name)>", location: notion.location)],
        unless: [], examples: [], counterexamples: [], location: notion.location)
    }
    let matcher = IntentMatcher(
      intents: intents + entities, lexicon: lexicon, filler: rules.filler, findings: &findings)
    let masker = Masker(
      rules.masks, published: knowledge.published, findings: &findings)
    let speller = Speller(
      words: matcher.words, spellings: rules.spellings, french: language.words,
      names: language.names)
    let reader = MessageReader(
      spellings: rules.spellings, segmentation: rules.segmentation, speller: speller)
    let (bare, exampleFiles) = (content.bareIntents, content.exampleFiles)
    let examples = Lazy { nearestExamples(of: bare, in: exampleFiles, read: reader) }
    let clients = clientReader(
      rules.clients, language: language, words: matcher.words, findings: &findings)
    let bot = Bot(
      name: configuration.name, language: configuration.language,
      version: content.version,
      longestMessage: configuration.longestMessage,
      resumeAfter: Int64(configuration.resumeAfter), flow: flow, answers: answers.answers,
      texts: answers.texts,
      topics: DialogueManager.Topics(
        overview: configuration.overviewTopic, secret: configuration.secretTopic),
      comprehender: Comprehender(reader: reader, matcher: matcher), masker: masker,
      secondLine: configuration.secondLine.map {
        SecondLine(examples: examples, asksFrom: $0.first, asksAgainFrom: $0.again)
      }, clients: clients)
    return BotDraft(
      bot: bot, intents: intents, outside: content.outside, notions: notions, matcher: matcher,
      knowledge: knowledge,
      references: answers.references, maskExamples: rules.maskExamples,
      answerPlaces: answers.answerPlaces, filler: rules.filler, leftOut: configuration.leftOut,
      leftOutPlace: configuration.leftOutPlace,
      guideFiles: (configuration.parts["guide"] ?? "", knowledgeFile))
  }

  /// What finds whom messages are about; `nil` when nothing is declared.
  private static func clientReader(
    _ rules: ClientReader.Rules, language: Language, words: PatternWords,
    findings: inout [Diagnostic]
  ) -> ClientReader? {
    if rules.isEmpty { return nil }
    let (french, names) = (language.words, language.names)
    return ClientReader(
      rules, lexicon: language.lexicon,
      isWord: { word in
        french.contains(word.utf8) || names.contains(word.utf8) || words.contains(word)
      }, findings: &findings)
  }

  /// The examples for the second line, as the bot reads them; `check` reports what is wrong with them.
  private static func nearestExamples(
    of intents: [Intent], in files: [ExampleLoader.File], read reader: MessageReader
  ) -> NearestExamples {
    var intents = intents
    var ignored: [Diagnostic] = []
    let outside = ExampleLoader.add(to: &intents, from: files, findings: &ignored)
    let texts =
      intents.flatMap { intent in intent.examples.map { (intent.topic, $0.text) } }
      + outside.map { (nil, $0.text) }
    return NearestExamples(
      Parallel.map(texts) { topic, text in
        NearestExamples.Example(
          topic: topic, text: text, words: reader.read(text).tokens.map(\.text))
      })
  }
}

/// What a bot says and what it listens for: the guide, the dialogue, the answers, the intents.
private struct Content: Sendable {
  var knowledge: KnowledgeBase?
  var flow: (flow: Flow, places: [String: SourceLocation])?
  var answers: AnswerLoader?
  /// The intents, with those examples that stand beside them when they are asked for.
  var intents: [Intent] = []
  /// The intents without those examples.
  var bareIntents: [Intent] = []
  /// Examples that are no intent's business.
  var outside: [Lexicon.Phrasing] = []
  var exampleFiles: [ExampleLoader.File] = []
  var version = ""
  var findings: [Diagnostic] = []

  static func load(
    _ configuration: BotConfiguration, _ knowledgeFile: String, _ dialogueFile: String,
    _ withExamples: Bool, from directory: BotDirectory
  ) -> Content {
    var content = Content()
    let loaded = KnowledgeLoader.load(directory, file: knowledgeFile)
    content.findings += loaded.findings
    guard let knowledge = loaded.knowledge else { return content }
    content.knowledge = knowledge
    let checker = FactChecker(knowledge: knowledge, allowedNames: configuration.allowedNames)
    content.flow = FlowLoader.flow(
      in: directory, file: dialogueFile, checker: checker, findings: &content.findings)
    guard let flow = content.flow?.flow else { return content }
    var answers = AnswerLoader(knowledge: knowledge, checker: checker, facts: flow.facts)
    for file in configuration.files(of: "answers", in: directory) {
      answers.load(file, in: directory)
    }
    content.findings += answers.findings
    content.answers = answers
    content.loadIntents(configuration, withExamples, from: directory)
    content.version = version(
      of: content.exampleFiles.map(\.name)
        + ["intents", "lexicon", "answers", "reading"].flatMap {
          configuration.files(of: $0, in: directory)
        } + ["bot.yml", dialogueFile], in: directory)
    return content
  }

  private mutating func loadIntents(
    _ configuration: BotConfiguration, _ withExamples: Bool, from directory: BotDirectory
  ) {
    let topics = Set(answers?.answers.keys.map(\.self) ?? [])
    bareIntents = configuration.files(of: "intents", in: directory).flatMap {
      IntentLoader.intents(in: directory, file: $0, topics: topics, findings: &findings)
    }
    exampleFiles = ExampleLoader.files(
      in: directory, folder: (configuration.parts["intents"] ?? "") + "/examples",
      findings: &findings)
    intents = bareIntents
    if withExamples {
      outside = ExampleLoader.add(to: &intents, from: exampleFiles, findings: &findings)
    }
  }

  /// FNV-1a over the files' names and contents: says whether two bots are the same, no more.
  private static func version(of files: [String], in directory: BotDirectory) -> String {
    var hash = FNV1a()
    for file in files {
      var ignored: [Diagnostic] = []
      hash.add(file.utf8)
      hash.add(directory.bytes(of: file, findings: &ignored) ?? [])
    }
    return String(hash.value, radix: 16)
  }
}

/// How a bot reads: notions, reading rules, word lists.
private struct Language: Sendable {
  var notions: [Lexicon.Notion]
  var lexicon: Lexicon
  var rules: ReadingRules
  var words: FrenchWords
  var names: FrenchWords
  var findings: [Diagnostic]

  static func load(_ configuration: BotConfiguration, from directory: BotDirectory) -> Language {
    var findings: [Diagnostic] = []
    let files = configuration.files(of: "lexicon", in: directory)
    let notions = LexiconLoader.notions(in: directory, files: files, findings: &findings)
    let lexicon = Lexicon(notions, findings: &findings)
    let rules = ReadingLoader.rules(
      in: directory, files: configuration.files(of: "reading", in: directory), findings: &findings)
    let words = wordList(configuration.parts["words"], in: directory, findings: &findings)
    let names = wordList(configuration.parts["proper-names"], in: directory, findings: &findings)
    return Language(
      notions: notions, lexicon: lexicon, rules: rules, words: words,
      names: names, findings: findings)
  }

  /// A list of words, empty when there is none.
  private static func wordList(
    _ file: String?, in directory: BotDirectory, findings: inout [Diagnostic]
  ) -> FrenchWords {
    guard let file, let bytes = directory.bytes(of: file, findings: &findings) else {
      return .empty
    }
    do {
      return try FrenchWords(bytes: bytes)
    } catch {
      findings.append(
        Diagnostic(
          "words.malformed", error.message, at: SourceLocation(file: file, line: error.line)))
      return .empty
    }
  }
}
