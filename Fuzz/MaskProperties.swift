import GuichetEngine
import GuichetMatching

/// What holds of masking any message.
enum MaskProperties {
  static func check(_ text: String) {
    let masker = FuzzedBot.bot.masker
    let (masked, isRedacted) = masker.masked(text)
    if isRedacted {
      require(masked.contains(Masker.mask), "a secret leaves the mask behind")
      require(masker.masked(masked).text == masked, "what is masked has no secret left")
    } else {
      require(masked.unicodeScalars.elementsEqual(text.unicodeScalars), "no secret, no change")
    }
  }
}
