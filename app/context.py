"""What every use case is handed: where to store, what time it is, whom to tell."""

from dataclasses import dataclass
from typing import cast

from fastapi import Request

from app.platform.clock import Clock
from app.platform.db import Database
from app.platform.tokens import Tokens
from app.realtime.bus import Bus
from app.settings import Settings


@dataclass(frozen=True)
class Context:
    """The service's surroundings, made once in `main.py` (or in a test)."""

    db: Database
    clock: Clock
    bus: Bus
    tokens: Tokens
    settings: Settings


def context_of(request: Request) -> Context:
    """The context of the application that got `request`."""
    return cast(Context, request.app.state.context)
