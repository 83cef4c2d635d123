"""A unit of work: everything that one use case stores, puts on record and tells, in one transaction."""

from collections.abc import Awaitable, Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from app.actor import Actor
from app.platform.bus import LOOK_AGAIN, Frame, merged

if TYPE_CHECKING:  # a unit belongs to its context, which makes it
    from app.context import Context


@dataclass(frozen=True)
class Recording:
    """How things of one kind are recorded and told of.

    `write(unit, subject, event)` lets the event happen and returns False where its effect was already there;
    `listeners(unit, subjects)` gives the topics of everyone who must look again when these subjects changed.
    """

    write: Callable[["Unit", Any, Any], bool]
    listeners: Callable[["Unit", Collection[Any]], Awaitable[set[str]]]


RECORDINGS: dict[type, Recording] = {}
"""By table. Each noun whose rows have a record registers its own."""


class Unit:
    """What a use case works with between the first look at the database and the commit.

    `db` is the transaction; `actor` is who is asking, None for the server itself. What is told is published once,
    after the commit, merged by topic; if the transaction fails, nothing is.
    """

    def __init__(self, ctx: "Context", db: AsyncSession, actor: Actor | None) -> None:
        self.ctx, self.db, self.actor = ctx, db, actor
        self.frames: dict[str, Frame] = {}
        self._changed: dict[type, dict[int, Any]] = {}

    @property
    def account_id(self) -> UUID | None:
        """Whose act this is on record: None for the server, and for a guest, who has no account."""
        return self.actor.account_id if self.actor else None

    def record(self, subject: Any, event: Any) -> bool:
        """Let `event` happen to `subject`, a row of the caller's transaction, and tell everyone whom it concerns.

        Returns False where its effect was already there. Raises what the subject's noun refuses it with.
        """
        if not RECORDINGS[type(subject)].write(self, subject, event):
            return False
        self.touch(subject)
        return True

    def touch(self, subject: Any) -> None:
        """Tell everyone whom `subject` concerns, though nothing happened to it that goes on record."""
        self._changed.setdefault(type(subject), {})[id(subject)] = subject

    def tell(self, topics: Iterable[str], frame: Frame = LOOK_AGAIN) -> None:
        """Tell the listeners of these topics after the commit; by default, to look again."""
        for topic in topics:
            self.frames[topic] = merged(self.frames[topic], frame) if topic in self.frames else frame

    async def work_out_listeners(self) -> None:
        """Before the commit: whom everything concerns that was recorded or touched."""
        for kind, subjects in self._changed.items():
            self.tell(await RECORDINGS[kind].listeners(self, list(subjects.values())))
