import ArgumentParser
import GuichetCore

/// The flags of `guichet serve`, one a setting.
struct ServeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("L'adresse où écouter (127.0.0.1).", valueName: "adresse"))
  var host: String?

  @Option(help: ArgumentHelp("Le port où écouter ; 0 en prend un libre (8080).", valueName: "n"))
  var port: String?

  @Option(
    help: ArgumentHelp(
      "Où garder les conversations (sqlite:guichet.sqlite), ou memory: ; postgres://… : préférez "
        + "GUICHET_STORE, à cause du mot de passe.", valueName: "url"))
  var store: String?

  @Option(help: ArgumentHelp("Les connexions à PostgreSQL (16).", valueName: "n"))
  var storeConnections: String?

  @Option(
    help: ArgumentHelp("Ce qui répond : native, page, rasa, openai (tous).", valueName: "liste"))
  var channels: String?

  @Option(help: ArgumentHelp("Le nom du modèle de l'API d'OpenAI (guichet).", valueName: "nom"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "La clé des canaux rasa et openai ; préférez GUICHET_API_KEY.", valueName: "clé"))
  var apiKey: String?

  @Option(
    help: ArgumentHelp(
      "Les sites qui peuvent intégrer le clavardage (aucun).", valueName: "origines"))
  var allowedOrigins: String?

  @Option(
    help: ArgumentHelp(
      "Les mandataires dont X-Forwarded-For est cru (cette machine).", valueName: "adresses"))
  var trustedProxies: String?

  @Option(help: ArgumentHelp("L'avis de confidentialité de la page.", valueName: "texte"))
  var privacyNotice: String?

  @Option(help: ArgumentHelp("Le corps le plus long (64k).", valueName: "octets"))
  var maxBody: String?

  @Option(help: ArgumentHelp("Le corps le plus long d'une complétion (1M).", valueName: "octets"))
  var maxHistory: String?

  @Option(help: ArgumentHelp("Les en-têtes les plus longs (16k).", valueName: "octets"))
  var maxHeader: String?

  @Option(help: ArgumentHelp("Les connexions à la fois (1024).", valueName: "n"))
  var maxConnections: String?

  @Option(
    help: ArgumentHelp(
      "Les requêtes d'un client par minute ; 0 : sans limite (600).", valueName: "n")
  )
  var clientRate: String?

  @Option(help: ArgumentHelp("Les requêtes d'un client d'un coup (120).", valueName: "n"))
  var clientBurst: String?

  @Option(
    help: ArgumentHelp(
      "Les messages d'une conversation par minute ; 0 : sans limite (60).", valueName: "n"))
  var conversationRate: String?

  @Option(help: ArgumentHelp("Les messages d'une conversation d'un coup (30).", valueName: "n"))
  var conversationBurst: String?

  @Option(help: ArgumentHelp("Le temps pour envoyer les en-têtes (10s).", valueName: "durée"))
  var headTimeout: String?

  @Option(help: ArgumentHelp("Le temps pour envoyer le corps (20s).", valueName: "durée"))
  var bodyTimeout: String?

  @Option(help: ArgumentHelp("Le temps entre deux requêtes (60s).", valueName: "durée"))
  var idleTimeout: String?

  @Option(help: ArgumentHelp("Le temps pour lire une réponse (20s).", valueName: "durée"))
  var answerTimeout: String?

  @Option(help: ArgumentHelp("Le temps pour finir avant l'arrêt (10s).", valueName: "durée"))
  var shutdownTimeout: String?

  @Option(help: ArgumentHelp("Le certificat, pour servir en HTTPS.", valueName: "fichier"))
  var tlsCertificate: String?

  @Option(help: ArgumentHelp("La clé privée du certificat.", valueName: "fichier"))
  var tlsKey: String?

  @Option(
    help: ArgumentHelp(
      "Le journal : debug, info, notice, warning, error (info).", valueName: "niveau"))
  var logLevel: String?

  /// What the flags tell.
  var values: [ServeSetting: String] {
    let told: [(ServeSetting, String?)] = [
      (.host, host), (.port, port), (.store, store),
      (.storeConnections, storeConnections), (.channels, channels), (.model, model),
      (.apiKey, apiKey), (.allowedOrigins, allowedOrigins), (.trustedProxies, trustedProxies),
      (.privacyNotice, privacyNotice), (.maxBody, maxBody), (.maxHistory, maxHistory),
      (.maxHeader, maxHeader), (.maxConnections, maxConnections), (.clientRate, clientRate),
      (.clientBurst, clientBurst), (.conversationRate, conversationRate),
      (.conversationBurst, conversationBurst), (.headTimeout, headTimeout),
      (.bodyTimeout, bodyTimeout), (.idleTimeout, idleTimeout), (.answerTimeout, answerTimeout),
      (.shutdownTimeout, shutdownTimeout), (.tlsCertificate, tlsCertificate), (.tlsKey, tlsKey),
      (.logLevel, logLevel),
    ]
    return Dictionary(uniqueKeysWithValues: told.compactMap { key, text in text.map { (key, $0) } })
  }
}
