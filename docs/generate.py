"""Writes the files generated from the code: docs/protocol.md and the browser's types. `./run docs` calls it."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from app.main import make_app, make_context
from app.settings import Settings
from docs import protocol

ROOT = Path(__file__).parents[1]


def openapi() -> dict[str, object]:
    """The HTTP interface, described by the application itself."""
    with tempfile.TemporaryDirectory() as folder:
        return make_app(make_context(Settings(data_dir=Path(folder)))).openapi()


def generate(web: Path, docs: Path) -> None:
    """Write the page into `docs` and the types into `web`."""
    (docs / "protocol.md").write_text(protocol.prose())
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("openapi.json", "socket.json")]
        for path, content in zip(files, (openapi(), protocol.schema()), strict=True):
            path.write_text(json.dumps(content))
        node = Path(sys.executable).parent / "node"  # the wheel's
        subprocess.run([node, ROOT / "web" / "generate.mjs", *files, web], cwd=ROOT / "web", check=True)


if __name__ == "__main__":
    generate(ROOT / "web", ROOT / "docs")
