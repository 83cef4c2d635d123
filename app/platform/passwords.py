"""Hashing of passwords and PINs with Argon2id (RFC 9106), at a bounded cost."""

import asyncio
import secrets
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from pwdlib import PasswordHash

from app.platform.errors import ProblemError

T = TypeVar("T")


class SignInBusy(ProblemError):
    """Too many people are signing in right now. Wait a few seconds and try again."""

    status = 503
    code = "sign-in-busy"


class Lane(StrEnum):
    """Who waits for whom: each lane has threads and a queue of its own."""

    STRANGER = "stranger"
    """Sign-in where that name has not signed in before."""
    KNOWN = "known"
    """Sign-in on a known tablet, proof by those who are signed in (such as a PIN that takes a tablet back), and new
    passwords and PINs. However many strangers guess, these do not wait for them."""


@dataclass(frozen=True)
class HashLimits:
    """What hashing may cost in one process: `threads` x 64 MiB of memory for each lane, and no more.

    `threads`: hashes at the same time, by lane. `queue`: how many more may wait in a lane. `share`: how many of one
    source may be in a lane, so that it cannot take every place. `retry_s`: after how many seconds whoever found a lane
    full may come again.
    """

    strangers: int = 1
    known: int = 2
    queue: int = 40
    share: int = 20
    retry_s: int = 3

    def threads(self, lane: Lane) -> int:
        """Hashes at the same time in this lane."""
        return self.strangers if lane is Lane.STRANGER else self.known


class _Workers:
    """The threads of one lane, and who waits for them."""

    def __init__(self, lane: Lane, limits: HashLimits) -> None:
        self._pool = ThreadPoolExecutor(limits.threads(lane), thread_name_prefix=f"hash-{lane}")
        self._room, self._limits = limits.threads(lane) + limits.queue, limits
        self._taken: Counter[str] = Counter()

    async def run(self, source: str, work: Callable[[], T]) -> T:
        if self._taken.total() >= self._room or self._taken[source] >= self._limits.share:
            raise SignInBusy(retry_after_s=self._limits.retry_s)
        self._taken[source] += 1
        done = asyncio.get_running_loop().run_in_executor(self._pool, work)
        done.add_done_callback(lambda _: self._leave(source))
        # Whoever asked may go away; the thread works on all the same, and counts until it is done.
        return await asyncio.shield(done)

    def _leave(self, source: str) -> None:
        self._taken[source] -= 1
        if not self._taken[source]:
            del self._taken[source]


class Passwords:
    """Hashes and checks, beside the event loop, in a bounded number of threads.

    Arguments: `hasher` sets the parameters of new hashes; a stored one names its own. All methods raise SignInBusy
    when their lane is full. `source` says who asks, such as an address.
    """

    def __init__(self, hasher: PasswordHash | None = None, limits: HashLimits | None = None) -> None:
        # Argon2id with the second recommended option of RFC 9106 section 4: 64 MiB, three passes, four lanes.
        self._hasher = hasher or PasswordHash.recommended()
        self._lanes = {lane: _Workers(lane, limits or HashLimits()) for lane in Lane}
        self._nobody = self._hasher.hash(secrets.token_hex())

    async def beside(self, work: Callable[[], T], source: str = "") -> T:
        """Do other slow work on a new secret, such as judging it, in the threads of those who are known."""
        return await self._lanes[Lane.KNOWN].run(source, work)

    async def hash(self, secret: str, source: str = "") -> str:
        """What is stored instead of `secret`."""
        return await self._lanes[Lane.KNOWN].run(source, lambda: self._hasher.hash(secret))

    async def verify(self, secret: str, stored: str | None, lane: Lane, source: str = "") -> bool:
        """Whether `stored` was made of `secret`. None (there is no such user, or no PIN) is never right, and saying so
        takes as long as for a real one.
        """
        return await self._lanes[lane].run(source, lambda: self._hasher.verify(secret, stored or self._nobody))
