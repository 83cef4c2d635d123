"""What goes on in a call, as both sides say it: media, how much is sent, its parts, who holds the tablet, privacy."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from app.accounts.actor import Actor
from app.consults import queries
from app.consults.errors import NotPossibleNow
from app.consults.model import Consult
from app.consults.rules import Event, Part, Privacy, State
from app.consults.schemas import MediaState, Rung, StepIn
from app.consults.service.life import locked_by_side, record, topics
from app.context import Context
from app.platform.bus import looks
from app.signin import service as signin
from app.signin.schemas import Proof
from app.topics import DISPATCH

MEDIA_EVENTS = {
    MediaState.JOINED: Event.JOINED,
    MediaState.CONNECTED: Event.CONNECTED,
    MediaState.INTERRUPTED: Event.INTERRUPTED,
}
NUMBERS = ("loss", "rtt_ms", "out_kbps", "silent_s")
ANSWERS = {Privacy.GIVEN: Event.PRIVACY_GIVEN, Privacy.REFUSED: Event.PRIVACY_REFUSED}


async def report_media(ctx: Context, actor: Actor, consult_id: UUID, state: MediaState) -> None:
    """One side's word on its call; what the other side said already leaves no second event."""
    async with ctx.db.transaction() as db:
        consult = await locked_by_side(db, consult_id, actor)
        if actor.user_id == consult.second_id:
            return  # the session's connection is the first two sides'; whoever joins them does not interrupt it
        if state is MediaState.CONNECTED and consult.state == State.ACCEPTED:
            record(ctx, db, consult, Event.JOINED, actor.user_id, side=actor.role)
        changed = record(ctx, db, consult, MEDIA_EVENTS[state], actor.user_id, side=actor.role)
        tell = await topics(ctx, db, consult) if changed else set()
    ctx.bus.publish(looks(tell))


async def report_step(ctx: Context, actor: Actor, consult_id: UUID, step: StepIn) -> None:
    """One side's word on how much it sends; the same rung again leaves no second event.

    Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.db.transaction() as db:
        consult = await locked_by_side(db, consult_id, actor)
        if actor.user_id == consult.second_id:
            return
        last = await queries.last_event_by(db, consult_id, Event.STEPPED, actor.user_id)
        if (last.data["rung"] if last else Rung.FULL) == step.rung:
            return
        numbers = {
            name: round(value, 3) for name, value in step.model_dump(exclude_none=True).items() if name in NUMBERS
        }
        said = {"side": actor.role, "rung": step.rung, "because": step.because, **numbers}
        record(ctx, db, consult, Event.STEPPED, actor.user_id, **said)
        tell = await topics(ctx, db, consult)
    ctx.bus.publish(looks(tell - {DISPATCH}))


async def begin_part(ctx: Context, actor: Actor, consult_id: UUID, part: Part) -> None:
    """The consult's next part begins; the same one again is no error. Raises NoSuchConsult, NotPossibleNow."""
    await _say(ctx, actor, consult_id, Event.PART_BEGAN, lambda consult: consult.part == part, part=part)


async def give_tablet(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """The person holds the tablet from now on. Raises NoSuchConsult, NotPossibleNow."""
    await _say(ctx, actor, consult_id, Event.TABLET_GIVEN, lambda consult: consult.tablet_with_person)


async def take_tablet(ctx: Context, actor: Actor, consult_id: UUID, proof: Proof) -> None:
    """The officer has the tablet back, and proves it.

    Raises NoSuchConsult, WrongPin, PinLocked, WrongPassword, LockedOut.
    """
    await signin.prove(ctx, actor, proof)
    await _say(ctx, actor, consult_id, Event.TABLET_TAKEN, lambda consult: not consult.tablet_with_person)


async def ask_privacy(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """The clinician asks the officer to step away. Raises NoSuchConsult, NotPossibleNow."""
    await _say(ctx, actor, consult_id, Event.PRIVACY_ASKED, lambda consult: consult.privacy == Privacy.ASKED)


async def answer_privacy(ctx: Context, actor: Actor, consult_id: UUID, answer: Privacy) -> None:
    """The officer steps away, or must stay near. Raises NoSuchConsult, NotPossibleNow."""
    if answer not in ANSWERS:
        raise NotPossibleNow("The officer steps away, or stays.")
    await _say(ctx, actor, consult_id, ANSWERS[answer], lambda consult: consult.privacy == answer)


async def _say(
    ctx: Context, actor: Actor, consult_id: UUID, event: Event, already: Callable[[Consult], bool], **data: Any
) -> None:
    async with ctx.db.transaction() as db:
        consult = await locked_by_side(db, consult_id, actor)
        if already(consult):
            return
        record(ctx, db, consult, event, actor.user_id, **data)
        tell = await topics(ctx, db, consult)
    ctx.bus.publish(looks(tell))
