/// What the coverage page does: shows who reaches the chosen line, and leads to what nobody reaches.
enum CoverageScript {
  static let code = """
    const panel = document.getElementById("panel");
    let chosen = null;
    let card = null;
    if (matchMedia("(max-width: 70rem)").matches) document.getElementById("files").open = false;
    function part(tag, text) {
      const element = document.createElement(tag);
      if (text) element.textContent = text;
      return element;
    }
    function list(tag, texts) {
      const element = part(tag);
      for (const text of texts) element.append(part("li", text));
      return element;
    }
    function clear() {
      panel.classList.remove("hint");
      panel.replaceChildren();
      if (card) card.classList.remove("chosen");
      card = null;
    }
    function goTo(row) {
      row.scrollIntoView({ behavior: "instant" });
      choose(row);
    }
    function missing(of) {
      clear();
      card = of;
      card.classList.add("chosen");
      const kind = Number(card.dataset.k);
      panel.append(part("h3", kinds[kind]));
      const rows = {};
      for (const row of document.querySelectorAll("tr.no, tr.part"))
        for (const number of row.dataset.u.split(",")) rows[number] ??= row;
      const entries = part("ul");
      entries.className = "missed";
      units.forEach(([what, reached, suggestion, of], number) => {
        if (of !== kind || reached.length || !rows[number]) return;
        const button = part("button", what);
        button.type = "button";
        if (suggestion.length) button.append(part("small", "essayez : " + suggestion.join(" → ")));
        button.addEventListener("click", () => goTo(rows[number]));
        const entry = part("li");
        entry.append(button);
        entries.append(entry);
      });
      const count = entries.children.length;
      panel.append(part("p", count === 0 ? "Tout est atteint."
        : count === 1 ? "Jamais atteint :" : count + " jamais atteints :"));
      panel.append(entries);
    }
    function choose(row) {
      if (chosen) chosen.classList.remove("chosen");
      chosen = row;
      row.classList.add("chosen");
      clear();
      for (const number of row.dataset.u.split(",")) {
        const [what, reached, suggestion] = units[number];
        panel.append(part("h3", what));
        if (reached.length) {
          panel.append(part("p", reached.length + (reached.length > 1
            ? " transcriptions y passent :" : " transcription y passe :")));
          panel.append(list("ul", reached.map(index => witnesses[index])));
        } else if (suggestion.length) {
          panel.append(part("p", "Jamais atteint. La plus courte conversation trouvée :"));
          panel.append(list("ol", suggestion));
        } else {
          panel.append(part("p", "Jamais atteint, et aucune courte conversation n'y mène."));
        }
      }
    }
    document.querySelector("main").addEventListener("click", event => {
      const row = event.target.closest("tr[data-u]");
      if (row) choose(row);
    });
    document.querySelector("main").addEventListener("keydown", event => {
      if (event.key === "Enter" && event.target.matches("tr[data-u]")) choose(event.target);
    });
    document.getElementById("next").addEventListener("click", () => {
      const missed = [...document.querySelectorAll("tr.no, tr.part")];
      const next = missed.find(row => chosen &&
        chosen.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) || missed[0];
      if (next) goTo(next);
    });
    for (const card of document.querySelectorAll(".card"))
      card.addEventListener("click", () => missing(card));
    """
}
