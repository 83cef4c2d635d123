"""NATS and PostgreSQL over TLS with credentials, each a real server; and what is refused."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from uuid import uuid4

import nats
import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from app import topics
from app.main import make_context
from app.platform import schema, tls
from app.platform.bus import LOOK_AGAIN
from app.platform.db import Database, DatabaseAway
from app.platform.natsbus import NOBODY, Login, NatsBus
from app.settings import Settings
from tests.cluster import Nats
from tests.encrypted import PASSWORD, USER, Authority, EncryptedNats, EncryptedPostgreSql
from tests.integration.test_bus import Ear
from tests.service import PATIENCE_S, until

LOGIN = Login(USER, PASSWORD)
IS_ENCRYPTED = text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.make(tmp_path_factory.mktemp("pki") / "ours")


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.make(tmp_path_factory.mktemp("pki") / "strangers")


@pytest.fixture
async def server(tmp_path: Path, authority: Authority) -> AsyncIterator[EncryptedNats]:
    made = EncryptedNats(tmp_path, authority)
    try:
        await made.start()
        yield made
    finally:
        made.kill()


@pytest.fixture(scope="module")
def postgres(authority: Authority) -> Iterator[EncryptedPostgreSql]:
    made = EncryptedPostgreSql(authority)
    yield made
    made.stop()


@pytest.fixture
async def closing() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as stack:
        yield stack


async def started(closing: AsyncExitStack, bus: NatsBus) -> NatsBus:
    closing.push_async_callback(bus.close)
    await bus.start()
    return bus


async def refused(closing: AsyncExitStack, bus: NatsBus) -> str:
    """Why the bus could not connect, as its log says."""
    with capture_logs() as lines:
        await started(closing, bus)

        async def said() -> str:
            return next((line["why"] for line in lines if "why" in line), "")

        why = await until(said)
    assert not bus.healthy
    return str(why)


async def test_nodes_hear_each_other_on_every_topic_over_tls_with_a_password(
    server: EncryptedNats, authority: Authority, closing: AsyncExitStack
) -> None:
    here, there = [await started(closing, NatsBus([server.url], LOGIN, authority.file)) for _ in range(2)]
    assert here.healthy
    assert there.healthy
    ear = Ear()
    one = uuid4()
    chosen = [
        topics.DISPATCH,
        topics.user(one),
        topics.guest(one),
        topics.agency(one),
        topics.provider(one),
        topics.SIGN_INS,
    ]
    await there.subscribe(chosen, ear)
    for topic in chosen:
        here.publish({topic: LOOK_AGAIN})
        assert await ear.next() == (topic, LOOK_AGAIN)


@pytest.mark.parametrize("login", [NOBODY, Login(USER, "wrong"), Login("another", PASSWORD)])
async def test_without_the_password_nobody_is_let_in(
    server: EncryptedNats, authority: Authority, closing: AsyncExitStack, login: Login
) -> None:
    await refused(closing, NatsBus([server.url], login, authority.file))


async def test_a_server_of_another_ca_gets_no_password(
    server: EncryptedNats, stranger: Authority, closing: AsyncExitStack
) -> None:
    assert "Cert" in await refused(closing, NatsBus([server.url], LOGIN, stranger.file))


async def test_a_server_that_says_it_wants_no_tls_gets_no_password(
    authority: Authority, closing: AsyncExitStack
) -> None:
    heard = asyncio.get_running_loop().create_future()

    async def strip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b'INFO {"server_id":"x","version":"2.11.0","auth_required":true,"max_payload":1048576}\r\n')
        with suppress(OSError):
            words = await reader.read(4096)
            if not heard.done():
                heard.set_result(words)
        writer.close()

    attacker = await asyncio.start_server(strip, "127.0.0.1", 0)
    closing.callback(attacker.close)
    port = attacker.sockets[0].getsockname()[1]
    bus = await started(closing, NatsBus([f"nats://127.0.0.1:{port}"], LOGIN, authority.file))
    async with asyncio.timeout(PATIENCE_S):
        words = await heard
    assert words[:1] == b"\x16"  # a TLS handshake (RFC 8446 section 5.1)
    assert PASSWORD.encode() not in words
    assert not bus.healthy


async def test_a_plain_server_is_not_spoken_to_where_tls_is_set(
    tmp_path: Path, authority: Authority, closing: AsyncExitStack
) -> None:
    plain = Nats(tmp_path)
    closing.callback(plain.kill)
    await plain.start()
    await refused(closing, NatsBus([plain.url], LOGIN, authority.file))


@pytest.mark.parametrize("subject", [">", "corespond.>", "another.user.1", "corespond.user.1.2", "corespond", "$SYS.>"])
async def test_a_nodes_login_says_and_hears_nothing_but_our_subjects(
    server: EncryptedNats, authority: Authority, closing: AsyncExitStack, subject: str
) -> None:
    problems: asyncio.Queue[Exception] = asyncio.Queue()

    async def keep(problem: Exception) -> None:
        problems.put_nowait(problem)

    client = await nats.connect(
        server.url,
        user=USER,
        password=PASSWORD,
        tls=tls.context(authority.file),
        tls_handshake_first=True,
        error_cb=keep,
    )
    closing.push_async_callback(client.close)
    await client.subscribe(subject)
    await client.publish(subject.replace(">", "x"), b"")
    async with asyncio.timeout(PATIENCE_S):
        said = [str(await problems.get()).lower() for _ in range(2)]
    assert any("subscription" in one for one in said), said
    assert any("publish" in one for one in said), said


async def test_postgresql_is_migrated_and_read_over_tls_with_a_password(
    tmp_path: Path, postgres: EncryptedPostgreSql, authority: Authority
) -> None:
    settings = Settings(
        _env_file=None,
        data_dir=tmp_path,
        database_url=postgres.url(),
        database_password=PASSWORD,
        database_ca=authority.file,
    )
    await asyncio.to_thread(schema.upgrade, settings.database, "head", settings.database_ca)
    ctx = make_context(settings)
    async with ctx.db.reading() as db:
        assert await db.scalar(IS_ENCRYPTED)
        assert await db.scalar(text("SELECT count(*) FROM consult")) == 0
    async with ctx.db.transaction() as db:
        assert await db.scalar(IS_ENCRYPTED)
    await ctx.db.close()


async def why_not(url: str, ca: str) -> BaseException:
    database = Database(url.replace("@", f":{PASSWORD}@"), ca=ca)
    with pytest.raises((OSError, DatabaseAway)) as problem:
        async with database.reading() as db:
            await db.scalar(IS_ENCRYPTED)
    await database.close()
    return problem.value.__cause__ or problem.value


async def test_a_database_of_another_ca_or_name_or_without_tls_gets_no_password(
    postgres: EncryptedPostgreSql, authority: Authority, stranger: Authority
) -> None:
    assert "certificate verify failed" in str(await why_not(postgres.url(), stranger.file))
    assert "certificate is not valid for '127.0.0.2'" in str(await why_not(postgres.url("127.0.0.2"), authority.file))
    plain = await asyncio.to_thread(EncryptedPostgreSql, authority, ssl=False)
    try:
        assert "rejected SSL upgrade" in str(await why_not(plain.url(), authority.file))
    finally:
        await asyncio.to_thread(plain.stop)
