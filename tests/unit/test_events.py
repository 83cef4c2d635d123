"""The data of a session's events: one model per kind, written and read by the same class."""

import enum
import inspect
import types
from collections.abc import Iterable
from typing import Any, get_args, get_origin
from uuid import UUID, uuid4

import pytest

from app.consults import events
from app.consults.effects import EFFECTS
from app.consults.events import KINDS, FreeText, Happening
from app.consults.rules import IN_CALL, TRANSITIONS, Event, State


def test_every_kind_of_event_has_exactly_one_model() -> None:
    assert set(KINDS) == set(Event)
    assert len(set(KINDS.values())) == len(Event)


def named(states: Iterable[State]) -> str:
    found = set(states)
    call = ["in the call"] if found >= IN_CALL else []
    return ", ".join([state for state in State if state in found and not (call and state in IN_CALL)] + call)


def transition(event: Event) -> str:
    """The docstring's `Transition:` sentence, generated from the table."""
    if event is Event.REQUESTED:
        return "Transition: none, it is the first."
    stays = [before for (before, what), after in TRANSITIONS.items() if what is event and before == after]
    parts = []
    for target in State:
        left = [one for (one, what), after in TRANSITIONS.items() if what is event and after == target != one]
        if left:
            parts.append(f"{named(left)} -> {target}")
    return f"Transition: {'; '.join(parts + ([f'stays {named(stays)}'] if stays else []))}."


@pytest.mark.parametrize("model", KINDS.values(), ids=lambda model: model.__name__)
def test_every_event_says_its_source_its_transition_and_its_effect(model: type[Happening]) -> None:
    said = " ".join((inspect.getdoc(model) or "").split())
    kind = model.model_fields["kind"].default
    assert said.startswith("Source: ")
    assert "Effect: " in said
    assert transition(kind) in said


def leaves(annotation: Any) -> Iterable[Any]:
    if get_origin(annotation) in (types.UnionType,) or get_args(annotation):
        for part in get_args(annotation):
            yield from leaves(part)
    else:
        yield annotation


@pytest.mark.parametrize("model", KINDS.values(), ids=lambda model: model.__name__)
def test_text_in_an_event_is_a_code_or_is_marked_as_written_freely(model: type[Happening]) -> None:
    for name, field in model.model_fields.items():
        if not any(leaf is str for leaf in leaves(field.annotation)):
            continue
        is_code = any(getattr(one, "pattern", None) for one in field.metadata) or "pattern" in str(field)
        is_marked = any(isinstance(one, FreeText) for one in field.metadata) or "FreeText" in str(field.annotation)
        assert is_code or is_marked, f"{model.__name__}.{name}"


EXAMPLES: dict[str, Any] = {
    "offer_id": uuid4(),
    "clinician_id": uuid4(),
    "to_id": uuid4(),
    "reason": "busy",
    "how": Event.DECLINED,
    "after_s": 60,
    "side": "officer",
    "rung": "small",
    "because": "loss",
    "loss": 0.1,
    "part": "person",
    "consent": "given",
    "advice_only": False,
    "guest": "relative",
    "why": "left",
    "ended_by": "clinician",
    "disposition": "crisis_center",
}


@pytest.mark.parametrize("model", KINDS.values(), ids=lambda model: model.__name__)
def test_an_event_is_read_as_it_was_stored(model: type[Happening]) -> None:
    needed = {name: EXAMPLES[name] for name, field in model.model_fields.items() if field.is_required()}
    made = model(**needed)
    kind = model.model_fields["kind"].default
    stored = made.stored()
    assert "kind" not in stored
    assert not any(isinstance(value, UUID | enum.Enum) for value in stored.values() if not isinstance(value, str))
    assert events.read(kind, stored) == made


def test_a_field_that_a_later_version_wrote_does_not_keep_this_one_from_reading() -> None:
    assert events.read("tablet_given", {"seen_by": "camera"}) == events.TabletGiven()


def test_only_events_that_exist_have_effects() -> None:
    assert set(EFFECTS) <= set(Event)
