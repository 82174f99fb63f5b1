import GuichetKnowledge

/// What ``SmallBot`` is made of.
enum SmallBotFiles {
  static var all: [String: String] {
    [
      "bot.yml": bot, "guide/guide.yml": guide, "guide/recu.txt": received,
      "intents/lexicon/mots.yml": lexicon, "intents/reading/lecture.yml": reading,
      "intents/questions.yml": questions, "intents/faits.yml": facts,
      "intents/controle.yml": controls, "intents/examples/questions.yml": examples,
      "dialogue/parcours.yml": dialogue, "answers/sujets.yml": answers,
      "answers/textes.yml": texts,
    ]
  }

  private static let bot = """
    format: 1
    name: Petit bot
    language: fr-CA
    parts:
      knowledge: guide/knowledge.json
      guide: guide/guide.yml
      lexicon: intents/lexicon
      reading: intents/reading
      intents: intents
      dialogue: dialogue/parcours.yml
      answers: answers
    topics:
      overview: way.overview
      secret: secret.told
    limits:
      message: 200
      resume-after: 600
    names: [ISBN]

    """

  private static let received = """
    1. La carte
    Pour emprunter, il faut une carte de membre.
    La carte se demande au Comptoir du Prêt, à pret@biblio.example.org.
    2. Le compte
    Ouvrez https://compte.example.org/ et cliquez sur « Mon dossier ».
    Questions : 418 555-0101.

    """

  private static let guide = """
    title: Guide du lecteur
    file: guide/recu.txt
    sha256: \(SHA256.hexadecimal(of: received))
    structure:
      - section: 1
        heading: 1
        items:
          - paragraph: 2
          - paragraph: 3
      - section: 2
        heading: 4
        items:
          - paragraph: 5
          - contact: 6
    facts:
      comptoir: { kind: name, text: Comptoir du Prêt }
      courriel: { kind: email, text: pret@biblio.example.org }
      adresse: { kind: link, text: 'https://compte.example.org/' }
      telephone: { kind: telephone, text: 418 555-0101 }
      dossier: { kind: name, text: Mon dossier }

    """

  private static let lexicon = """
    notions:
      carte: [carte, abonnement]
      compte: [compte, dossier]
      livre: ['livres?', bouquin]
      filler: [svp, 'je vous prie']
      anaphore: ['(?:en|l) ']
    entities: [carte, compte]

    """

  private static let reading = """
    spellings:
      je ne sais pas: [chais pas]
    separators: [et, mais]
    leading: [oui, non]
    filler: filler
    masks:
      - id: mot-de-passe
        pattern: 'mot de passe est (?<secret>\\S{4,})'
        unless: '^(?:perdu|vide)$'
        examples: ['mon mot de passe est tulipe99']
        counterexamples: ['mon mot de passe est perdu']
      - id: suite
        after: 'mot de passe est$'
        pattern: '^(?<secret>\\S{4,})$'
        examples: [['mon mot de passe est', tulipes]]
      - id: courriel
        quiet: true
        pattern: '(?<secret>\\S+@\\S+)'
        examples: ['jo@exemple.org']
      - id: numero
        context: 'secret'
        pattern: '(?<secret>\\d{6})'

    """

  private static let questions = """
    intents:
      - id: card.what
        patterns: ['c est quoi .. <carte>']
      - id: card.who
        patterns: ['qui .. <carte>']
      - id: card.abroad
        patterns: ['habite ailleurs']
      - id: card.get
        patterns: ['(?:obtenir|avoir) .. <carte>']
      - id: account.open
        patterns: ['ouvrir .. <compte>']
      - id: book.borrow
        patterns: ['emprunter .. <livre>']
      - id: hours
        patterns: ['heures']
      - id: info.card
        topic: card.get
        patterns: ['renseignement']
      - id: info.account
        topic: account.open
        patterns: ['renseignement']
      - id: next
        topic: focus
        patterns: ['je fais quoi']
      - id: weather
        text: offtopic
        patterns: ['meteo']

    """

  private static let facts = """
    intents:
      - id: fact.hasCard.yes
        set: { hasCard: yes }
        patterns: ['j ai une <carte>']
      - id: fact.hasCard.no
        set: { hasCard: no }
        topic: card.get
        patterns: ['pas de <carte>']
      - id: fact.account.yes
        set: { accountOpened: yes }
        patterns: ['<compte> ouvert']
      - id: fact.book.yes
        set: { bookBorrowed: yes }
        patterns: ['<livre> emprunte']

    """

  private static let controls = """
    intents:
      - { id: control.greet, patterns: [bonjour] }
      - { id: control.thanks, patterns: [merci] }
      - { id: control.bye, patterns: ['au revoir'] }
      - { id: control.yes, patterns: [oui] }
      - { id: control.no, patterns: [non] }
      - { id: control.unsure, patterns: ['je ne sais pas'] }
      - { id: control.help, patterns: [aide] }
      - { id: control.repeat, patterns: ['repetez'] }
      - { id: control.restart, patterns: [recommencer] }
      - { id: control.back, patterns: [retour] }
      - { id: control.status, patterns: ['ou j en suis'] }
      - { id: control.skip, patterns: [passer] }
      - { id: control.done, patterns: ['c est fait'] }
      - { id: control.stuck, patterns: ['ca marche pas'] }
      - { id: control.why, patterns: [pourquoi] }
      - { id: control.human, patterns: ['parler a quelqu un'] }
      - { id: control.insult, patterns: [nono] }
      - { id: control.who-are-you, patterns: ['qui etes vous'] }
      - { id: control.language-en, patterns: ['do you speak english'] }

    """

  private static let examples = """
    - intent: card.what
      examples: ["C'est quoi, une carte ?"]
      counterexamples: ["J'ai une carte"]

    """

