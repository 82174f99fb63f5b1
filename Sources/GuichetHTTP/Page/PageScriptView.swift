/// The part of the script that shows the conversation.
enum PageScriptView {
  static let part = #"""
    // ---- The conversation on screen ----------------------------------------------------------

    const conversation = root.getElementById("conversation");
    const status = root.getElementById("status");
    const retry = root.getElementById("retry");
    const composer = root.getElementById("composer");
    const field = root.getElementById("message");
    const submit = composer.querySelector("button");
    const inMenu = [...root.querySelectorAll("#menu button")];

    function showStatus(text) {
      status.textContent = text;
    }

    function showBusy(isBusy) {
      for (const button of [submit, ...inMenu, ...conversation.querySelectorAll("button")]) {
        button.setAttribute("aria-disabled", String(isBusy));
      }
    }

    // Where the focus goes when what had it is gone: to the field, ready for the next message. Under
    // a finger the field would open a keyboard over what is to be read; the conversation does not.
    function focusAgain() {
      const isFinger = matchMedia("(pointer: coarse)").matches;
      (isFinger ? conversation : field).focus({ preventScroll: true });
    }

    // What the person said last: a long answer is shown from there, not from its end.
    let lastOwn = null;

    function append(node) {
      conversation.append(node);
      conversation.scrollTop = lastOwn ? lastOwn.offsetTop - conversation.offsetTop - 12 : 0;
    }

    function spoken(text) {
      return element("span", { className: "spoken" }, text);
    }

    function showOwn(text) {
      const said = element("p", {}, spoken("Vous : "), text);
      lastOwn = element("div", { className: "said own" }, said);
      append(lastOwn);
    }

    function showMessage(message) {
      const said = element("div", { className: "said", lang: message.lang });
      said.append(spoken("Assistant : "), renderText(message.text));
      if (message.sources?.length) said.append(sourceView(message.sources));
      append(said);
    }

    function showChoices(choices) {
      const list = element("ul", { className: "choices" });
      list.setAttribute("aria-label", "Choix de réponses");
      for (const choice of choices) {
        const button = element("button", { type: "button" }, choice.label);
        button.addEventListener("click", () => {
          if (say({ choice: choice.value }, choice.label)) focusAgain();
        });
        list.append(element("li", {}, button));
      }
      append(list);
    }

    function clearConversation() {
      conversation.replaceChildren();
      lastOwn = null;
    }

    function clearChoices() {
      for (const list of conversation.querySelectorAll(".choices")) list.remove();
    }

    // Shows a turn; the choices of earlier turns are no longer offered.
    function showTurn(turn) {
      clearChoices();
      for (const message of turn.messages) {
        showMessage(message);
        if (message.choices?.length) showChoices(message.choices);
      }
    }

    // What was said turn by turn; a choice is shown by its label.
    function saidIn(history) {
      let offered = [];
      return history.map(({ text, reply }) => {
        const choice = offered.find(({ value }) => value === text);
        offered = reply.messages.flatMap((message) => message.choices ?? []);
        return { own: choice ? choice.label : text, reply };
      });
    }

    function showHistory(history) {
      clearConversation();
      for (const { own, reply } of saidIn(history)) {
        if (own !== undefined) showOwn(own);
        showTurn(reply);
      }
    }

    """#
}
