/// The style of the page: light and dark, from 320 pixels wide, contrasts of at least 4.5 to 1.
enum PageStyle {
  static let sheet = colours(of: ":root") + layout + conversation + small + page + print

  /// Colours by role; the second block answers a preference for dark.
  static func colours(of host: String) -> String {
    """
    \(host) {
      color-scheme: light dark;
      --page: #ffffff;
      --surface: #eef2f6;
      --text: #1b2026;
      --muted: #51606e;
      --edge: #6b7886;
      --accent: #0b5cad;
      --on-accent: #ffffff;
      --own: #dcebfa;
    }

    @media (prefers-color-scheme: dark) {
      \(host) {
        --page: #12171c;
        --surface: #1f272f;
        --text: #e9edf1;
        --muted: #aab6c2;
        --edge: #7d8b99;
        --accent: #8ec2ff;
        --on-accent: #0a1520;
        --own: #17395c;
      }
    }


    """
  }

  /// What is the page's alone: it fills the window.
  private static let page = """
    html { font: 100%/1.5 system-ui, sans-serif; }

    body {
      margin: 0 auto;
      max-width: 46rem;
      height: 100vh;
      height: 100dvh;
    }

    .skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem; background: var(--page); }

    .skip:focus { top: .5rem; }


    """

  /// A small screen is for the conversation.
  static let small = """
    @media (max-width: 30rem), (max-height: 30rem) {
      header { padding: .375rem 1rem; }

      :is(h1, header > h2) { font-size: 1rem; }

      form { padding: .25rem 1rem .5rem; }
    }


    """

  /// The chat: a header, the conversation that scrolls, the form that stays.
  static let layout = """
    * { box-sizing: border-box; }

    .chat {
      display: flex;
      flex-direction: column;
      background: var(--page);
      color: var(--text);
    }

    header {
      display: flex;
      position: relative;
      gap: .5rem;
      align-items: center;
      justify-content: space-between;
      padding: .75rem 1rem;
      border-bottom: 1px solid var(--edge);
    }

    :is(h1, header > h2) {
      flex: 1;
      min-width: 0;
      margin: 0;
      font-size: 1.25rem;
      line-height: 1.25;
      overflow-wrap: anywhere;
    }

    header > :is(details, button) { flex: none; }

    :is(main, .body) { flex: 1; min-height: 0; display: flex; flex-direction: column; }

    form { padding: .5rem 1rem; border-top: 1px solid var(--edge); }

    label { display: block; font-weight: 600; }

    .line { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .25rem; }

    input {
      flex: 1 1 8rem;
      min-width: 0;
      min-height: 2.75rem;
      padding: .5rem .75rem;
      font: inherit;
      color: var(--text);
      background: var(--page);
      border: 1px solid var(--edge);
      border-radius: .5rem;
    }

    button {
      min-height: 2.75rem;
      padding: .5rem 1rem;
      font: inherit;
      font-weight: 600;
      color: var(--on-accent);
      background: var(--accent);
      border: 1px solid var(--accent);
      border-radius: .5rem;
      cursor: pointer;
    }

    :is(.sheet, .choices) button, .quiet {
      color: var(--accent);
      background: var(--page);
      text-align: left;
    }

    button[aria-disabled="true"] { opacity: .6; cursor: default; }

    [hidden] { display: none !important; }

    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }

    summary { min-height: 1.5rem; color: var(--accent); cursor: pointer; }

    #menu > summary {
      list-style: none;
      min-height: 2.25rem;
      padding: .25rem .625rem;
      font-weight: 600;
      border: 1px solid var(--accent);
      border-radius: .5rem;
    }

    .sheet {
      display: flex;
      flex-direction: column;
      gap: .5rem;
      position: absolute;
      z-index: 1;
      top: calc(100% - .25rem);
      right: 1rem;
      width: min(20rem, calc(100% - 2rem));
      max-height: 60vh;
      overflow-y: auto;
      padding: 1rem;
      background: var(--page);
      border: 1px solid var(--edge);
      border-radius: .5rem;
      box-shadow: 0 .25rem 1rem #0005;
    }

    .sheet > * { flex: none; }

    .sheet :is(h2, h3, p) { margin: 0; font-size: .9rem; }

    #advice, #status { margin: .25rem 0 0; font-size: .9rem; color: var(--muted); }

    .notice, noscript { padding: 0 1rem; }

    /* Read aloud, not shown. */
    .spoken {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }


    """

  /// What is said, and the choices.
  static let conversation = """
    #conversation {
      flex: 1;
      min-height: 6rem;
      overflow-y: auto;
      padding: 1rem;
      overflow-wrap: anywhere;
    }

    .said {
      position: relative;
      width: fit-content;
      max-width: 92%;
      margin: 0 0 .75rem;
      padding: .625rem .875rem;
      border-radius: .75rem;
      background: var(--surface);
    }

    .said.own { margin-left: auto; background: var(--own); }

    .said p, .said :is(ol, ul) { margin: 0 0 .5rem; }

    .said > :last-child { margin-bottom: 0; }

    .said :is(ol, ul) { padding-left: 1.75rem; }

    .said a { color: var(--accent); }

    .source { font-size: .875rem; }

    .source .heading { margin: .25rem 0; font-weight: 600; }

    blockquote { margin: 0 0 .25rem; padding-left: .75rem; border-left: 3px solid var(--edge); }

    .choices { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 .75rem; padding: 0; }

    .choices li { list-style: none; }


    """

  /// On paper: what was said, and nothing that is pressed.
  private static let print = """
    @media print {
      body { max-width: none; height: auto; display: block; }

      main { display: block; }

      form, .notice, .choices, .skip, #menu { display: none; }

      #conversation { overflow: visible; padding: 0; }

      .said { break-inside: avoid; border: 1px solid var(--edge); }
    }

    """
}
