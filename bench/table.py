"""Benchmark results as a table."""

import os
import platform
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One result: corespond's value, the peer's or the limit, their ratio, whether it is in bounds (None: no bound)."""

    what: str
    ours: str
    beside: str
    ratio: str
    holds: bool | None


def table(rows: list[Row]) -> str:
    """The rows as Markdown."""
    said = {True: "yes", False: "**no**", None: "–"}
    lines = [f"| {row.what} | {row.ours} | {row.beside} | {row.ratio} | {said[row.holds]} |" for row in rows]
    return "\n".join(
        ["| measure | corespond | compared with | ratio | within its limit |", "|---|---|---|---|---|", *lines]
    )


def machine() -> str:
    """A description of the machine: cores, Python version, operating system."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def cpu_s(pid: int) -> float:
    """Processor time of a process in user and kernel mode, seconds (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_bytes(pid: int) -> int:
    """Resident memory of a process, bytes (proc(5))."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
