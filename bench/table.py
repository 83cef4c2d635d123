"""One measure as a row of a table."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """What was measured: ours, the peer's or the limit, their ratio, and whether that is within bounds (None: told)."""

    what: str
    ours: str
    beside: str
    ratio: str
    holds: bool | None


def table(rows: list[Row]) -> str:
    """The rows as Markdown."""
    said = {True: "yes", False: "**no**", None: "–"}
    lines = [f"| {row.what} | {row.ours} | {row.beside} | {row.ratio} | {said[row.holds]} |" for row in rows]
    return "\n".join(["| measure | ours | beside | ratio | within its bound |", "|---|---|---|---|---|", *lines])


def machine() -> str:
    """What it was measured on."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def cpu_s(pid: int) -> float:
    """Processor seconds a process has used, of itself and in the kernel (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_bytes(pid: int) -> int:
    """Resident memory of a process (proc(5))."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
