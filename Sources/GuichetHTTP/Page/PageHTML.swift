import GuichetCore

/// The document at `/`: a conversation, a field, a button and a menu; what is said is built by the script.
enum PageHTML {
  /// The document, its title and notice escaped.
  static func document(title: String, privacyNotice: String) -> String {
    let title = HTMLText.escaped(title)
    return """
      <!doctype html>
      <html lang="fr-CA">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(title)</title>
        <link rel="icon" href="icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="page.css">
        <script src="page.js" type="module"></script>
      </head>
      <body class="chat">
        <a class="skip" href="#message">Aller au champ de message</a>
        <header>
          <h1>\(title)</h1>
          <details id="menu">
            <summary>Options</summary>
            <div class="sheet">
              <button id="restart" type="button">Recommencer</button>
              <button id="download" type="button">Télécharger la conversation</button>
              <button id="erase" type="button">Effacer la conversation</button>
              <h2>Confidentialité</h2>
              \(paragraphs(privacyNotice))
            </div>
          </details>
        </header>
        <main>
          <!-- A log: assistive technologies read what is added to it, in order. -->
          <div id="conversation" role="log" aria-label="Conversation" tabindex="0"></div>
          <div class="notice">
            <p id="status" role="status"></p>
            <button id="retry" type="button" hidden>Réessayer</button>
          </div>
          <form id="composer" autocomplete="off">
            <label for="message">Votre message</label>
            <div class="line">
              <input id="message" name="message" type="text" enterkeyhint="send"
                autocomplete="off" aria-describedby="advice">
              <button type="submit">Envoyer</button>
            </div>
            <p id="advice">N’écrivez ici ni mot de passe ni renseignement personnel.</p>
          </form>
          <noscript>
            <p>Cette page a besoin de JavaScript. Activez-le dans votre navigateur, puis rechargez
              la page.</p>
          </noscript>
        </main>
      </body>
      </html>

      """
  }

  private static func paragraphs(_ notice: String) -> String {
    notice.split(separator: "\n\n").map { "<p>\(HTMLText.escaped(String($0)))</p>" }.joined()
  }
}
