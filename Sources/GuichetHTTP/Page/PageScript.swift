/// The script of the page, one module made of its parts in order.
enum PageScript {
  static let module =
    [PageScriptText.part, PageScriptTransport.part, PageScriptView.part, PageScriptChat.part]
    .joined(separator: "\n")
}
