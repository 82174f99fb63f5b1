/// The part of the script that shows what an answer stands on: the passages of the guide.
enum PageScriptSources {
  static let part = #"""
    // ---- What an answer stands on ------------------------------------------------------------

    // « Source : Guide, section 2 », each section once; opened, the passages themselves.
    function sourceView(sources) {
      const sections = [...new Set(sources.map((source) => source.section))];
      const noun = sections.length > 1 ? "sections" : "section";
      const list = sections.length > 1
        ? `${sections.slice(0, -1).join(", ")} et ${sections.at(-1)}`
        : sections[0];
      const summary = element("summary", {}, `Source : Guide, ${noun} ${list}`);
      const view = element("details", { className: "source" }, summary);
      view.addEventListener("toggle", () => showPassages(view, sections, sources), { once: true });
      return view;
    }

    async function showPassages(view, sections, sources) {
      for (const section of sections) {
        const mine = sources.filter((source) => source.section === section);
        const part = view.appendChild(element("section", {},
          element("p", { className: "heading" }, `Section ${section} – ${mine[0].title}`)));
        try {
          const guide = await call("GET", `v1/guide/${encodeURIComponent(section)}`);
          part.append(...guide.passages
            .filter(({ lines }) => mine.some((source) =>
              lines[0] <= source.lines[1] && source.lines[0] <= lines[1]))
            .map(({ text }) => element("blockquote", {}, text)));
        } catch {
          // The title says enough to find the passage in the guide.
        }
      }
      view.scrollIntoView({ block: "nearest" });
    }

    """#
}
