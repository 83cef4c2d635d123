"""`./run bench [name ...]`: run all measures, or those named. All of them also writes docs/benchmarks.md."""

import asyncio
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from bench.table import Row, machine, table

NAMES = ("matching", "assignments", "ring", "relay", "faces", "recovery", "firstload", "echoes")
PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Written by `./run bench`; do not edit. Each measure stands beside a peer or a limit taken in the same run on the same
machine, because machines differ and ratios do not as much. What is compared with what is said in `bench/`.

"""


def main() -> None:
    """The command."""
    wanted = sys.argv[1:] or list(NAMES)
    rows: list[Row] = []
    for name in wanted:
        with tempfile.TemporaryDirectory(prefix="corespond-bench-") as folder:
            rows += asyncio.run(import_module(f"bench.{name}").run(Path(folder)))
    print(table(rows))
    if not sys.argv[1:]:
        PAGE.write_text(f"{HEAD}{table(rows)}\n\nMeasured on {machine()}.\n")


if __name__ == "__main__":
    main()
