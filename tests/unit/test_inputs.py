"""Every text and every date that comes in is of the types in app/platform/text.py, or as narrow."""

import unicodedata
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import AwareDatetime, BaseModel, Field, SecretStr, TypeAdapter, ValidationError

from app.main import make_app, make_context
from app.platform.text import TURNS, UNPRINTABLE, UNPRINTABLE_IN_LINES, Day, Moment, Text
from app.settings import Settings
from tests import inputs

TEXTS = ("ab", "abcdefgh", "12345678", "s" * 32, "TX", "mon-fri 19:00-07:00", "America/Chicago")
UNSEEN = ("\x00", "\x1b", "\x7f", "\x85", "\r", "\ud800", "\udfff", "\u202e", "\u2066")
SEVERAL_LINES = {"DocumentationPatch.safety_note", "DocumentationPatch.clinical_note"}
# What programs write for programs: handed on as it came. Of these only ASCII is taken.
AS_IT_CAME = {
    "Candidate.candidate",
    "Candidate.sdp_mid",
    "Hello.token",
    "start.key",
    "keep_check.key",
    "invite_guest.key",
}
WITH_LINE_ENDS = {"EchoIn.sdp", "Description.sdp"}
PASSWORDS = {
    *("Credentials.password", "NewPin.password", "Proof.password", "NewUser.password"),
    *("NewPassword.old", "NewPassword.new"),
}
DATES = ("1969-12-31", "2101-01-01", "0001-01-01", "9999-12-31")
MOMENTS = ("2026-03-01T03:00:00", "1969-12-31T23:59:59Z", "2101-01-01T00:00:00Z", "1970-01-01T00:00:00+14:00")


def taken(kind: Any, given: object) -> Any:
    """What becomes of `given`; None if it is refused."""
    try:
        made = TypeAdapter(kind).validate_python(given)
    except ValidationError:
        return None
    return made.get_secret_value() if isinstance(made, SecretStr) else made


def plain(kind: Any) -> Any:
    return getattr(kind, "__origin__", kind)


def faults(path: str, kind: Any) -> list[str]:
    """What this leaf takes and should not."""
    if plain(kind) in (datetime, AwareDatetime):
        return [f"{path} takes {one}" for one in MOMENTS if taken(kind, one) is not None]
    if plain(kind) is date:
        return [f"{path} takes {one}" for one in DATES if taken(kind, one) is not None]
    if plain(kind) not in (str, SecretStr):
        return [f"{path}: nobody has said what {kind} may hold"]
    found = [f"{path} takes any length"] if taken(kind, "a" * 100_000) is not None else []
    unseen = [*UNSEEN, *(() if path in SEVERAL_LINES else ("\n", "\t"))]
    if path in WITH_LINE_ENDS:
        unseen = [one for one in unseen if one not in "\r\n\t"]
    for text in TEXTS:
        for one in unseen:
            if any(one in (taken(kind, given) or "") for given in (text[:1] + one + text[1:], text + one)):
                found.append(f"{path} keeps {one!r}")
        if not unicodedata.is_normalized("NFC", taken(kind, f"{text[:-2]}e\u0301") or ""):
            found.append(f"{path} keeps what is not in NFC")
        if path not in AS_IT_CAME | WITH_LINE_ENDS | PASSWORDS and (taken(kind, f" {text} ") or "x").strip() != (
            taken(kind, f" {text} ") or "x"
        ):
            found.append(f"{path} keeps spaces at its ends")
    return found


def test_every_text_and_date_that_comes_in_is_of_one_type(tmp_path: Path) -> None:
    app = make_app(make_context(Settings(_env_file=None, data_dir=tmp_path)))
    all_of_it = {**dict(inputs.of_routes(app)), **dict(inputs.of_messages())}
    assert len(all_of_it) > 25
    assert [fault for path, kind in sorted(all_of_it.items()) for fault in faults(path, kind)] == []
    assert all_of_it.keys() >= SEVERAL_LINES | AS_IT_CAME | WITH_LINE_ENDS | PASSWORDS


