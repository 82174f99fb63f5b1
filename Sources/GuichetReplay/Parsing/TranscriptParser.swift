public import GuichetCore

/// Reads convo files; pure, and never traps on any text.
///
/// The syntax is Botium's:
///
/// ```
/// Le RSE est inconnu                      the name, then a description
///
/// #begin                                  commands before the conversation; optional
/// PAUSE 500
///
/// #bot                                    the greeting; not compared when left out
/// Bonjour. Avez-vous un code ?
/// BUTTONS Oui|Non
///
/// #me                                     a message, or BUTTON value-or-label
/// j'en ai pas
///
/// #bot                                    one block a message, in order, none left over
/// Votre RSE vous le fournit.              no text accepts any text
/// TOPIC code.obtain
/// CLOCK +31min
///
/// #include FIN                            the blocks of a partial convo of that name
///
/// #end                                    assertions on the last turn; optional
/// SITUATION hasCode=no
/// ```
///
/// A message or text that is the name of an utterance list stands for each of its phrasings in turn
/// (`#me`, one run for each: ``Transcript/runs``) or for any of them (`#bot`). `INCLUDE name` in a
/// block puts a partial convo behind it, before `#end`.
///
/// A line whose first word is in capitals is a command (see ``LineClassifier`` for `#me`). `!` in
/// front of a text or an assertion says that it must not hold, `?` in front of everything in a block
/// that the message may be left out; on the first line of a text, `!!` and `??` are the characters
/// themselves. Arguments are separated by `|`, and `\|` is a bar inside one.
///
/// | command | where | holds when |
/// | --- | --- | --- |
/// | `TEXT…` | `#bot` | see ``TextCheck`` |
/// | `BUTTONS a\|b` | `#bot` | the message offers these labels in this order |
/// | `TOPIC id`, `SOURCE 2\|3` | `#bot` | the message answers it; stands on these sections |
/// | `INTENT a\|b` | `#bot`, `#end` | the intents found begin with these, the winner first |
/// | `INTENT_CONFIDENCE 75` | `#bot`, `#end` | the winner is at least that sure, of 100 |
/// | `SITUATION a=b c=d` | `#bot`, `#end` | these facts have these values after the turn |
/// | `STEP id`, `OUTCOME answered` | `#bot`, `#end` | the turn's |
/// | `SKIP_BOT_UNCONSUMED` | `#bot` | always: further messages of the turn are not compared |
/// | `PAUSE 500`, `CLOCK +3d` | anywhere | always: the virtual clock moves (ms; s, min, h, d) |
/// | `RESTART`, `RELOAD` | anywhere | always: process started, bot loaded again |
///
/// Without arguments, `TEXT`, `BUTTONS`, `INTENT`, `TOPIC`, `STEP` and `SOURCE` hold when there is
/// any. The negation of `BUTTONS`, `INTENT` and `SOURCE` holds when there is none of those named.
///
/// Ours is stricter than Botium: an unknown command is an error, and so is what it would ignore
/// (text in `#begin`, channels, text after a command that acts). One addition: a line that begins
/// with `\` is text whatever follows, without the backslash.
public enum TranscriptParser: Sendable {
  /// Reads a transcript.
  ///
  /// - Parameters:
  ///   - text: The file's text, with any kind of line ending.
  ///   - file: The path to show in findings.
  ///   - words: Words in capitals that may begin a text line of the bot (see ``CapitalWords``);
  ///     others are read as commands.
  ///   - library: What `#include` and the names of utterance lists stand for.
  ///   - syntax: Whose rules the file follows.
  /// - Returns: The transcript, or `nil` when there is at least one error; all findings in the
  ///   order of the file.
  public static func parse(
    _ text: String, file: String, words: Set<String> = [], library: TranscriptLibrary = .empty,
    syntax: TranscriptSyntax = .strict
  ) -> (transcript: Transcript?, findings: [Diagnostic]) {
    var reader = TranscriptReader(file: file, words: words, library: library, syntax: syntax)
    return reader.read(SourceLine.lines(ofFile: text))
  }
}
