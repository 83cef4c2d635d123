"""Structured logs: one JSON object per line, with identifiers and never with personal data.

What may be logged: route templates (not addresses), status, milliseconds, UUIDs, codes. Guarded by
`test_nothing_personal_or_secret_is_in_the_log` in tests/integration/test_socket.py.
"""

import logging
import sys

import structlog

log = structlog.get_logger()


def configure(level: str, as_json: bool) -> None:
    """Send the logs of the service and its libraries to standard error.

    `level` is a name such as `info`; `as_json`: one JSON object per line, or lines for people if False.
    """
    renderer = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer()
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
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                renderer,
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    # uvicorn and picows log client addresses, which are personal data; the others are only verbose.
    for noisy in ("uvicorn", "picows", "aioice", "aiortc", "httpx", "httpcore", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
