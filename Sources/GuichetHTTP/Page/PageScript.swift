/// The script of the page, one module made of its parts in order.
enum PageScript {
  static let module = ([frame] + parts + [start]).joined(separator: "\n")

  /// What the page and the widget share; they differ in `root`, `base` and how they start.
  static let parts = [
    PageScriptText.part, PageScriptTransport.part, PageScriptSources.part, PageScriptView.part,
    PageScriptChat.part, PageScriptMenu.part,
  ]

  private static let frame = #"""
    // Where the elements are, and what addresses are relative to.
    const root = document;
    const base = document.baseURI;

    """#

  private static let start = #"""
    exchange(resume);

    """#
}
