/// The part of the script that talks to the server, and tries again when the network fails.
enum PageScriptTransport {
  static let part = #"""
    // ---- Talking to the server ---------------------------------------------------------------

    // An answer that sending again would not change.
    class Refusal extends Error {
      constructor(status, detail) {
        super(detail);
        this.status = status;
      }
    }

    // No answer, or one that asks to try later.
    class Interruption extends Error {
      constructor(retryAfterSeconds) {
        super("interruption");
        this.retryAfterSeconds = retryAfterSeconds;
      }
    }

    const patienceMilliseconds = 20000;
    const delaysSeconds = [1, 2, 4, 8];

    async function call(method, path, token, body) {
      const headers = { Accept: "application/json" };
      if (token) headers.Authorization = `Bearer ${token}`;
      if (body) headers["Content-Type"] = "application/json";
      let response;
      let answer;
      try {
        response = await fetch(new URL(path, base), {
          method,
          headers,
          body: body ? JSON.stringify(body) : undefined,
          cache: "no-store",
          signal: AbortSignal.timeout(patienceMilliseconds),
        });
        answer = response.status === 204 ? null : await response.json();
      } catch {
        if (response && !response.ok) throw new Refusal(response.status, "");
        throw new Interruption();
      }
      if (response.ok) return answer;
      if (response.status === 429 || response.status >= 500) {
        throw new Interruption(Number(response.headers.get("Retry-After")) || undefined);
      }
      throw new Refusal(response.status, answer?.detail ?? "");
    }

    // Waits that long, or until the browser is back on the network.
    function pause(seconds) {
      return new Promise((resume) => {
        const timer = setTimeout(end, seconds * 1000);
        addEventListener("online", end);
        function end() {
          clearTimeout(timer);
          removeEventListener("online", end);
          resume();
        }
      });
    }

    // Runs an operation until it is answered, or the delays are used up. The operation sends the
    // same bytes each time: a message keeps its id, so that it is applied once.
    async function persevere(operation) {
      for (const delay of delaysSeconds) {
        try {
          return await operation();
        } catch (error) {
          if (!(error instanceof Interruption)) throw error;
          const seconds = Math.min(error.retryAfterSeconds ?? delay, 30);
          showStatus(`La connexion est interrompue. Nouvel essai dans ${seconds} s…`);
          await pause(seconds);
        }
      }
      return operation();
    }

    // ---- What survives a reload of the page --------------------------------------------------
    // The conversation, its token and the message under way, in this tab only.

    const storageKey = "guichet.conversation";

    function recall() {
      try {
        return JSON.parse(sessionStorage.getItem(storageKey));
      } catch {
        return null;
      }
    }

    function remember(session) {
      try {
        if (session) {
          sessionStorage.setItem(storageKey, JSON.stringify(session));
        } else {
          sessionStorage.removeItem(storageKey);
        }
      } catch {
        // Storage is closed to the page: the conversation lives until the reload.
      }
    }

    // An id for a message; `crypto.randomUUID` is missing where the page is not served securely.
    function newMessageID() {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    }

    """#
}
