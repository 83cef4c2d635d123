"""Use cases during a call: media, how much is sent, parts of the consult, tablet hand-over, privacy."""

from collections.abc import Callable
from uuid import UUID

from app.actor import Actor
from app.consults import events, queries
from app.consults.errors import NotPossibleNow
from app.consults.events import Happening
from app.consults.rules import Event, Part, Privacy, Rung, State
from app.consults.schemas import MediaState, StepIn
from app.consults.service.life import locked_by_side
from app.consults.view import ConsultView
from app.context import Context
from app.signin import service as signin
from app.signin.schemas import Proof

MEDIA_EVENTS: dict[MediaState, type[events.OfSide]] = {
    MediaState.JOINED: events.Joined,
    MediaState.CONNECTED: events.Connected,
    MediaState.INTERRUPTED: events.Interrupted,
}
ANSWERS: dict[Privacy, Happening] = {
    Privacy.GIVEN: events.PrivacyGiven(),
    Privacy.REFUSED: events.PrivacyRefused(),
}


async def report_media(ctx: Context, actor: Actor, consult_id: UUID, state: MediaState) -> None:
    """Record one side's media state; a state that the other side already reported records no second event.

    Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.unit(actor) as unit:
        consult = await locked_by_side(unit.db, consult_id, actor)
        if actor.user_id == consult.second_id:
            return  # the session's connection is between officer and clinician; nobody else can interrupt it
        if state is MediaState.CONNECTED and consult.state == State.ACCEPTED:
            unit.record(consult, events.Joined(side=actor.role))
        unit.record(consult, MEDIA_EVENTS[state](side=actor.role))


async def report_step(ctx: Context, actor: Actor, consult_id: UUID, step: StepIn) -> None:
    """Record how much one side sends from now on; repeating the same rung records no second event.

    Raises NoSuchConsult, NotPossibleNow.
    """
    async with ctx.unit(actor) as unit:
        consult = await locked_by_side(unit.db, consult_id, actor)
        if actor.user_id == consult.second_id:
            return
        last = await queries.last_event_by(unit.db, consult_id, Event.STEPPED, actor.user_id)
        if (Rung(last.data["rung"]) if last else Rung.FULL) == step.rung:
            return
        numbers = {
            name: round(value, 3) if isinstance(value, float) else value
            for name, value in step.model_dump(exclude_none=True).items()
        }
        unit.record(consult, events.Stepped(side=actor.role, **numbers))


async def begin_part(ctx: Context, actor: Actor, consult_id: UUID, part: Part) -> None:
    """Begin the consult's next part; idempotent. Raises NoSuchConsult, NotPossibleNow."""
    await _record(ctx, actor, consult_id, events.PartBegan(part=part), lambda consult: consult.part == part)


async def give_tablet(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Record that the person has the tablet; idempotent. Raises NoSuchConsult, NotPossibleNow."""
    await _record(ctx, actor, consult_id, events.TabletGiven(), lambda consult: consult.tablet_with_person)


async def take_tablet(ctx: Context, actor: Actor, consult_id: UUID, proof: Proof) -> None:
    """Record that the officer has the tablet back, confirmed by PIN or password; idempotent.

    Raises NoSuchConsult, WrongPin, PinLocked, WrongPassword, LockedOut.
    """
    await signin.prove(ctx, actor, proof)
    await _record(ctx, actor, consult_id, events.TabletTaken(), lambda consult: not consult.tablet_with_person)


async def ask_privacy(ctx: Context, actor: Actor, consult_id: UUID) -> None:
    """Ask the officer to step away; idempotent. Raises NoSuchConsult, NotPossibleNow."""
    await _record(ctx, actor, consult_id, events.PrivacyAsked(), lambda consult: consult.privacy == Privacy.ASKED)


async def answer_privacy(ctx: Context, actor: Actor, consult_id: UUID, answer: Privacy) -> None:
    """Record whether the officer steps away or must stay nearby; idempotent. Raises NoSuchConsult, NotPossibleNow."""
    if answer not in ANSWERS:
        raise NotPossibleNow("The officer either steps away or stays.")
    await _record(ctx, actor, consult_id, ANSWERS[answer], lambda consult: consult.privacy == answer)


async def _record(
    ctx: Context, actor: Actor, consult_id: UUID, event: Happening, already: Callable[[ConsultView], bool]
) -> None:
    async with ctx.unit(actor) as unit:
        consult = await locked_by_side(unit.db, consult_id, actor)
        if not already(consult):
            unit.record(consult, event)
