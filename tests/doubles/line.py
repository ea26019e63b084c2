"""A line to a server that can be frozen, without touching the server."""

import contextlib
import select
import socket
import threading
from urllib.parse import urlsplit


class Line:
    """A line to the server that can be frozen: connections open and nothing comes back, as with a stopped process."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._to = (parts.hostname, parts.port or 80)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._flows, self._ends = threading.Event(), False
        self._flows.set()
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def freeze(self) -> None:
        self._flows.clear()

    def thaw(self) -> None:
        self._flows.set()

    def close(self) -> None:
        self._ends = True
        self.thaw()
        self._listening.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self._carry, args=(self._listening.accept()[0],), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        with near, socket.create_connection(self._to) as far, contextlib.suppress(OSError):
            while not self._ends:
                for ready in select.select([near, far], [], [], 0.05)[0]:
                    data = ready.recv(65536)
                    self._flows.wait()
                    if not data:
                        return
                    (far if ready is near else near).sendall(data)
