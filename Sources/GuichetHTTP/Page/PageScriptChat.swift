/// The part of the script that runs the conversation: begin, resume, send.
enum PageScriptChat {
  static let part = #"""
    // ---- The conversation itself -------------------------------------------------------------

    let session = null;
    let isBusy = false;
    let again = null;

    function conversationPath(rest = "") {
      return `v1/conversations/${encodeURIComponent(session.conversation)}${rest}`;
    }

    const goneNotice = "Cette conversation n’existe plus. En voici une nouvelle.";

    // Runs one exchange at a time, then shows the notice it returns, if any; when it fails for
    // good, « Réessayer » runs it again.
    async function exchange(work) {
      if (isBusy) return;
      isBusy = true;
      again = null;
      retry.hidden = true;
      showBusy(true);
      const soon = setTimeout(() => showStatus("L’assistant répond…"), 700);
      try {
        showStatus((await work()) ?? "");
      } catch (error) {
        if (error instanceof Refusal && error.message) {
          showStatus(error.message);
        } else {
          showStatus("Le service ne répond pas. Vérifiez votre connexion, puis réessayez.");
          again = work;
          retry.hidden = false;
        }
      } finally {
        isBusy = false;
        clearTimeout(soon);
        showBusy(false);
      }
    }

    async function begin() {
      const begun = await persevere(() => call("POST", "v1/conversations"));
      session = { conversation: begun.conversation, token: begun.token };
      remember(session);
      clearConversation();
      showTurn(begun.greeting);
    }

    // The conversation is gone from the server: what was said cannot be continued.
    async function beginAnew() {
      session = null;
      remember(null);
      await begin();
    }

    function isGone(error) {
      return error instanceof Refusal && (error.status === 401 || error.status === 404);
    }

    async function resume() {
      session = recall();
      if (!session?.conversation || !session.token) return beginAnew();
      try {
        const state = await persevere(() => call("GET", conversationPath(), session.token));
        showHistory(state.history);
        if (session.pending) {
          const isApplied = state.history.some((entry) => entry.id === session.pending.id);
          if (!isApplied) showOwn(session.pending.label);
          return isApplied ? settle() : await deliver();
        }
      } catch (error) {
        if (!isGone(error)) throw error;
        await beginAnew();
        return goneNotice;
      }
    }

    function settle() {
      delete session.pending;
      remember(session);
    }

    // Sends the message under way, whose id stays the same however often it is sent.
    async function deliver() {
      const { id, input } = session.pending;
      try {
        const turn = await persevere(
          () => call("POST", conversationPath("/messages"), session.token, { id, ...input }));
        settle();
        showTurn(turn);
      } catch (error) {
        if (isGone(error)) {
          await beginAnew();
          field.value ||= input.text ?? "";
          return goneNotice;
        }
        if (error instanceof Refusal) settle();
        throw error;
      }
    }

    // Takes what the person said; false while another message is under way.
    function say(input, label) {
      if (isBusy || session === null || session.pending) return false;
      session.pending = { id: newMessageID(), input, label };
      remember(session);
      clearChoices();
      showOwn(label);
      exchange(deliver);
      return true;
    }

    composer.addEventListener("submit", (event) => {
      event.preventDefault();
      // A message that did not leave goes first; what is in the field waits.
      if (again !== null) return void exchange(again);
      const text = field.value.trim();
      if (text === "" || !say({ text }, text)) return;
      field.value = "";
      if (root.activeElement !== field) focusAgain();
    });

    retry.addEventListener("click", () => {
      if (again === null) return;
      focusAgain();
      exchange(again);
    });

    addEventListener("online", () => {
      if (again !== null) exchange(again);
    });

    """#
}
