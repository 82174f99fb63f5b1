import Foundation
import GuichetCore

/// Reads Bot Framework transcripts (`*.transcript`): a JSON array of activities, or an object whose
/// `activities` is one.
///
/// Messages and the choices they suggest map, and so does the time between them. Everything else
/// (typing, events, cards …) is counted in a warning for each kind.
public enum BotFrameworkImport: Sendable {
  /// Seconds between two messages from which on time is kept.
  private static let longPause: Int64 = 60
  /// More activities than this are not read.
  private static let most = 100_000

  /// Reads a file's text.
  public static func read(_ text: String, file: String, name: String) -> TranscriptImport {
    let place = SourceLocation(file: file, line: 1)
    func refused(_ id: String, _ message: String) -> TranscriptImport {
      TranscriptImport(findings: [Diagnostic(id, message, at: place)])
    }
    let json: Any
    do {
      json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    } catch {
      return refused("import.json", "le fichier n'est pas du JSON ; exportez-le de nouveau")
    }
    guard let list = (json as? [Any]) ?? ((json as? [String: Any])?["activities"] as? [Any]) else {
      return refused(
        "import.activities",
        "une liste d'activités est attendue, seule ou sous la clé « activities »")
    }
    var reading = Reading()
    for element in list.prefix(most) { reading.add(element) }
    var findings = reading.left.sorted { $0.key < $1.key }.map { what, count in
      Diagnostic(
        "import.left-out", "sans équivalent ici, laissé de côté : \(what) (\(count) fois)",
        severity: .warning, at: place)
    }
    if list.count > most {
      findings.append(
        Diagnostic(
          "import.too-long", "seules les \(most) premières activités sont lues", severity: .warning,
          at: place))
    }
    guard reading.hasMessages else {
      return TranscriptImport(
        findings: findings + [
          Diagnostic("import.empty", "aucun message d'une personne dans ce fichier", at: place)
        ])
    }
    return TranscriptImport(
      conversations: [ImportedConversation(name: name, events: reading.events)], findings: findings)
  }

  /// The activities read so far.
  private struct Reading {
    var events: [ImportedConversation.Event] = []
    var hasMessages = false
    /// What has no counterpart, and how often it came.
    var left: [String: Int] = [:]
    private var last: Date?

    mutating func add(_ element: Any) {
      guard let outer = element as? [String: Any] else { return leave("activité mal formée") }
      let activity = outer["activity"] as? [String: Any] ?? outer
      let type = activity["type"] as? String ?? "sans type"
      guard type == "message" else { return leave("activité « \(type) »") }
      guard let isBot = Self.isBot(activity) else {
        return leave("message dont l'auteur n'est pas connu (from.role)")
      }
      pass(to: activity["timestamp"] ?? activity["localTimestamp"], isBot: isBot)
      let text = activity["text"] as? String ?? ""
      isBot ? said(text, activity) : typed(text, activity)
    }

    private mutating func typed(_ text: String, _ activity: [String: Any]) {
      hasMessages = true
      if text.isEmpty, let value = activity["value"] as? String {
        events.append(.chosen(value))
      } else {
        if activity["value"] != nil { leave("valeur d'un message de la personne") }
        events.append(.typed(text))
      }
    }

    private mutating func said(_ text: String, _ activity: [String: Any]) {
      var buttons: [String] = []
      var actions =
        ((activity["suggestedActions"] as? [String: Any])?["actions"] as? [Any]) ?? []
      var texts = text.isEmpty ? [] : [text]
      for attachment in activity["attachments"] as? [Any] ?? [] {
        let attachment = attachment as? [String: Any] ?? [:]
        let kind = attachment["contentType"] as? String ?? "sans type"
        guard kind == "application/vnd.microsoft.card.hero",
          let card = attachment["content"] as? [String: Any]
        else {
          leave("pièce jointe « \(kind) »")
          continue
        }
        texts += ["title", "subtitle", "text"].compactMap { card[$0] as? String }
          .filter { !$0.isEmpty }
        actions += card["buttons"] as? [Any] ?? []
      }
      for action in actions {
        guard let action = action as? [String: Any],
          let title = (action["title"] ?? action["value"]) as? String, !title.isEmpty
        else {
          leave("choix sans titre")
          continue
        }
        buttons.append(title)
      }
      if texts.isEmpty, buttons.isEmpty { return leave("message vide du robot") }
      events.append(
        .said(texts.isEmpty ? nil : texts.joined(separator: "\n\n"), buttons: buttons))
    }

    /// Keeps long silences before a message of the person.
    private mutating func pass(to stamp: Any?, isBot: Bool) {
      guard let text = stamp as? String, let now = Self.date(text) else { return }
      if let last, !isBot {
        let seconds = now.timeIntervalSince(last)
        if seconds >= TimeInterval(longPause), seconds < 1e9 {
          events.append(.waited(Int64(seconds)))
        }
      }
      last = now
    }

    private mutating func leave(_ what: String) { left[what, default: 0] += 1 }

    /// Whether the bot wrote a message; `nil` when the file does not say.
    private static func isBot(_ activity: [String: Any]) -> Bool? {
      let from = activity["from"] as? [String: Any] ?? [:]
      let recipient = activity["recipient"] as? [String: Any] ?? [:]
      for (who, isSender) in [(from, true), (recipient, false)] {
        switch (who["role"] as? String)?.lowercased() {
        case "bot", "skill": return isSender
        case "user": return !isSender
        default: continue
        }
      }
      let name = ((from["name"] ?? from["id"]) as? String ?? "").lowercased()
      if name.contains("bot") { return true }
      return name.contains("user") ? false : nil
    }

    private static func date(_ text: String) -> Date? {
      let plain = text.prefix { $0 != "." && $0 != "Z" && $0 != "+" }
      return try? Date("\(plain)Z", strategy: .iso8601)
    }
  }
}
