/// The style of the widget, in its shadow root: what it shares with the page, and the panel it stands in.
///
/// Its sizes follow the person's own font size, not what the page around it makes of it.
enum WidgetStyle {
  static let sheet = dense(
    PageStyle.colours(of: ":host") + PageStyle.layout + PageStyle.conversation + PageStyle.small
      + panel
  ).replacing("rem", with: "em")

  /// The sheet on one line, without its comments; no value of it spans lines.
  private static func dense(_ sheet: String) -> String {
    sheet.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { !$0.hasPrefix("/*") }
      .joined(separator: " ")
      .replacing("; ", with: ";").replacing(" { ", with: "{").replacing(": ", with: ":")
  }

  private static let panel = """
    :host {
      all: initial;
      position: fixed;
      z-index: 2147483000;
      right: 1rem;
      bottom: 1rem;
      font: medium/1.5 system-ui, sans-serif;
    }

    #launcher { box-shadow: 0 .25rem 1rem #0005; border-radius: 2rem; }

    #panel {
      width: min(26rem, calc(100vw - 2rem));
      height: min(40rem, calc(100vh - 2rem));
      border: 1px solid var(--edge);
      border-radius: .75rem;
      box-shadow: 0 .25rem 1.5rem #0006;
      overflow: hidden;
    }

    .quiet { min-height: 2.25rem; padding: .25rem .625rem; }

    @media (max-width: 30rem), (max-height: 30rem) {
      #panel { position: fixed; inset: 0; width: auto; height: auto; border-radius: 0; }
    }

    @media print { :host { display: none; } }


    """
}
