/// What stands before the line that a person types.
struct LinePrompt: Hashable {
  /// Whether it is shown in bold.
  var isStyled: Bool

  /// The prompt as shown where there are no styles.
  let text = "Vous › "

  /// The columns it takes.
  var columns: Int { DisplayWidth.of(text) }

  /// The prompt as libedit takes it: U+0001 and U+0002 stand around what takes no column.
  ///
  /// A sequence is attached to the character behind it, so none may end the prompt.
  var forEditor: String {
    isStyled ? "\u{1}\u{1B}[1m\u{2}Vous ›\u{1}\u{1B}[22m\u{2} " : text
  }
}
