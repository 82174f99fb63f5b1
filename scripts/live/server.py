"""Runs the server under test, and a line to it that can lose replies."""

import os
import re
import socket
import subprocess
import tempfile
import threading
import time


class Server:
    """The program serving a bot on a free port, from `with` to the end of its block.

    `environment` is added to this process's; `process_options` go to `subprocess.Popen`.
    """

    def __init__(self, program, bot, *options, store="memory:", environment=None,
                 **process_options):
        self.command = [program, "serve", "--bot", bot, "--port", "0", *options]
        self.environment = {**os.environ, "GUICHET_STORE": store, **(environment or {})}
        self.process_options = process_options
        self.log = tempfile.NamedTemporaryFile()
        self.process = None

    def __enter__(self):
        self.process = subprocess.Popen(
            self.command, stderr=self.log, stdout=subprocess.DEVNULL, env=self.environment,
            **self.process_options)
        try:
            self.port = self._port()
        except BaseException:
            self._stop()
            raise
        self.address = f"http://127.0.0.1:{self.port}"
        return self

    def _port(self):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with open(self.log.name, encoding="utf-8") as log:
                text = log.read()
            found = re.search(r"^Guichet écoute sur http://\S+?:(\d+)\n", text, re.MULTILINE)
            if found:
                return int(found[1])
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise RuntimeError(f"the server does not listen:\n{text}")

    def text(self):
        """What it has written so far."""
        with open(self.log.name, encoding="utf-8") as log:
            return log.read()

    def kill(self):
        """Ends it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def _stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __exit__(self, *_):
        self._stop()
        self.log.close()


class Line:
    """A line from a free port to the server's, whose replies are lost while `is_losing`.

    A reply is lost whole: the server has read and answered the request, the browser sees the
    connection close. Nothing a browser offers alone shows that a message is applied once.
    """

    def __init__(self, port):
        self.target = ("127.0.0.1", port)
        self.is_losing = False
        self.lost = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.close()

    def _accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
                far = socket.create_connection(self.target)
            except OSError:
                return
            threading.Thread(target=self._carry, args=(near, far, False), daemon=True).start()
            threading.Thread(target=self._carry, args=(far, near, True), daemon=True).start()

    def _carry(self, source, destination, is_reply):
        try:
            while data := source.recv(65536):
                if is_reply and self.is_losing:
                    self.lost += 1
                    break
                destination.sendall(data)
        except OSError:
            pass
        for end in (source, destination):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
