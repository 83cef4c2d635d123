"""Guests of a call: the one-time link, waiting to be admitted, connections, and leaving."""

import asyncio
import secrets
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from app.actor import Actor
from app.consults import queries as consult_queries
from app.consults import service as consults
from app.consults.errors import NoSuchConsult
from app.consults.rules import Event
from app.context import Context
from app.dispatch import service as dispatch
from app.guests import service as guests
from app.guests.errors import CallFull, LinkOver, NoPhoneNumber, NoTexts, NotWaiting, TextNotSent, TooManyTexts
from app.guests.rules import GuestKind, GuestState
from app.guests.schemas import GuestsOut, NewGuest, VisitOut
from app.platform.clock import ManualClock
from app.platform.errors import NotAllowed, NotSignedIn
from app.sessionlog import service as sessionlog
from app.signin.service import actor_of
from tests.integration import play
from tests.world import World, tick


@pytest.fixture
async def talking(ctx: Context, world: World) -> UUID:
    """A session in its call."""
    await play.on_call(ctx, world["clinician"])
    consult_id = await play.start(ctx, world["officer"])
    await play.talk(ctx, world["officer"], world["clinician"], consult_id)
    return consult_id


def key() -> str:
    return str(uuid4())


def new(kind: GuestKind = GuestKind.INTERPRETER, **more: object) -> NewGuest:
    return NewGuest(kind=kind, secret=secrets.token_urlsafe(24), **more)


async def invited(ctx: Context, by: Actor, consult_id: UUID, **more: object) -> tuple[UUID, str]:
    asked = new(**more)
    return await guests.invite(ctx, by, consult_id, key(), asked), asked.secret.get_secret_value()


async def opened(ctx: Context, secret: str) -> Actor:
    return await actor_of(ctx, (await guests.open_link(ctx, secret, seat())).access_token)


def seat() -> str:
    return secrets.token_urlsafe(24)


async def admitted(ctx: Context, world: World, consult_id: UUID, **more: object) -> Actor:
    guest_id, secret = await invited(ctx, world["officer"], consult_id, **more)
    actor = await opened(ctx, secret)
    await guests.admit(ctx, world["clinician"], consult_id, guest_id)
    return actor


async def shown(ctx: Context, consult_id: UUID) -> GuestsOut | None:
    async with ctx.db.reading() as db:
        return await guests.guests_of(ctx, db, await consults.found(db, consult_id))


async def visit(ctx: Context, actor: Actor) -> VisitOut:
    async with ctx.db.reading() as db:
        return await guests.visit(db, actor)


async def test_a_guest_who_opens_a_link_waits_and_learns_no_names_until_admitted(
    ctx: Context, world: World, talking: UUID
) -> None:
    guest_id, secret = await invited(ctx, world["officer"], talking, name="Ms Ortiz")
    actor = await opened(ctx, secret)
    waiting = await visit(ctx, actor)
    assert (waiting.state, waiting.officer, waiting.clinician) == (GuestState.WAITING, None, None)
    with pytest.raises(NoSuchConsult):
        await dispatch.reach(ctx, actor.principal, talking)
    assert actor.principal not in (await dispatch.reach(ctx, world["clinician"].principal, talking)).others
    await guests.admit(ctx, world["clinician"], talking, guest_id)
    await guests.admit(ctx, world["officer"], talking, guest_id)  # both tapped
    everybody = {world["officer"].principal, world["clinician"].principal, actor.principal}
    for one in everybody:
        assert (await dispatch.reach(ctx, one, talking)).others == everybody - {one}
    inside = await visit(ctx, actor)
    assert (inside.live, inside.officer, inside.clinician) == (True, "Officer Lovelace", "Clinician Lovelace")
    events = await play.events_of(ctx, talking)
    assert [one for one in events if one.startswith("guest")] == [
        Event.GUEST_INVITED,
        Event.GUEST_WAITS,
        Event.GUEST_ADMITTED,
    ]


