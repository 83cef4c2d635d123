"""Which passwords and PINs are refused, and why (NIST SP 800-63B-4, section 3.1.1.2)."""

import pytest

from app.accounts.rules import Weakness, weakness_of_password, weakness_of_pin

NAMES = ("lee", "Officer Lovelace", "County Sheriff")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", Weakness.SHORT),
        ("aaaaaaaaaaaa", Weakness.REPEATED),
        ("abcabcabcabcabc", Weakness.REPEATED),
        ("password1234", Weakness.COMMON),
        ("password1234password", Weakness.COMMON),
        ("1qaz2wsx3edc4rfv", Weakness.COMMON),
        ("iloveyou iloveyou", Weakness.COMMON),
        ("P@ssw0rdP@ssw0rd!", Weakness.REPEATED),
        ("123456789012345", Weakness.COMMON),
        ("abcdefghijklmno", Weakness.RUN),
        ("CountySheriff2026", Weakness.NAME),
        ("county-sheriff-1", Weakness.NAME),
        ("Lovelace!!!!!!!!!!", Weakness.NAME),
        ("Corespond12345", Weakness.NAME),
        ("correct horse battery", None),
        ("a long enough password", None),
        ("made-up people only", None),
        ("Sheriff of the west wind", None),  # a name in it does no harm where enough is left
        ("ñandú verde en la loma", None),
        ("§$%&/()=?`*'_:;><|", None),  # neither a letter nor a digit, and no rule asks for any
    ],
)
def test_a_password_is_refused_for_a_reason(password: str, why: Weakness | None) -> None:
    assert weakness_of_password(password, NAMES, shortest=12) == why


def test_the_shortest_password_is_a_setting() -> None:
    assert weakness_of_password("vineyard otter 9", NAMES, shortest=16) is None
    assert weakness_of_password("vineyard otter 9", NAMES, shortest=17) is Weakness.SHORT


def test_a_password_of_the_greatest_length_is_judged() -> None:
    assert weakness_of_password("a1" * 128, NAMES, shortest=12) is Weakness.REPEATED


@pytest.mark.parametrize("pin", ["0000", "77777777", "1212", "123123", "58585858"])
def test_a_pin_that_repeats_itself_is_refused(pin: str) -> None:
    assert weakness_of_pin(pin) is Weakness.REPEATED


@pytest.mark.parametrize("pin", ["1234", "4321", "7890", "9012", "2468", "87654321"])
def test_a_pin_that_counts_is_refused(pin: str) -> None:
    assert weakness_of_pin(pin) is Weakness.RUN


@pytest.mark.parametrize("pin", ["2580", "1122", "112233", "159753"])
def test_a_pin_that_many_use_is_refused(pin: str) -> None:
    assert weakness_of_pin(pin) is Weakness.COMMON


@pytest.mark.parametrize("pin", ["7305", "8520", "48213", "90417263"])
def test_other_pins_are_taken(pin: str) -> None:
    assert weakness_of_pin(pin) is None
