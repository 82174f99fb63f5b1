/// The part of the script that shows a message's text: a few marks of Markdown, built as nodes.
enum PageScriptText {
  static let part = #"""
    // ---- The text of a message ---------------------------------------------------------------
    // Paragraphs, lists with numbers or dashes, **bold**, https addresses and emails. Everything is text in a
    // node: nothing a message holds is ever read as HTML.

    const marks =
      /\*\*(?<bold>[^*]+)\*\*|(?<address>https:\/\/[^\s<>"«»]+)|(?<email>[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/gu;

    const listItem = /^\s*(?:(?<number>\d{1,3})[.)]|[-•])\s+(?<content>.*)$/;

    function element(name, properties = {}, ...children) {
      const node = Object.assign(document.createElement(name), properties);
      node.append(...children);
      return node;
    }

    function addressLink(address) {
      return element(
        "a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address,
        element("span", { className: "spoken" }, " (nouvel onglet)"));
    }

    function appendInline(parent, text) {
      let from = 0;
      for (const match of text.matchAll(marks)) {
        const { bold, address, email } = match.groups;
        let length = match[0].length;
        let node;
        if (bold !== undefined) {
          node = element("strong");
          appendInline(node, bold);
        } else if (address !== undefined) {
          // The full stop that ends a sentence is not part of the address before it.
          const bare = address.replace(/[.,;:!?)\]'’…]+$/u, "");
          length = bare.length;
          node = addressLink(bare);
        } else {
          node = element("a", { href: `mailto:${email}`, rel: "noopener" }, email);
        }
        parent.append(text.slice(from, match.index), node);
        from = match.index + length;
      }
      parent.append(text.slice(from));
    }

    function renderText(text) {
      const fragment = document.createDocumentFragment();
      let list = null;
      let paragraph = null;
      for (const line of text.split("\n")) {
        const item = listItem.exec(line)?.groups;
        if (item) {
          const kind = item.number ? "OL" : "UL";
          if (list?.nodeName !== kind) list = fragment.appendChild(element(kind));
          paragraph = list.appendChild(element("li"));
          if (item.number) paragraph.value = Number(item.number);
          appendInline(paragraph, item.content);
        } else if (line.trim() === "") {
          paragraph = null;
        } else if (list && paragraph) {
          // The rest of an item, written on the next line.
          paragraph.append(element("br"));
          appendInline(paragraph, line.trim());
        } else {
          list = null;
          if (paragraph) {
            paragraph.append(element("br"));
          } else {
            paragraph = fragment.appendChild(element("p"));
          }
          appendInline(paragraph, line);
        }
      }
      return fragment;
    }

    """#
}
