"""What may be said of an exception: its type and where it happened, never what it holds.

A message, an argument or a local variable may carry what somebody wrote about a person. So nothing in the service
prints a traceback; whatever would is led here, by app/platform/logs.py.
"""

import errno
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

PACKAGE = Path(__file__).parents[1]
ROOT = PACKAGE.parent
MOST_PLACES = 12
MOST_CAUSES = 6


def describe(problem: BaseException) -> str:
    """One line: the exception and what caused it, each by its type, its standard code and its places in our files.

    `DBAPIError [22021] at app/notes/service.py:12:save < app/notes/routes.py:9:post; from DataError at ...`
    """
    return "; from ".join(_each(problem))


def _each(problem: BaseException) -> Iterator[str]:
    seen: list[BaseException] = []
    one: BaseException | None = problem
    while one is not None and one not in seen and len(seen) < MOST_CAUSES:
        seen.append(one)
        inside = ""
        if isinstance(one, BaseExceptionGroup):
            inside = f" of ({'; '.join(describe(part) for part in one.exceptions[:MOST_CAUSES])})"
        yield f"{_kind(one)}{_code(one)}{inside}{_places(one.__traceback__)}"
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _kind(problem: BaseException) -> str:
    kind = type(problem)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _code(problem: BaseException) -> str:
    """A code from a closed list: the name of an operating system's error number, or an SQLSTATE."""
    if isinstance(problem, OSError) and (name := errno.errorcode.get(problem.errno or 0)):
        return f" [{name}]"
    state = getattr(problem, "sqlstate", None)
    return f" [{state}]" if isinstance(state, str) and len(state) == 5 and state.isalnum() else ""


def _places(trace: TracebackType | None) -> str:
    """Where it happened, the innermost first: our frames, or the last frame if none of them is ours."""
    frames = traceback.StackSummary.extract(traceback.walk_tb(trace), lookup_lines=False)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)] or frames[-1:]
    places = [place(frame.filename, frame.lineno or 0, frame.name) for frame in reversed(ours)]
    return f" at {' < '.join(places[:MOST_PLACES])}" if places else ""


def place(file: str, line: int, function: str) -> str:
    """`file:line:function`, the file as its package names it and without the folder it is installed in."""
    path = Path(file)
    for folder in (ROOT, *map(Path, sys.path)):
        if folder.is_absolute() and path.is_relative_to(folder):
            path = path.relative_to(folder)
            break
    return f"{path}:{line}:{function}"
