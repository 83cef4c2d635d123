"""The words that a session is described with: what it is about, what goes on in its call, and its outcome. Pure."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another when it is read out


def short_code(consult_id: UUID) -> str:
    """Five letters that name a session on the telephone, of the random end of its id (RFC 9562 section 5.7)."""
    rest = consult_id.int & (2**62 - 1)
    return "".join(CODE_LETTERS[rest // len(CODE_LETTERS) ** place % len(CODE_LETTERS)] for place in range(5))


class Kind(StrEnum):
    """What the call is about, as far as the officer can tell at the tap."""

    SUICIDAL = "suicidal"
    PSYCHOSIS = "psychosis"
    SUBSTANCE_USE = "substance_use"
    WELFARE_CHECK = "welfare_check"
    OTHER = "other"


class Part(StrEnum):
    """The three parts of a consult, in their usual order (cw39.com on Harris County's CORE, 2018-08-09)."""

    BRIEFING = "briefing"
    """The officer tells the clinician what it is about."""
    PERSON = "person"
    """The clinician speaks with the person; the officer is near, but stepped aside."""
    DECISION = "decision"
    """Both decide together what happens."""


class Privacy(StrEnum):
    """Whether the officer has stepped away, as the clinician asked."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"


class Consent(StrEnum):
    """The person's consent to speak through the tablet, given by word of mouth."""

    GIVEN = "given"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"


class Disposition(StrEnum):
    """What happened with the person. The list follows the programs named in docs/architecture.md."""

    RESOLVED_ON_SCENE = "resolved_on_scene"
    VOLUNTARY_TRANSPORT = "voluntary_transport"
    CRISIS_CENTER = "crisis_center"
    EMERGENCY_DEPARTMENT = "emergency_department"
    INVOLUNTARY_HOLD = "involuntary_hold"
    JAIL_OR_CITATION = "jail_or_citation"
    REFUSED = "refused"
    OTHER = "other"


class NotSuitable(StrEnum):
    """Why a consult could not help: an outcome of its own (JMIR Mental Health 2023;10:e42610)."""

    INTOXICATED = "intoxicated"
    MEDICAL_NEED = "medical_need"
    VIOLENT = "violent"
    UNWILLING = "unwilling"


class ConsentBy(StrEnum):
    """Who gave or declined it."""

    PERSON = "person"
    GUARDIAN = "guardian"
    OTHER = "other"


class Rung(StrEnum):
    """How much a side sends: full video, small video, sound with stills, text, or nothing (the telephone is shown)."""

    FULL = "full"
    SMALL = "small"
    STILL = "still"
    TEXT = "text"
    PHONE = "phone"


class Because(StrEnum):
    """What made a side send more or less."""

    LOSS = "loss"
    DELAY = "delay"
    BANDWIDTH = "bandwidth"
    SILENCE = "silence"
    RECOVERED = "recovered"


def part_lengths(began: Iterable[tuple[Part, datetime]], until: datetime) -> dict[Part, float]:
    """Seconds of each part, from the moments at which parts began, in order; a part may come more than once."""
    lengths: dict[Part, float] = {}
    steps = list(began)
    for (part, start), (_, end) in zip(steps, [*steps[1:], (Part.DECISION, until)], strict=True):
        lengths[part] = lengths.get(part, 0) + max((end - start).total_seconds(), 0)
    return lengths
