/// What the coverage page does: shows who reaches the chosen line, and leads to what nobody reaches.
enum CoverageScript {
  static let code = """
    const panel = document.getElementById("panel");
    let chosen = null;
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
    function choose(row) {
      if (chosen) chosen.classList.remove("chosen");
      chosen = row;
      row.classList.add("chosen");
      panel.replaceChildren();
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
      if (!next) return;
      next.scrollIntoView({ block: "center" });
      choose(next);
    });
    """
}
