import GuichetEngine
import GuichetMatching

/// What holds of masking any message.
enum MaskProperties {
  static func check(_ text: String) {
    let masker = FuzzedBot.bot.masker
    let masked = masker.masked(text)
    if masked.isRedacted {
      require(masked.text.contains(Masker.mask), "a secret leaves the mask behind")
      require(
        masker.masked(masked.text).text == masked.text, "what is masked has no secret left")
    } else {
      require(
        masked.text.unicodeScalars.elementsEqual(text.unicodeScalars), "no secret, no change")
    }
  }
}
