/// The parts of the widget's script that are its own: the panel, and how it opens and closes.
enum WidgetFrame {
  static let beginning = #"""
    const script = document.currentScript;
    const options = script.dataset;
    const base = new URL(options.server ?? ".", script.src);
    const name = options.title ?? title;
    const host = document.createElement("guichet-widget");
    const root = host.attachShadow({ mode: "open" });
    host.lang = "fr-CA";

    function make(name, attributes = {}, ...children) {
      const node = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
      node.append(...children);
      return node;
    }

    function button(id, text, kind = "") {
      return make("button", { id, type: "button", class: kind }, text);
    }

    const launcher = button("launcher", options.label ?? name);
    launcher.setAttribute("aria-expanded", "false");
    const close = button("close", "Fermer", "quiet");
    const panel = make("div",
      { id: "panel", class: "chat", role: "dialog", "aria-labelledby": "name", hidden: "" },
      make("header", {},
        make("h2", { id: "name" }, name),
        make("details", { id: "menu" },
          make("summary", {}, "Options"),
          make("div", { class: "sheet" },
            button("restart", "Recommencer"),
            button("download", "Télécharger la conversation"),
            button("erase", "Effacer la conversation"),
            make("h3", {}, "Confidentialité"),
            ...notice.split("\n\n").map((text) => make("p", {}, text)))),
        close),
      make("div", { class: "body" },
        make("div",
          { id: "conversation", role: "log", "aria-label": "Conversation", tabindex: "0" }),
        make("div", { class: "notice" },
          make("p", { id: "status", role: "status" }),
          make("button", { id: "retry", type: "button", hidden: "" }, "Réessayer")),
        make("form", { id: "composer", autocomplete: "off" },
          make("label", { for: "message" }, "Votre message"),
          make("div", { class: "line" },
            make("input", { id: "message", type: "text", enterkeyhint: "send",
              autocomplete: "off", "aria-describedby": "advice" }),
            make("button", { type: "submit" }, "Envoyer")),
          make("p", { id: "advice" },
            "N’écrivez ici ni mot de passe ni renseignement personnel."))));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    root.append(launcher, panel);
    (document.body ?? document.documentElement).append(host);

    """#

  static let end = #"""
    let isBegun = false;
    const openKey = "guichet.open";

    function noteOpen(isOpen) {
      try {
        sessionStorage.setItem(openKey, isOpen ? "yes" : "");
      } catch {
        // Storage is closed to the page.
      }
    }

    function show(isOpen) {
      panel.hidden = !isOpen;
      launcher.hidden = isOpen;
      launcher.setAttribute("aria-expanded", String(isOpen));
      noteOpen(isOpen);
      if (isOpen && !isBegun) {
        isBegun = true;
        exchange(resume);
      }
    }

    launcher.addEventListener("click", () => {
      show(true);
      focusAgain();
    });

    function shut() {
      show(false);
      launcher.focus();
    }

    close.addEventListener("click", shut);

    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") shut();
    });

    let wasOpen = options.open !== undefined;
    try {
      wasOpen ||= sessionStorage.getItem(openKey) === "yes";
    } catch {
      // Storage is closed to the page.
    }
    if (wasOpen) show(true);

    """#
}
