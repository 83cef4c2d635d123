"""A guest whose id equals a user's is somebody else at every place that compares or subscribes by id.

The server draws the ids of guests, so here the row is written into the database with the id of a clinician of another
agency's session; the guest then comes in by the link, as any other does.
"""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from websockets.asyncio.client import ClientConnection

from app import topics
from app.actor import Actor
from app.consults import service as consults
from app.consults.errors import NoSuchConsult
from app.consults.schemas import MediaState
from app.context import Context
from app.dispatch import queries as dispatch_queries
from app.dispatch import service as dispatch
from app.documentation import service as documentation
from app.guests import service as guests
from app.guests.model import Guest
from app.guests.rules import GuestKind, GuestState
from app.guests.schemas import NewGuest
from app.platform.clock import ManualClock
from app.platform.db import Database
from app.platform.errors import NotAllowed
from app.platform.socket import Socket
from app.platform.tokens import digest
from app.presence import service as presence
from app.presence.rules import Status, Wish
from app.realtime import entrance
from app.realtime.connection import Connection
from app.realtime.hub import Hub
from app.realtime.ice import ice_servers
from app.realtime.snapshots import listens_to, snapshot
from app.signin import service as signin
from app.ticker import once
from kiosk_client.api import Api, ServiceError
from tests.integration import play
from tests.integration.sockets import SignedIn, heard, heard_of_type, opened
from tests.integration.test_presence import status_of
from tests.service import PATIENCE_S, Service
from tests.world import World, tick


def row(guest_id: UUID, consult_id: UUID, invited_by: UUID, secret: str, now: datetime) -> Guest:
    """An invitation with an id of our choice, as a server of before could be made to write it."""
    return Guest(
        id=guest_id,
        consult_id=consult_id,
        invited_by=invited_by,
        request_key=str(guest_id),
        kind=GuestKind.RELATIVE,
        state=GuestState.INVITED,
        link_hash=digest(secret),
        created_at=now,
        expires_at=now + timedelta(hours=1),
    )


