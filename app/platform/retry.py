"""Routes that wait for a database that is being restarted."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from app.platform.db import DatabaseAway

PAUSE_S = 0.25


class Retrying(APIRoute):
    """A route that is tried again while the database is away, for `app.state.database_patience_s` seconds.

    Every command here may be sent twice: its effect happens once. So it may also be tried twice, even where the
    connection broke in the middle of a COMMIT and nobody knows whether it took place.
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
