"""The port for telling people something outside their pages."""

from typing import Any, Protocol
from uuid import UUID

from app.platform.logs import log


class Notifier(Protocol):
    """Sends a notice of `kind` to a user over some channel. Raises if it could not be sent; it is then called again."""

    async def send(self, user_id: UUID, kind: str, data: dict[str, Any]) -> None: ...


class LogNotifier:
    """Writes notices to the log; used until a real channel is set up."""

    async def send(self, user_id: UUID, kind: str, data: dict[str, Any]) -> None:
        log.warning("notice", user=str(user_id), kind=kind, **data)