class SilentSocket(Socket):
    """A socket that nobody is at the other end of."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(entrance.limits(ctx.settings), lambda _socket: None)

    def send(self, text: bytes) -> None:
        return


@dataclass(frozen=True)
class Twins:
    """A clinician in a call of `session`, and a guest with the clinician's id who was let in to another agency's."""

    clinician: Actor
    session: UUID
    guest: Actor
    elsewhere: UUID


async def let_in(ctx: Context, officer: Actor, consult_id: UUID, guest_id: UUID) -> Actor:
    """A guest with this id, who came by a link and was let in."""
    secret = secrets.token_urlsafe(24)
    async with ctx.db.transaction() as db:
        db.add(row(guest_id, consult_id, officer.user_id, secret, ctx.clock.now()))
    token = await guests.open_link(ctx, secret, secrets.token_urlsafe(24))
    await guests.admit(ctx, officer, consult_id, guest_id)
    return await signin.actor_of(ctx, token.access_token)


@pytest.fixture
async def twins(ctx: Context, world: World) -> Twins:
    await play.on_call(ctx, world["clinician"], world["hills-clinician"])
    session = await play.start(ctx, world["officer"])
    await play.talk(ctx, world["officer"], world["clinician"], session)
    elsewhere = await play.start(ctx, world["town-officer"])
    await play.talk(ctx, world["town-officer"], world["hills-clinician"], elsewhere)
    guest = await let_in(ctx, world["town-officer"], elsewhere, world["clinician"].user_id)
    assert guest.guest_id == world["clinician"].user_id
    return Twins(world["clinician"], session, guest, elsewhere)


async def test_a_guest_hears_no_topic_that_its_twin_hears(ctx: Context, twins: Twins) -> None:
    hears, own = await listens_to(ctx, twins.guest), await listens_to(ctx, twins.clinician)
    assert topics.user(twins.clinician.user_id) in own
    assert hears & own == set()


async def test_neither_twin_reaches_the_others_session_or_gets_its_turn_credentials(
    ctx: Context, world: World, twins: Twins
) -> None:
    for who, not_theirs in ((twins.guest, twins.session), (twins.clinician, twins.elsewhere)):
        with pytest.raises(NoSuchConsult):
            await dispatch.reach(ctx, who.principal, not_theirs)
        with pytest.raises(NoSuchConsult):
            await ice_servers(ctx, who, not_theirs)
    officer, clinician = world["town-officer"].principal, world["hills-clinician"].principal
    assert (await dispatch.reach(ctx, twins.guest.principal, twins.elsewhere)).others == {officer, clinician}
    assert (await dispatch.reach(ctx, officer, twins.elsewhere)).others == {clinician, twins.guest.principal}


async def test_twins_in_one_call_are_two(ctx: Context, world: World, twins: Twins) -> None:
    guest = await let_in(ctx, world["officer"], twins.session, world["officer2"].user_id)
    own = await let_in(ctx, world["officer"], twins.session, world["officer"].user_id)
    people = {world["officer"].principal, twins.clinician.principal, guest.principal, own.principal}
    assert len(people) == 4
    for one in people:
        assert (await dispatch.reach(ctx, one, twins.session)).others == people - {one}
    seen = (await snapshot(ctx, own)).visit
    assert (seen.officer_id, [one.id for one in seen.others]) == (own.guest_id, [guest.guest_id])


async def test_a_guest_does_nothing_in_its_twins_name(ctx: Context, twins: Twins) -> None:
    guest, session = twins.guest, twins.session
    before = await play.events_of(ctx, session)
    async with ctx.db.reading() as db:
        [offer] = await dispatch_queries.of_consults(db, [session])
    for act, *given in (
        (dispatch.accept, session),
        (dispatch.decline, offer.id),
        (dispatch.end, session),
        (dispatch.ask, session, None),
        (dispatch.hand_back, session, "in its name"),
        (dispatch.extend_wrap_up, 1),
        (presence.set_wish, Wish.OFF),
        (presence.page_opened,),
        (consults.report_media, session, MediaState.INTERRUPTED),
        (documentation.read, session),
        (documentation.complete, session),
        (guests.invite, session, "key-00000001", NewGuest(kind=GuestKind.RELATIVE, secret="s" * 32)),
        (signin.me,),
    ):
        with pytest.raises((NotAllowed, NoSuchConsult)):
            await act(ctx, guest, *given)
    async with ctx.db.reading() as db:
        with pytest.raises(NotAllowed):
            await consults.current(db, guest)
    assert await play.events_of(ctx, session) == before
    assert (await status_of(ctx, twins.clinician)).status is Status.IN_SESSION


async def test_twelve_sockets_of_a_twin_leave_a_clinician_on_call_and_hide_none_who_goes(
    ctx: Context, world: World, twins: Twins, clock: ManualClock
) -> None:
    """On call is who has a page open: a guest's pages neither keep a clinician there nor take one away."""
    clinician = world["clinician2"]
    twin = await let_in(ctx, world["town-officer"], twins.elsewhere, clinician.user_id)
    await play.on_call(ctx, clinician)
    hub = Hub(ctx)
    desk, *pages = [
        Connection(ctx, SilentSocket(ctx), who, hub.pause_s, hub.senders.of(who.principal, 0).budget)
        for who in (clinician, *[twin] * 12)
    ]
    for one in (*pages, desk):
        await hub.enter(one)
    for _ in range(4):
        clock.advance(ctx.settings.lease_s - 1)
        await once(ctx, hub.jobs())
        await tick(ctx)
        assert (await status_of(ctx, clinician)).status is Status.ON_CALL
    for one in pages[:6]:
        await hub.leave(one)
    clock.advance(ctx.settings.reload_grace_s + 1)
    await tick(ctx)
    assert (await status_of(ctx, clinician)).status is Status.ON_CALL, (
        "a guest's page that closes is not the clinician's"
    )
    await hub.leave(desk)
    clock.advance(ctx.settings.reload_grace_s + 1)
    await tick(ctx)
    assert (await status_of(ctx, clinician)).status is Status.OFF, "a guest's open pages are not the clinician's"


