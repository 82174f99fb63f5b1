/// The dialogue of a bot as a picture: its steps, and where each choice leads.
package struct DialogueGraph: Hashable, Sendable {
  /// A step.
  package struct Node: Hashable, Sendable {
    /// What kind of step it is.
    package enum Kind: Hashable, Sendable {
      /// Something is asked.
      case question
      /// Something is done outside the conversation.
      case action
      /// The goal is reached.
      case end
    }

    /// The step's id.
    package var id: String
    /// What kind of step it is.
    package var kind: Kind
    /// The question or the action in a few words.
    package var label: String
    /// Who helps when the action does not work; actions only.
    package var contact: String?
    /// The labels of the choices after which the step is asked again.
    package var staying: [String]
  }

  /// Choices that lead from one step to another.
  package struct Edge: Hashable, Sendable {
    /// The step they are offered at.
    package var from: String
    /// The step they lead to.
    package var to: String
    /// Their labels, in the order of the file.
    package var labels: [String]
  }

  /// The steps on the way to a milestone.
  package struct Group: Hashable, Sendable {
    /// The milestone's id.
    package var id: String
    /// What is true when it is reached.
    package var title: String
    /// The ids of its steps, in the order of the file.
    package var nodes: [String]
  }

  /// The bot's name.
  package var title: String
  /// The id of the step a conversation begins with.
  package var first: String?
  /// The steps, in the order of the file.
  package var nodes: [Node]
  /// Where choices lead, in the order of the file.
  package var edges: [Edge]
  /// The milestones that have steps, in the order of the file.
  package var groups: [Group]

  /// What the shapes and signs of the picture mean.
  package static let legend =
    "Arrondi : une question. Rectangle : un geste à faire, avec la personne ou le service qui aide. "
    + "↻ : ce choix explique, puis l'étape est redemandée."
  /// Where a conversation begins.
  package static let start = "Début"
  /// Put before the labels of choices after which the step is asked again.
  package static let stays = "↻ "

  /// The lines of a node, each wrapped to a width in characters.
  package func lines(of node: Node, width: Int) -> [String] {
    var lines = TextWrapping.lines(of: node.label, width: width)
    if let contact = node.contact {
      lines += TextWrapping.lines(of: "Aide : \(contact)", width: width)
    }
    for label in node.staying { lines += TextWrapping.lines(of: Self.stays + label, width: width) }
    return lines
  }
}
