"""Structured logs: one JSON object per line, with identifiers and never with personal data.

What may be logged: route templates (not addresses), status, milliseconds, UUIDs, codes. Exceptions are logged by type
and place (app/platform/failures.py), and so is what a library says: its sentence only if it is a template, without
what would be filled in. Guarded by tests/integration/test_no_trace.py and tests/unit/test_logs.py.
"""

import logging
import sys
import threading
import warnings
from types import TracebackType
from typing import Any, TextIO

import structlog

from app.platform import failures

log = structlog.get_logger("app")

CONSTANT = ("uvicorn",)
"""Loggers whose messages are constants or templates, as their source shows; another's may be put together from data."""


def configure(level: str, as_json: bool) -> None:
    """Send the service's log at `level`, and its libraries' warnings, to standard error; nothing else writes there.

    In JSON or as text for reading, a failure is said in the same words.
    """
    # The console's own way to show an exception, with local variables, is never reached: `_failure` comes first.
    console = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    renderer = structlog.processors.JSONRenderer() if as_json else console
    shared: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_foreign, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _failure, renderer],
            pass_foreign_args=True,
            use_get_message=False,  # what would be filled in is not looked at
        )
    )
    # Libraries talk much below a warning: uvicorn and picows name the address of whoever connects, which is personal.
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("app").setLevel(level.upper())
    for noisy in ("uvicorn", "picows", "aioice", "aiortc", "httpx", "httpcore", "alembic", "nats", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.raiseExceptions = False  # else a line that cannot be written is printed with all that it was to hold
    _take_over()


def _foreign(_logger: Any, _name: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    """A library's line: its template without what is filled in, and where in the library it was written."""
    record: logging.LogRecord = event["_record"]
    template = record.msg if isinstance(record.msg, str) else ""
    known = event.pop("positional_args", None) or record.name.partition(".")[0] in CONSTANT
    if isinstance(record.msg, BaseException) and not event.get("exc_info"):
        event["exc_info"] = record.msg
    event["event"] = template.strip() if known else ""
    event["logger"] = record.name
    event["at"] = failures.place(record.pathname, record.lineno, record.funcName or "")
    return event


def _failure(_logger: Any, _name: str, event: structlog.types.EventDict) -> structlog.types.EventDict:
    """The one place where an exception becomes text."""
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    problem = found[1] if isinstance(found, tuple) else found
    if isinstance(problem, BaseException):
        event["exception"] = failures.describe(problem)
    event.pop("stack_info", None)
    event.pop("stack", None)
    return event


def _take_over() -> None:
    """Let Python's own reports, which print what an exception or a warning holds, go through the log."""
    sys.excepthook = _uncaught
    sys.unraisablehook = lambda about: _report("exception ignored", about.exc_value)
    threading.excepthook = lambda about: _report("thread failed", about.exc_value)
    warnings.showwarning = _warned


def _uncaught(_kind: type[BaseException], problem: BaseException, _trace: TracebackType | None) -> None:
    _report("stopped by an exception", problem)


def _report(event: str, problem: BaseException | None) -> None:
    log.error(event, exc_info=problem)


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    log.warning("warning", kind=category.__name__, at=failures.place(filename, lineno, ""))