  private static let dialogue = """
    situation:
      hasCard: { values: [yes, no] }
      resident: { values: [yes, no] }
      accountOpened: { values: [yes, no] }
      bookBorrowed: { values: [yes, no] }
    implies:
      - { if: { bookBorrowed: yes }, then: { accountOpened: yes } }
      - { if: { accountOpened: yes }, then: { hasCard: yes } }
    goal: { bookBorrowed: yes }
    milestones:
      - { id: card, when: { hasCard: yes } }
      - { id: account, when: { accountOpened: yes } }
      - { id: book, when: { bookBorrowed: yes } }
    steps:
      - id: card.ask
        when: { hasCard: unknown }
        kind: question
        topic: card.what
        focus: carte
        choices:
          - { value: oui, label: "Oui, j'ai une carte", like: [yes, done], set: { hasCard: yes } }
          - { value: non, label: "Non, pas de carte", like: [no], set: { hasCard: no } }
          - { value: incertain, label: Je ne sais pas, like: [unsure] }
      - id: resident.ask
        when: { hasCard: no, resident: unknown }
        kind: question
        topic: card.who
        choices:
          - { value: oui, label: "Oui, j'habite ici", like: [yes], set: { resident: yes } }
          - { value: non, label: Non, like: [no], asked: [card.abroad], set: { resident: no } }
      - id: card.get
        when: { hasCard: no, resident: [yes, no] }
        kind: action
        topic: card.get
        focus: carte
        choices:
          - { value: fait, label: "J'ai ma carte", like: [done, yes], set: { hasCard: yes } }
          - { value: bloque, label: Ça ne fonctionne pas, like: [stuck] }
      - id: account.open
        when: { hasCard: yes, accountOpened: [unknown, no] }
        kind: action
        topic: account.open
        focus: compte
        choices:
          - { value: fait, label: C'est ouvert, like: [done, yes], set: { accountOpened: yes } }
          - { value: bloque, label: Ça ne fonctionne pas, like: [stuck, no] }
      - id: book.borrow
        when: { accountOpened: yes, bookBorrowed: [unknown, no] }
        kind: action
        topic: book.borrow
        choices:
          - { value: fait, label: J'ai mon livre, like: [done, yes], set: { bookBorrowed: yes } }
          - { value: bloque, label: Ça ne fonctionne pas, like: [stuck, no] }
      - id: done
        when: { bookBorrowed: yes }
        kind: end
        topic: book.help

    """

  private static let answers = """
    answers:
      - topic: way.overview
        label: Tout le parcours
        text: way.overview texte
        again: way.overview encore
      - topic: card.what
        label: Ce qu'est la carte
        focus: carte
        sources: ["1:2-2"]
        text: card.what texte
        again: card.what encore
      - topic: card.who
        label: Qui a droit à la carte
        text: card.who texte
        again: card.who encore
      - topic: card.abroad
        label: Habiter ailleurs
        text: card.abroad texte
        again: card.abroad encore
      - topic: card.get
        label: Obtenir une carte
        focus: carte
        sources: ["1:3-3"]
        text: |
          card.get texte, au {comptoir} :

          écrivez à {courriel}.
        again: card.get encore
        when:
          - if: { resident: no }
            text: card.get ailleurs
      - topic: account.open
        label: Ouvrir mon compte
        focus: compte
        sources: ["2:5"]
        text: 'account.open texte : {adresse}, « {dossier} »'
        again: account.open encore
      - topic: book.borrow
        label: Emprunter un livre
        text: book.borrow texte
        again: book.borrow encore
      - topic: book.help
        label: Se faire aider
        sources: ["2:6"]
        text: 'book.help texte : {telephone}'
        again: book.help encore
      - topic: hours
        label: Les heures
        text: hours texte
        again: hours encore
        when:
          - { if: { bookBorrowed: yes }, use: book.help }
      - topic: secret.told
        label: Garder un secret
        text: secret.told texte
        again: secret.told encore

    """

  private static var texts: String {
    let plain = [
      "greeting", "greeting.first", "greeting.again", "help", "who-are-you", "thanks", "bye",
      "insult", "language-en", "human", "status.start", "restart.done", "back.done", "back.start",
      "skip.nothing", "fallback.1", "fallback.2", "fallback.3", "unknown", "clarify", "guess",
      "clarify.none", "clarify.rejected", "empty", "too-long", "unreadable", "bridge",
      "goal.reached", "done.nothing", "yes.nothing", "offtopic", "correction", "doubt.now",
      "doubt.before", "edited", "edited.lost",
    ]
    let steps = ["card.ask", "resident.ask", "card.get", "account.open", "book.borrow"]
      .flatMap { step in ["ask", "why", "unsure", "stuck", "next"].map { "\(step).\($0)" } }
    let facts = ["hasCard", "resident", "accountOpened", "bookBorrowed"].flatMap { fact in
      ["yes", "no"].flatMap { ["ack.\(fact).\($0)", "known.\(fact).\($0)"] }
    }
    let entries =
      (plain + steps + facts).map { "  - { id: \($0), variants: [\($0) un, \($0) deux] }" }
      + [
        "  - { id: status, variants: ['status : {known} ; {done} sur {total} ; {next}'] }",
        "  - { id: resume, variants: ['resume : {status}'] }",
        "  - { id: bye.remaining, variants: ['bye.remaining : {next}'] }",
        "  - { id: contradiction, variants: ['contradiction : {fact} ; {other}'] }",
        "  - { id: skip, variants: ['skip : {next}'] }",
        "  - { id: unknown-choice, variants: ['unknown-choice : {count}'] }",
      ]
    return "texts:\n" + entries.joined(separator: "\n") + "\n"
  }
}