async def test_a_link_works_once_for_a_while_and_only_while_the_session_lasts(
    ctx: Context, world: World, clock: ManualClock, talking: UUID
) -> None:
    _, used = await invited(ctx, world["officer"], talking)
    answers = await asyncio.gather(*(guests.open_link(ctx, used, seat()) for _ in range(5)), return_exceptions=True)
    assert [type(one).__name__ for one in answers].count("LinkOver") == 4, "five browsers, one seat"
    _, late = await invited(ctx, world["officer"], talking)
    clock.advance(ctx.settings.guest_link_s)
    for secret in (used, late, secrets.token_urlsafe(24)):
        with pytest.raises(LinkOver):
            await guests.open_link(ctx, secret, seat())


async def test_the_seat_survives_a_reload_and_ends_with_the_session(ctx: Context, world: World, talking: UUID) -> None:
    guest_id, secret = await invited(ctx, world["officer"], talking)
    mine = seat()
    for _ in range(2):  # the first answer was lost on the way
        token = await guests.open_link(ctx, secret, mine)
    assert (await guests.renew(ctx, mine)).user.id == guest_id
    with pytest.raises(NotSignedIn):
        await guests.renew(ctx, secret)
    await dispatch.end(ctx, world["officer"], talking)
    await tick(ctx)
    with pytest.raises(NotSignedIn):
        await guests.renew(ctx, mine)
    assert (await visit(ctx, await actor_of(ctx, token.access_token))).state is GuestState.OVER


async def test_five_cannot_be_in_a_call_in_whatever_order_they_join(ctx: Context, world: World, talking: UUID) -> None:
    await invited(ctx, world["officer"], talking)
    results = await asyncio.gather(
        *(guests.invite(ctx, world["clinician"], talking, key(), new()) for _ in range(3)), return_exceptions=True
    )
    assert [type(one) for one in results].count(CallFull) == 2
    with pytest.raises(CallFull):
        await dispatch.ask(ctx, world["clinician"], talking, None)
    seen = await shown(ctx, talking)
    assert seen is not None
    assert (len(seen.people), seen.room) == (2, 0)
    await guests.see_out(ctx, world["officer"], talking, seen.people[0].id)
    await dispatch.ask(ctx, world["clinician"], talking, None)
    with pytest.raises(CallFull):
        await invited(ctx, world["officer"], talking)


async def test_a_repeated_invitation_is_one_and_its_key_is_the_inviters_alone(
    ctx: Context, world: World, talking: UUID
) -> None:
    same, asked = key(), new()
    ids = {await guests.invite(ctx, world["officer"], talking, same, asked) for _ in range(3)}
    assert [one.id for one in (await shown(ctx, talking)).people] == [*ids]
    with pytest.raises(LinkOver):  # the key of one link with another one
        await guests.invite(ctx, world["officer"], talking, same, new())
    with pytest.raises(LinkOver):  # a link that is somebody else's
        await guests.invite(ctx, world["clinician"], talking, key(), asked)
    assert await guests.invite(ctx, world["clinician"], talking, same, new()) not in ids


async def test_the_server_draws_a_guests_id_whatever_the_key_is(ctx: Context, world: World, talking: UUID) -> None:
    """A key that is another user's id, as a review sent it in the place of the guest's own."""
    wanted = world["hills-clinician"].user_id
    guest_id = await guests.invite(ctx, world["officer"], talking, str(wanted), new())
    assert guest_id != wanted


async def test_only_participants_of_the_session_invite_admit_and_remove(
    ctx: Context, world: World, talking: UUID
) -> None:
    guest_id, secret = await invited(ctx, world["officer"], talking)
    actor = await opened(ctx, secret)
    for stranger, refusal in (
        (world["officer2"], NoSuchConsult),
        (world["clinician2"], NoSuchConsult),
        (world["town-officer"], NoSuchConsult),
        (actor, NotAllowed),
    ):
        for act in (guests.admit, guests.see_out):
            with pytest.raises(refusal):
                await act(ctx, stranger, talking, guest_id)
        with pytest.raises(refusal):
            await invited(ctx, stranger, talking)
    assert (await visit(ctx, actor)).state is GuestState.WAITING


