"""The port through which people are told something outside their pages."""

from typing import Any, Protocol
from uuid import UUID

from app.platform.logs import log


class Notifier(Protocol):
    """Reaches a person by whatever channel they have. Raises where it could not; it is then called again."""

    async def send(self, user_id: UUID, kind: str, data: dict[str, Any]) -> None: ...


class LogNotifier:
    """Writes that somebody should be told into the log: what there is until a real channel is set up."""

    async def send(self, user_id: UUID, kind: str, data: dict[str, Any]) -> None:
        log.warning("notice", user=str(user_id), kind=kind, **data)