class Inner(BaseModel):
    text: str


class Forgetful(BaseModel):
    """What somebody may write who does not know of the type."""

    text: str
    bounded: str = Field(max_length=40)
    maybe: Annotated[str, Field(max_length=40)] | None = None
    several: list[str] = []
    inner: Inner | None = None
    any: Any = None
    naive: datetime
    day: date
    good: Annotated[str, Text(40)]
    kept: Annotated[SecretStr, Text(40)] | None = None
    at: Moment
    on: Day


def test_a_field_of_another_type_is_found_wherever_it_hides() -> None:
    found = {path for path, kind in inputs.leaves("", Forgetful) if faults(path, kind)}
    names = ("text", "bounded", "maybe", "several[]", "any", "naive", "day")
    assert found == {f"Forgetful.{name}" for name in names} | {"Inner.text"}


ONE_LINE, LINES = Text(40, least=1), Text(40, lines=True)


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        (ONE_LINE, " Ana Pérez ", "Ana Pérez"),
        (ONE_LINE, "Ana Pe\u0301rez", "Ana P\u00e9rez"),
        (ONE_LINE, "\u202eevil\u202c and \u2066more\u2069", "evil and more"),
        (ONE_LINE, "שלום \u200fעולם", "שלום \u200fעולם"),
        (ONE_LINE, "👩‍⚕️" * 13, "👩‍⚕️" * 13 if len("👩‍⚕️") * 13 <= 40 else None),
        (ONE_LINE, "a\nb", None),
        (ONE_LINE, "a\tb", None),
        (ONE_LINE, "a\x00b", None),
        (ONE_LINE, "a\ud83db", None),
        (ONE_LINE, " \u202e ", None),
        (ONE_LINE, "é" * 40, "é" * 40),
        (ONE_LINE, "e\u0301" * 40, "é" * 40),
        (ONE_LINE, "é" * 41, None),
        (LINES, "one\r\n\ttwo\nthree\n", "one\n\ttwo\nthree"),
        (LINES, "one\x0btwo\u2028three", "one\ntwo\nthree"),
        (LINES, "one\x00two", None),
        (Text(40, exact=True), " pass word ", " pass word "),
        (Text(9, pattern=r"[a-z]+"), "abc\n", None),
        (Text(9, pattern=r"[a-z]+"), "abc ", "abc"),
    ],
)
def test_a_text_is_kept_clean_or_refused(kind: Text, given: str, kept: str | None) -> None:
    assert taken(Annotated[str, kind], given) == kept


@given(st.text(alphabet=st.characters(codec=None)), st.booleans())
def test_whatever_comes_is_refused_or_can_be_stored_shown_and_sent_again(given: str, lines: bool) -> None:
    kept = taken(Annotated[str, Text(40, lines=lines)], given)
    if kept is not None:
        kept.encode()
        assert len(kept) <= 40
        assert not TURNS.search(kept)
        assert not (UNPRINTABLE_IN_LINES if lines else UNPRINTABLE).search(kept)
        assert taken(Annotated[str, Text(40, lines=lines)], kept) == kept


@pytest.mark.parametrize("given", ["secret\x00", "secret" * 40, "secret\ud800", ""])
def test_a_text_that_is_refused_is_not_repeated_in_the_sentence(given: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Annotated[str, Text(40, least=1, pattern="[A-Z]+")]).validate_python(given)
    assert "secret" not in refused.value.errors()[0]["msg"]


@pytest.mark.parametrize("given", ["1970-01-01T00:00:00Z", "2100-12-31T23:59:59.999999Z", "2026-03-01T03:00:00-06:00"])
def test_a_moment_of_our_times_is_taken(given: str) -> None:
    assert taken(Moment, given) == datetime.fromisoformat(given)