@pytest.mark.parametrize("how", ["withdrawn", "refused", "removed", "left", "gone", "expired", "session_over"])
async def test_however_it_ends_nobody_is_reached_the_name_is_erased_and_the_record_says_why(
    ctx: Context, world: World, clock: ManualClock, talking: UUID, how: str
) -> None:
    officer, clinician = world["officer"], world["clinician"]
    guest_id, secret = await invited(ctx, officer, talking, name="Ms Ortiz")
    if how not in ("withdrawn", "expired"):
        actor = await opened(ctx, secret)
        if how != "refused":
            await guests.admit(ctx, clinician, talking, guest_id)
    if how in ("withdrawn", "refused", "removed"):
        for _ in range(2):
            await guests.see_out(ctx, clinician, talking, guest_id)
    elif how == "left":
        await guests.leave(ctx, actor)
    elif how == "session_over":
        await dispatch.end(ctx, officer, talking)
        await tick(ctx)
    else:
        clock.advance(ctx.settings.guest_silence_s if how == "gone" else ctx.settings.guest_link_s)
        await tick(ctx)
    async with ctx.db.reading() as db:
        assert (await db.execute(text("SELECT state, name FROM guest"))).all() == [("over", None)]
        events = await consult_queries.events_of(db, talking)
        assert await guests.present(db, talking) == set()
    told = [one.data["why"] for one in events if one.event == Event.GUEST_LEFT]
    assert told == ([] if how == "session_over" else [how])
    assert "Ortiz" not in str([one.data for one in events])


async def test_a_guest_with_an_open_page_stays_and_one_who_has_not_asked_is_not_admitted(
    ctx: Context, world: World, clock: ManualClock, talking: UUID
) -> None:
    actor = await admitted(ctx, world, talking)
    guest_id, _ = await invited(ctx, world["officer"], talking)
    with pytest.raises(NotWaiting):
        await guests.admit(ctx, world["officer"], talking, guest_id)
    for _ in range(3):
        clock.advance(ctx.settings.guest_silence_s - 1)
        await guests.heard(ctx, [actor.guest_id])
        await tick(ctx)
    assert (await visit(ctx, actor)).state is GuestState.PRESENT


async def test_a_guest_stays_through_a_warm_hand_off_and_sees_who_has_the_session(
    ctx: Context, world: World, talking: UUID
) -> None:
    actor = await admitted(ctx, world, talking, kind=GuestKind.RELATIVE)
    await play.on_call(ctx, world["clinician2"])
    await dispatch.ask(ctx, world["clinician"], talking, None)
    await tick(ctx)
    await dispatch.accept(ctx, world["clinician2"], talking)
    assert (await visit(ctx, actor)).second == "Clinician2 Lovelace"
    await dispatch.hand_over(ctx, world["clinician"], talking)
    seen = await visit(ctx, actor)
    assert (seen.clinician, seen.second) == ("Clinician2 Lovelace", None)


class Provider:
    """The edge of the world: a gateway of text messages."""

    works = True

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.refuse = False

    async def send(self, number: str, text: str) -> None:
        if self.refuse:
            raise ConnectionError("no gateway")
        self.sent.append((number, text))


async def test_a_link_goes_out_as_a_text_once_and_what_failed_is_sent_by_the_repeated_request(
    ctx: Context, world: World, talking: UUID
) -> None:
    with pytest.raises(NoTexts):
        await guests.invite(ctx, world["officer"], talking, key(), new(phone="+15550100100"))
    provider = Provider()
    ctx = replace(ctx, texter=provider)
    same, asked = key(), new(phone="+15550100100")
    provider.refuse = True
    with pytest.raises(TextNotSent):
        await guests.invite(ctx, world["officer"], talking, same, asked)
    provider.refuse = False
    [guest_id] = {await guests.invite(ctx, world["officer"], talking, same, asked) for _ in range(2)}
    [(number, said)] = provider.sent
    assert number == "+15550100100"
    assert said.endswith(f"/guest#{asked.secret.get_secret_value()}")
    await guests.see_out(ctx, world["officer"], talking, guest_id)
    await guests.invite(ctx, world["officer"], talking, same, asked)
    assert len(provider.sent) == 1, "nobody is sent a link that is over"
    with pytest.raises(NoPhoneNumber):
        await guests.invite(ctx, world["officer"], talking, key(), new(phone="555-0100"))


