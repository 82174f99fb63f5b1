"""A page of someone else's, on another origin, that embeds the widget."""

import http.server
import threading

PAGE = """<!doctype html>
<html lang="fr-CA">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Municipalité</title>
  <link rel="icon" href="data:,">
  <script src="{server}/widget.js" defer data-label="Besoin d’aide ?"></script>
</head>
<body><main><h1>Municipalité</h1><p>Une page qui n’a rien à voir.</p>
<p><a href="/empty">Une autre page</a></p></main></body>
</html>
"""

# As strict as a page can be that embeds the widget.
POLICY = ("default-src 'none'; script-src {server}; connect-src {server}; img-src data:; "
          "base-uri 'none'; form-action 'none'")


class Host:
    """Serves the page on a free port, from `with` to the end of its block."""

    def __init__(self, server=None):
        self.server = server

    def __enter__(self):
        host = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                text = PAGE.format(server=host.server) if self.path == "/" else "<title>Vide</title>"
                body = text.encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Content-Security-Policy", POLICY.format(server=host.server))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.listener = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.listener.server_port}"
        threading.Thread(target=self.listener.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.shutdown()
        self.listener.server_close()
