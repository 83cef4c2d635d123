"""Recording events of consults: the only function that changes a consult's state, and who is told of the change."""

from collections.abc import Collection

from app import topics
from app.consults import events, rules
from app.consults.effects import EFFECTS, Moment
from app.consults.errors import NotPossibleNow
from app.consults.events import Happening
from app.consults.model import Consult, ConsultEvent
from app.consults.rules import WAITING, Event, State
from app.coverage import service as coverage
from app.topics import DISPATCH
from app.unit import RECORDINGS, Recording, Unit


def write(unit: Unit, consult: Consult, event: Happening) -> bool:
    """Apply `event` to a consult: its state, the event's effects, its deadline, and a new event row.

    The only function that changes a consult's state. Returns False if the event's effect was already there. Raises
    NotPossibleNow.
    """
    kind = events.kind_of(event)
    if kind is Event.REQUESTED and consult.last_seq == 0:
        _happen(unit, consult, event, kind, State.REQUESTED)  # before it there is no state to go on from
        return True
    after = rules.next_state(State(consult.state), kind)
    if isinstance(after, rules.Refused):
        raise NotPossibleNow(after.reason, {"state": after.state})
    if isinstance(after, rules.Unchanged):
        return False
    _happen(unit, consult, event, kind, after)
    return True


def _happen(unit: Unit, consult: Consult, event: Happening, kind: Event, state: State) -> None:
    settings, now = unit.ctx.settings, unit.ctx.clock.now()
    account_id = None if event.by_server else unit.account_id
    consult.state, consult.changed_at = state, now
    consult.last_seq += 1
    if effect := EFFECTS.get(kind):
        effect(consult, event, Moment(now, account_id, settings))
    limits = rules.Limits(settings.unanswered_after_s, settings.connection_lost_s, settings.call_back_answer_s)
    waits_from = max(consult.waiting_since, consult.not_before or consult.waiting_since)
    consult.deadline_at = rules.deadline(state, waits_from, consult.calls_back, now, limits)
    unit.db.add(
        ConsultEvent(
            consult_id=consult.id,
            seq=consult.last_seq,
            at=now,
            event=kind,
            state=state,
            actor_id=account_id,
            data=event.stored(),
        )
    )


async def listeners(unit: Unit, consults: Collection[Consult]) -> set[str]:
    """The topics to publish when these sessions have changed."""
    tell: set[str] = set()
    for consult in consults:
        if State(consult.state) in WAITING or consult.hand_off_at:
            tell.add(DISPATCH)  # it needs a clinician
        people = {consult.officer_id, consult.clinician_id, consult.second_id} - {None}
        tell |= {topics.user(person) for person in people if person} | {topics.agency(consult.agency_id)}
        covering = await coverage.providers_covering(unit.ctx, unit.db, consult.agency_id)
        tell |= {topics.provider(one) for one in covering}
    return tell


RECORDINGS[Consult] = Recording(write, listeners)