async def text_to(ctx: Context, by: Actor, consult_id: UUID, number: str) -> None:
    """Text a link to `number`, and withdraw the invitation, so that there is room for another."""
    try:
        await guests.invite(ctx, by, consult_id, key(), new(phone=number))
    finally:
        there = await shown(ctx, consult_id)
        for guest in there.people if there else []:
            await guests.see_out(ctx, by, consult_id, guest.id)


@pytest.mark.parametrize(
    ("setting", "numbers"),
    [
        ("texts_each_session", ["+15550100100", "+15550100101", "+15550100102"]),
        ("texts_each_user", ["+15550100100", "+15550100101", "+15550100102"]),
        ("texts_each_number", ["+15550100100"] * 3),
    ],
)
async def test_texts_are_limited_for_each_session_user_and_number(
    ctx: Context, world: World, clock: ManualClock, talking: UUID, setting: str, numbers: list[str]
) -> None:
    provider = Provider()
    ctx = replace(ctx, texter=provider)
    setattr(ctx.settings, setting, 2)
    officer, clinician = world["officer"], world["clinician"]
    provider.refuse = True
    with pytest.raises(TextNotSent):
        await text_to(ctx, officer, talking, numbers[0])
    provider.refuse = False
    clock.advance(100)
    await text_to(ctx, officer, talking, numbers[1])
    with pytest.raises(TooManyTexts) as refused:
        await text_to(ctx, officer, talking, numbers[2])
    assert refused.value.retry_after_s == ctx.settings.texts_window_s - 100, "what did not arrive was sent too"
    if setting == "texts_each_session":
        with pytest.raises(TooManyTexts):
            await text_to(ctx, clinician, talking, "+15550100199")
    elif setting == "texts_each_number":
        with pytest.raises(TooManyTexts):
            await text_to(ctx, clinician, talking, numbers[0])
        await text_to(ctx, clinician, talking, "+15550100199")
    else:
        await text_to(ctx, clinician, talking, numbers[2])
    clock.advance(ctx.settings.texts_window_s - 100)
    await text_to(ctx, officer, talking, numbers[2])
    assert len(provider.sent) == 2 + (setting != "texts_each_session")


async def test_a_number_is_kept_as_a_digest_and_only_while_it_counts(
    ctx: Context, world: World, clock: ManualClock, talking: UUID
) -> None:
    ctx = replace(ctx, texter=Provider())
    await text_to(ctx, world["officer"], talking, "+15550100100")

    async def kept() -> list[str | None]:
        async with ctx.db.reading() as db:
            return [row.number_digest for row in await db.execute(text("SELECT number_digest FROM text_message"))]

    [digest] = await kept()
    assert digest == ctx.tokens.pseudonym("+15550100100") != ctx.tokens.pseudonym("+15550100101")
    clock.advance(ctx.settings.texts_window_s + 1)
    await tick(ctx)
    assert await kept() == [None]


async def test_the_sessions_page_tells_of_guests_by_what_they_were_there_for(
    ctx: Context, world: World, talking: UUID
) -> None:
    await admitted(ctx, world, talking, name="Ms Ortiz")
    page = await sessionlog.session_page(ctx, world["supervisor"], talking)
    told = [one for one in page.timeline if one.event.startswith("guest")]
    assert [one.data["guest"] for one in told] == ["interpreter"] * 3
    assert "Ortiz" not in page.model_dump_json()
