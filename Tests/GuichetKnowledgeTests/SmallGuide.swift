import GuichetCore
import GuichetKnowledge

/// A guide of a few lines, and a definition that reads it without a finding.
enum SmallGuide {
  static let received = """
    1. Acces

    Ecrivez a l'adresse aide@exemple.qc.ca,
    ou ouvrez https://exemple.qc.ca/a.

    a) Ouvrez

    b) Lisez s la page
    2. Fin
    La Fin des Choses
    bruit
    """

  static func place(_ line: Int) -> SourceLocation {
    SourceLocation(file: "guide.yml", line: line)
  }

  static var definition: GuideDefinition {
    GuideDefinition(
      title: "Petit guide", file: "recu.txt", digest: SHA256.hexadecimal(of: received),
      digestLocation: place(3),
      corrections: [
        .init(pattern: "Acces", replacement: "Accès", reason: "accent", location: place(10)),
        .init(
          pattern: "Ecrivez (a)", replacement: "Écrivez à", reason: "accents", lines: [3],
          location: place(11)),
      ],
      losses: [.init(pattern: "s(?= la)", reason: "coupé", lines: [8], location: place(20))],
      sections: [
        .init(
          number: 1, heading: [1],
          items: [
            .init(kind: .paragraph, pieces: [[3, 4]], location: place(30)),
            .init(kind: .step, pieces: [[6]], location: place(31)),
            .init(kind: .step, pieces: [[8]], location: place(32)),
          ], location: place(29)),
        .init(
          number: 2, heading: [9],
          items: [
            .init(kind: .paragraph, pieces: [[10]], location: place(41)),
            .init(kind: nil, pieces: [[11]], location: place(42)),
          ], location: place(40)),
      ],
      residue: [.init(pattern: "Acces", reason: "accent", location: place(50))],
      facts: [
        .init(id: "aide", kind: .email, text: "aide@exemple.qc.ca", location: place(60)),
        .init(id: "page", kind: .link, text: "https://exemple.qc.ca/a", location: place(61)),
        .init(id: "choses", kind: .name, text: "La fin des choses", location: place(62)),
      ], location: place(1))
  }

  /// The findings of the small guide after a change to its definition.
  static func findings(_ change: (inout GuideDefinition) -> Void) -> [Diagnostic] {
    var definition = definition
    change(&definition)
    return KnowledgeBase.build(received: received, definition: definition).findings
  }

  /// The knowledge base of the small guide.
  static var knowledge: KnowledgeBase {
    KnowledgeBase.build(received: received, definition: definition).knowledge
  }
}
