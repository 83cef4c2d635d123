"""`./run bench [name ...]`: run all benchmarks, or those named, and write each one's section of docs/benchmarks.md."""

import asyncio
import re
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from bench.table import Row, machine, table

NAMES = (
    "matching",
    "assignments",
    "ring",
    "signaling",
    "faces",
    "recovery",
    "firstload",
    "echoes",
    "signin",
    "history",
)
OLD_NAMES = {"relay": "signaling"}  # the name in issues and in older versions of the page
PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

`./run bench [name ...]` writes a section for each name; do not edit those. Each result is compared with a peer or a
limit from the same run on the same machine, because ratios differ less between machines than times do.
`bench/<name>.py` describes the comparison. The last section is written by hand.
"""
BY_HAND = "\n## Measured once\n"


def section(name: str, rows: list[Row]) -> str:
    """The section of one benchmark, as Markdown."""
    return f"\n## {name}\n\n{table(rows)}\n\nMeasured on {machine()}.\n"


def page(before: str, fresh: dict[str, str]) -> str:
    """The page `before` with the `fresh` sections replaced or added; everything else is unchanged."""
    before, heading, by_hand = before.partition(BY_HAND)
    kept = {found[1]: found[0] for found in re.finditer(r"\n## (\w+)\n.*?(?=\n## |\Z)", before, re.DOTALL)}
    sections = ((kept | fresh)[name].rstrip() + "\n" for name in NAMES if name in kept | fresh)
    return HEAD + "".join(sections) + heading + by_hand


def main() -> None:
    """The command."""
    for name in (OLD_NAMES.get(one, one) for one in sys.argv[1:] or NAMES):
        with tempfile.TemporaryDirectory(prefix="corespond-bench-") as folder:
            rows = asyncio.run(import_module(f"bench.{name}").run(Path(folder)))
        print(table(rows))
        if rows:
            PAGE.write_text(page(PAGE.read_text() if PAGE.exists() else "", {name: section(name, rows)}))


if __name__ == "__main__":
    main()
