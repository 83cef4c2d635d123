"""Routes that wait while the database restarts."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from app.platform.db import DatabaseAway

PAUSE_S = 0.25


class Retrying(APIRoute):
    """A route that is retried while the database is unavailable, for `app.state.database_patience_s` seconds.

    All commands are idempotent, so retrying them is safe even if the connection broke during a COMMIT and it is unknown
    whether it succeeded. Raises DatabaseAway once the time is up.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def patient(request: Request) -> Response:
            clock = asyncio.get_running_loop().time
            until = clock() + request.app.state.database_patience_s
            while True:
                try:
                    return await handle(request)
                except DatabaseAway:
                    if clock() + PAUSE_S > until:
                        raise
                    await asyncio.sleep(PAUSE_S)

        return patient
