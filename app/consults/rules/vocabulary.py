"""The codes that describe a session: its kind, what happens in its call, and its outcome. Pure."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without characters that are easily confused when read aloud


def short_code(consult_id: UUID) -> str:
    """Five characters that identify a session over the phone, from the random end of its id (RFC 9562 section 5.7)."""
    rest = consult_id.int & (2**62 - 1)
    return "".join(CODE_LETTERS[rest // len(CODE_LETTERS) ** place % len(CODE_LETTERS)] for place in range(5))


class Kind(StrEnum):
    """What the call is about, as far as the officer knows when requesting it."""

    SUICIDAL = "suicidal"
    PSYCHOSIS = "psychosis"
    SUBSTANCE_USE = "substance_use"
    WELFARE_CHECK = "welfare_check"
    OTHER = "other"


class Part(StrEnum):
    """The three parts of a consult, in their usual order (cw39.com on Harris County's CORE, 2018-08-09)."""

    BRIEFING = "briefing"
    """The officer briefs the clinician."""
    PERSON = "person"
    """The clinician speaks with the person; the officer is nearby but has stepped aside."""
    DECISION = "decision"
    """Officer and clinician decide together what to do."""


class Privacy(StrEnum):
    """The clinician's request for privacy, and the officer's answer."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"


class Consent(StrEnum):
    """The person's verbal consent to speak through the tablet."""

    GIVEN = "given"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"


class Disposition(StrEnum):
    """The outcome for the person. The list follows the programs named in docs/architecture.md."""

    RESOLVED_ON_SCENE = "resolved_on_scene"
    VOLUNTARY_TRANSPORT = "voluntary_transport"
    CRISIS_CENTER = "crisis_center"
    EMERGENCY_DEPARTMENT = "emergency_department"
    INVOLUNTARY_HOLD = "involuntary_hold"
    JAIL_OR_CITATION = "jail_or_citation"
    REFUSED = "refused"
    OTHER = "other"


class NotSuitable(StrEnum):
    """Why a consult could not help; a separate outcome (JMIR Mental Health 2023;10:e42610)."""

    INTOXICATED = "intoxicated"
    MEDICAL_NEED = "medical_need"
    VIOLENT = "violent"
    UNWILLING = "unwilling"


class ConsentBy(StrEnum):
    """Who gave or declined consent."""

    PERSON = "person"
    GUARDIAN = "guardian"
    OTHER = "other"


class Rung(StrEnum):
    """How much a side sends: full video, small video, audio with stills, text, or nothing (a phone number shows)."""

    FULL = "full"
    SMALL = "small"
    STILL = "still"
    TEXT = "text"
    PHONE = "phone"


class Because(StrEnum):
    """Why a side changed how much it sends."""

    LOSS = "loss"
    DELAY = "delay"
    BANDWIDTH = "bandwidth"
    SILENCE = "silence"
    RECOVERED = "recovered"


def part_lengths(began: Iterable[tuple[Part, datetime]], until: datetime) -> dict[Part, float]:
    """The total length of each part, seconds, given when the parts began, in order; parts may repeat."""
    lengths: dict[Part, float] = {}
    steps = list(began)
    for (part, start), (_, end) in zip(steps, [*steps[1:], (Part.DECISION, until)], strict=True):
        lengths[part] = lengths.get(part, 0) + max((end - start).total_seconds(), 0)
    return lengths
