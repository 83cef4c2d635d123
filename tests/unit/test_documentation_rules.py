"""When a clinician's record is complete."""

import pytest

from app.consults.rules import Consent, Disposition, NotSuitable
from app.documentation.rules import IN_WORDS, Draft, missing

STAY, VIOLENT = Disposition.RESOLVED_ON_SCENE, NotSuitable.VIOLENT


@pytest.mark.parametrize(
    ("draft", "connected", "expected"),
    [
        (Draft(None, None, None), False, []),
        (Draft(None, None, None), True, ["consent", "recommended"]),
        (Draft(Consent.GIVEN, None, None), True, ["recommended"]),
        (Draft(None, STAY, None), True, ["consent"]),
        (Draft(Consent.GIVEN, STAY, None), True, []),
        (Draft(Consent.NOT_ASKED, None, VIOLENT), True, []),
    ],
)
def test_what_is_missing(draft: Draft, connected: bool, expected: list[str]) -> None:
    assert missing(draft, connected) == expected


def test_every_field_that_can_be_missing_has_words() -> None:
    assert set(IN_WORDS) == set(missing(Draft(None, None, None), connected=True))
