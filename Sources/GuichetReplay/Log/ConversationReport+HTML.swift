import GuichetCore

extension ConversationReport {
  /// The report as one HTML page that needs nothing else.
  ///
  /// - Parameter title: The bot's name.
  /// - Returns: The page.
  public func html(title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="fr-CA">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Conversations : \(HTMLText.escaped(title))</title>
    <style>\(Self.style)</style>
    </head>
    <body>
    <h1>\(HTMLText.escaped(title))</h1>
    <p>\(size).</p>
    \(list("Sans réponse", unanswered))
    \(list("Douteux", doubtful))
    \(table("Où l'on s'arrête", stops.map { ($0.step, $0.count) }))
    \(table("Sujets répondus", topics.map { ($0.topic, $0.count) }))
    \(draft)
    </body>
    </html>

    """
  }

  /// How a message of the lists becomes a transcript.
  private var draft: String {
    guard let place = (unanswered + doubtful).first?.places.first else { return "" }
    return "<p>Pour faire d'un message une transcription : <code>guichet transcript draft "
      + "&quot;\(HTMLText.escaped(place))&quot; …</code></p>"
  }

  private func list(_ title: String, _ entries: [Entry]) -> String {
    if entries.isEmpty { return "" }
    let rows = entries.map { entry in
      "<tr><td class=\"n\">\(entry.places.count)</td><td>\(HTMLText.escaped(entry.message))</td>"
        + "<td>\(HTMLText.escaped(entry.reason.label))</td>"
        + "<td>\(HTMLText.escaped(entry.intents.joined(separator: ", ")))</td>"
        + "<td><code>\(HTMLText.escaped(entry.places[0]))</code></td></tr>"
    }
    return """
      <h2>\(title)</h2>
      <table><thead><tr><th class="n">fois</th><th>message</th><th>pourquoi</th><th>lu comme</th>
      <th>où</th></tr></thead><tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table>
      """
  }

  private func table(_ title: String, _ rows: [(String, Int)]) -> String {
    guard let most = rows.map(\.1).max(), most > 0 else { return "" }
    let items = rows.map { name, count in
      "<tr><td class=\"n\">\(count)</td><td>\(HTMLText.escaped(name))</td><td class=\"bar\"><span "
        + "style=\"width:\(count * 100 / most)%\"></span></td></tr>"
    }
    return """
      <h2>\(HTMLText.escaped(title))</h2>
      <table><tbody>
      \(items.joined(separator: "\n"))
      </tbody></table>
      """
  }

  private static let style = """
    :root { color-scheme: light dark; --text: #1b2026; --page: #fff; --muted: #51606e;
      --edge: #c4ccd4; --accent: #0b5cad; }
    @media (prefers-color-scheme: dark) { :root { --text: #e9edf1; --page: #12171c;
      --muted: #aab6c2; --edge: #3a4652; --accent: #8ec2ff; } }
    body { margin: 0 auto; max-width: 70rem; padding: 2rem; background: var(--page);
      color: var(--text); font: 100%/1.5 system-ui, sans-serif; }
    table { border-collapse: collapse; width: 100%; }
    th, td { padding: .375rem .75rem; text-align: left; vertical-align: top;
      border-bottom: 1px solid var(--edge); overflow-wrap: anywhere; }
    th, code { color: var(--muted); font-size: .875rem; }
    .n { width: 4rem; text-align: right; font-variant-numeric: tabular-nums; }
    .bar { width: 50%; } .bar span { display: block; height: 1rem; border-radius: .25rem;
      background: var(--accent); }
    """
}
