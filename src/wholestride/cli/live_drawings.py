"""A page on this machine that redraws exercises while their poses are edited."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from wholestride.cli.contact_sheet import sheet_page
from wholestride.domain.findings import Finding
from wholestride.figures.movement import Drawing, shared_style

Redraw = Callable[[], tuple[list[Drawing], list[Finding]]]
LOOPBACK = "127.0.0.1"
ASK_AGAIN = """
<script>
let seen = null;
setInterval(async () => {
  const stamp = await (await fetch("/stamp")).text();
  if (seen !== null && stamp !== seen) location.reload();
  seen = stamp;
}, 400);
</script>
"""


def stamp(folder: Path) -> str:
    """Changes whenever a pose file does."""
    files = sorted(folder.glob("*.toml"))
    return " ".join(f"{file.name}:{file.stat().st_mtime_ns}" for file in files)


def live_page(redraw: Redraw, width: int) -> str:
    """The drawings as they are now, with what the check says above them."""
    drawings, findings = redraw()
    said = "".join(f"<li>{escape(str(finding))}</li>" for finding in findings)
    note = f'<ul style="flex-basis:100%;font-size:14px">{said or "<li>all is well</li>"}</ul>'
    page = sheet_page(drawings, shared_style(), (width, True))
    return page.replace("<figure", f"{note}<figure", 1).replace("</html>", f"{ASK_AGAIN}</html>")


def live_server(folder: Path, redraw: Redraw, look: tuple[int, int]) -> ThreadingHTTPServer:
    """A server for this machine alone; ``look`` is its port (0 for a free one) and the width."""
    port, width = look

    class Answers(BaseHTTPRequestHandler):
        """The page, and whether it has become old."""

        def do_GET(self) -> None:
            """Answer with the page or with the stamp of the files."""
            text = stamp(folder) if self.path == "/stamp" else live_page(redraw, width)
            kind = "plain" if self.path == "/stamp" else "html"
            data = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", f"text/{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing: the page asks twice a second."""

    return ThreadingHTTPServer((LOOPBACK, port), Answers)