@asynccontextmanager
async def stored_twin(service: Service, officer: Api, consult_id: str, guest_id: str) -> AsyncIterator[Api]:
    """On a running server: a guest with this id, who came by a link and was let in by the officer."""
    secret, seat = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    me = await officer.call("GET", "/api/me")
    database = Database(f"sqlite+aiosqlite:///{service.data_dir / 'corespond.sqlite3'}")
    async with database.transaction() as db:
        db.add(row(UUID(guest_id), UUID(consult_id), UUID(me["id"]), secret, datetime.now(UTC)))
    await database.close()
    guest = Api(service.url)
    guest.token = "none"  # opening a link asks for none, and this client sends one with everything
    guest.token = (await guest.call("POST", "/api/guest/open", json={"secret": secret, "seat": seat}))["access_token"]
    await officer.call("POST", f"/api/consults/{consult_id}/guests/{guest_id}/admit")
    try:
        yield guest
    finally:
        await guest.close()


async def in_call(officer: Api, clinician: Api) -> dict[str, str]:
    """A session between the two, accepted, as the officer's page sees it."""
    await clinician.call("PUT", "/api/presence", json={"wish": "on_call"})
    consult_id = (await officer.call("POST", "/api/consults", json={"kind": "other"}))["id"]
    await clinician.call("POST", f"/api/consults/{consult_id}/accept")
    session: dict[str, str] = (await officer.call("GET", "/api/snapshot"))["consult"]
    return session


def signal(kind: str, session: dict[str, str], to: str) -> str:
    ends = {"peer": "peer-00000001"} if kind == "join" else {"from_peer": "peer-00000001", "to_peer": "peer-00000002"}
    more = {"description": {"kind": "offer", "sdp": "v=0"}, "candidate": {"candidate": None}}.get(kind, {})
    return json.dumps({"type": kind, "consult_id": session["id"], "to": to, **ends, **more})


async def heard_until_pong(socket: ClientConnection) -> list[str]:
    """Everything but snapshots that this page has been sent so far: the answer to a ping comes behind it."""
    await socket.send(json.dumps({"type": "ping"}))
    found: list[str] = []
    while (message := await heard(socket))["type"] != "pong":
        found += [] if message["type"] == "changed" else [message["type"]]
    return found


async def test_on_the_socket_a_guest_hears_nothing_of_its_twin_and_takes_nothing_over(
    service: Service, signed_in: SignedIn
) -> None:
    names = ("officer", "clinician", "town-officer", "hills-clinician")
    officer, clinician, town, hills = [await signed_in(service, name) for name in names]
    session, elsewhere = await in_call(officer, clinician), await in_call(town, hills)
    user, twin = (f"{kind}:{session['clinician_id']}" for kind in ("user", "guest"))
    async with (
        stored_twin(service, town, elsewhere["id"], session["clinician_id"]) as guest,
        opened(service, officer) as tablet,
        opened(service, clinician) as desk,
        opened(service, guest) as door,
        opened(service, town) as away,
        asyncio.timeout(PATIENCE_S),
    ):
        for kind in ("join", "description", "candidate"):
            await tablet.send(signal(kind, session, user))
            assert (await heard_of_type(desk, kind))["sender"] == f"user:{session['officer_id']}"
        assert await heard_until_pong(door) == [], "what is sent to the user is not the guest's"
        await door.send(signal("join", session, f"user:{session['officer_id']}"))
        assert (await heard_of_type(door, "error"))["code"] == "not_your_session"
        await door.send(signal("join", elsewhere, f"user:{elsewhere['officer_id']}"))
        assert (await heard_of_type(away, "join"))["sender"] == twin
        assert await heard_until_pong(desk) == [], "a guest who joins takes over no page of the user's"
        assert await heard_until_pong(tablet) == []
        await away.send(signal("join", elsewhere, user))
        assert (await heard_of_type(away, "error"))["code"] == "not_your_session"
        await away.send(signal("join", elsewhere, twin))
        assert (await heard_of_type(door, "join"))["sender"] == f"user:{elsewhere['officer_id']}"
        assert await heard_until_pong(desk) == []
        with pytest.raises(ServiceError) as refused:
            await guest.call("GET", f"/api/consults/{session['id']}/ice-servers")
        assert refused.value.code == "no-such-session"
        assert await guest.call("GET", f"/api/consults/{elsewhere['id']}/ice-servers")
