"""Files and folders that only the service's own user may read, whatever the umask is, and the check that they are so.

45 CFR 164.312(a)(1): access is for those who have been granted it. Other users of the machine have not.
"""

import os
import shlex
from collections.abc import Iterable
from pathlib import Path

FOLDER = 0o700
FILE = 0o600
OTHERS = 0o077


class Exposed(Exception):
    """Other users of this machine may read what is private. The text says what, and the command that mends it."""

    def __init__(self, path: Path, wanted: int) -> None:
        mode = path.stat().st_mode & 0o777
        super().__init__(
            f"Other users of this machine can reach {path} (mode {mode:04o}). "
            f"Run this first: chmod {wanted:o} {shlex.quote(str(path))}"
        )


def folder(path: Path) -> Path:
    """The folder at `path`, made with mode 0700 if it is not there; folders above it get the umask's mode."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=FOLDER, exist_ok=True)
    return path


def write(path: Path, content: bytes) -> None:
    """A new file at `path` with mode 0600. Raises FileExistsError."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE), "wb") as file:
        file.write(content)


def reserve(path: Path) -> None:
    """Make an empty file at `path` with mode 0600 if there is none, for somebody who would make it readable to all."""
    try:
        write(path, b"")
    except FileExistsError:
        return


def check(path: Path, files: Iterable[Path]) -> None:
    """Raise Exposed if other users may enter the folder `path` or open one of `files`. What is not there is no matter.

    A system without POSIX modes is not checked.
    """
    if os.name != "posix":
        return
    for one, wanted in ((path, FOLDER), *((file, FILE) for file in files)):
        if one.exists() and one.stat().st_mode & OTHERS:
            raise Exposed(one, wanted)
