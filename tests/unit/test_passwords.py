"""Password hashing as in production. All other tests hash with the minimal parameters that Argon2 accepts."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Lock
from types import SimpleNamespace

import pytest

from app.main import make_context
from app.platform.passwords import HashLimits, Lane, Passwords, SignInBusy
from app.settings import Settings

# RFC 9106 section 4, the second recommended option: Argon2id, 64 MiB, three passes, four lanes.
PARAMETERS = "$argon2id$v=19$m=65536,t=3,p=4$"


@pytest.fixture(scope="module")
def recommended() -> Passwords:
    return Passwords()


async def test_a_password_is_kept_as_an_argon2id_hash_that_only_it_opens(recommended: Passwords) -> None:
    stored = await recommended.hash("correct horse battery")
    assert stored.startswith(PARAMETERS)
    assert await recommended.verify("correct horse battery", stored, Lane.STRANGER)
    assert not await recommended.verify("correct horse batterz", stored, Lane.STRANGER)


async def test_a_check_against_nobody_fails_and_is_the_same_work(recommended: Passwords) -> None:
    asked: list[str] = []
    real = recommended._hasher.verify
    recommended._hasher.verify = lambda secret, stored: asked.append(stored) or real(secret, stored)
    try:
        assert not await recommended.verify("correct horse battery", None, Lane.STRANGER)
    finally:
        del recommended._hasher.verify
    assert asked[0].startswith(PARAMETERS)


async def test_every_server_hashes_as_recommended_in_as_many_threads_as_its_settings_say(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, data_dir=tmp_path, hash_threads_strangers=3, hash_queue=7)
    ctx = make_context(settings)
    assert (await ctx.passwords.hash("correct horse battery")).startswith(PARAMETERS)
    assert {lane: workers._pool._max_workers for lane, workers in ctx.passwords._lanes.items()} == {
        Lane.STRANGER: 3,
        Lane.KNOWN: settings.hash_threads_known,
    }
    await ctx.db.close()


class Held:
    """A hasher whose checks wait until they are let go; it counts how many are under way, and the most at once."""

    def __init__(self) -> None:
        self.go, self.began = Event(), asyncio.Semaphore(0)
        self.now = self.most = 0
        self._lock, self._loop = Lock(), asyncio.get_running_loop()

    def hash(self, secret: str) -> str:
        return secret

    def verify(self, secret: str, stored: str) -> bool:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        self._loop.call_soon_threadsafe(self.began.release)
        assert self.go.wait(60)
        with self._lock:
            self.now -= 1
        return secret == stored


Made = tuple[Held, Callable[..., asyncio.Task[bool]]]


@pytest.fixture
async def made() -> Iterator[Made]:
    """A pool of two threads with a queue of three, of which one source may take four places."""
    hasher = Held()
    passwords = Passwords(SimpleNamespace(hash=hasher.hash, verify=hasher.verify), HashLimits(2, 1, 3, 4, 7))

    def ask(source: str, lane: Lane = Lane.STRANGER) -> asyncio.Task[bool]:
        return asyncio.create_task(passwords.verify("right", "right", lane, source))

    yield hasher, ask
    hasher.go.set()


async def test_no_more_is_hashed_at_once_than_there_are_threads_and_whoever_finds_no_place_is_told_when(
    made: Made,
) -> None:
    hasher, ask = made
    waiting = [ask(f"192.0.2.{number}") for number in range(5)]
    await hasher.began.acquire()
    await hasher.began.acquire()
    with pytest.raises(SignInBusy) as refused:
        await ask("192.0.2.9")
    assert refused.value.retry_after_s == 7
    hasher.go.set()
    assert all(await asyncio.gather(*waiting))
    assert hasher.most == 2
    assert await ask("192.0.2.9")


async def test_one_source_does_not_take_every_place(made: Made) -> None:
    hasher, ask = made
    flood = [ask("192.0.2.1") for _ in range(4)]
    await hasher.began.acquire()
    with pytest.raises(SignInBusy):
        await ask("192.0.2.1")
    other = ask("192.0.2.2")
    hasher.go.set()
    assert await other
    await asyncio.gather(*flood)


async def test_a_pin_does_not_wait_behind_strangers(made: Made) -> None:
    hasher, ask = made
    flood = [ask(f"192.0.2.{number}") for number in range(5)]
    for _ in range(2):
        await hasher.began.acquire()
    pin = ask("officer", Lane.KNOWN)
    await hasher.began.acquire()  # it is under way while every thread of the other lane is taken
    hasher.go.set()
    assert await pin
    await asyncio.gather(*flood)


async def test_whoever_goes_away_frees_no_thread_that_still_works(made: Made) -> None:
    hasher, ask = made
    gone = [ask(f"192.0.2.{number}") for number in range(5)]
    await hasher.began.acquire()
    for one in gone:
        one.cancel()
    await asyncio.gather(*gone, return_exceptions=True)
    with pytest.raises(SignInBusy):
        await ask("192.0.2.9")
