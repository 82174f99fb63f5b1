/// The part of the script that runs the menu: start over, download, erase.
enum PageScriptMenu {
  static let part = #"""
    // ---- The menu ----------------------------------------------------------------------------

    const menu = root.getElementById("menu");

    function closeMenu() {
      menu.open = false;
    }

    function choose(id, action) {
      root.getElementById(id).addEventListener("click", () => {
        if (isBusy || session === null) return;
        closeMenu();
        action();
      });
    }

    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      event.stopPropagation();
      closeMenu();
      menu.querySelector("summary").focus();
    });

    for (const happening of ["click", "focusin"]) {
      root.addEventListener(happening, (event) => {
        if (!menu.contains(event.target)) closeMenu();
      });
    }

    choose("restart", () => {
      if (say({ text: "recommencer" }, "Recommencer")) focusAgain();
    });

    choose("download", () => {
      exchange(async () => {
        save(await persevere(() => call("GET", conversationPath(), session.token)));
        return "La conversation est téléchargée.";
      });
      focusAgain();
    });

    // What both said, as text that anyone can read.
    function save(state) {
      const said = saidIn(state.history).flatMap(({ own, reply }) => [
        ...(own === undefined ? [] : [`Vous : ${own}`]),
        ...reply.messages.map((message) => `Assistant : ${message.text}`),
      ]);
      const title = root.querySelector("h1, h2").textContent;
      const day = new Date(state.history[0].at).toLocaleDateString("fr-CA", { dateStyle: "long" });
      const text = [`${title} – conversation du ${day}`, ...said].join("\n\n") + "\n";
      const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
      element("a", { href: address, download: "conversation.txt" }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
    }

    choose("erase", () => {
      if (!confirm("Effacer pour de bon cette conversation et en commencer une autre ?")) {
        return menu.querySelector("summary").focus();
      }
      exchange(async () => {
        try {
          await persevere(() => call("DELETE", conversationPath(), session.token));
        } catch (error) {
          if (!isGone(error)) throw error;
        }
        await beginAnew();
        return "La conversation est effacée. En voici une nouvelle.";
      });
      focusAgain();
    });

    """#
}
