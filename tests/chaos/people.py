"""Headless officers and clinicians, who speak the protocol like tablets on bad links, without media."""

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import httpx
from uuid6 import uuid7

from app.consults.rules import IN_CALL, WAITING, State
from app.consults.schemas import ConsultOut
from app.realtime.protocol import Changed, Ready
from kiosk_client.api import Api, ServiceError
from kiosk_client.link import Link

OUTCOME = {"disposition": "resolved_on_scene", "otherwise": "same", "minutes_saved": 0, "connection": "good"}
RECORD = {"recommended": "resolved_on_scene"}


@dataclass
class Tally:
    """What all simulated people observed together."""

    requested: dict[str, str] = field(default_factory=dict)  # idempotency key: session id
    commands: int = 0
    slowest_s: float = 0
    surprises: list[str] = field(default_factory=list)


class Person:
    """One user, who reconnects automatically and retries commands until they are answered."""

    def __init__(self, url: str, token: str, role: str, tally: Tally, seed: int, patience_s: float = 60) -> None:
        self.api = Api(url)
        self.api.token, self.api.role = token, role
        self.tally, self.patience_s = tally, patience_s
        self.dice = random.Random(seed)
        self.snapshot: Any = None
        self.changed = asyncio.Event()

    async def watch(self) -> None:
        """Keep the newest snapshot, across reconnects, until canceled."""
        async for message in Link(self.api).messages():
            if isinstance(message, Ready | Changed):
                self.snapshot = message.snapshot
                self.changed.set()

    async def until(self, question: Any, seconds: float) -> bool:
        """Whether `question(snapshot)` becomes true within `seconds`."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while True:
                    self.changed.clear()
                    if self.snapshot is not None and question(self.snapshot):
                        return True
                    await self.changed.wait()
        return False

    async def command(self, method: str, path: str, **options: Any) -> Any:
        """Retry a command until it is answered, and return the answer; None if it was refused."""
        started = monotonic()
        try:
            while True:
                try:
                    return await self.api.call(method, path, **options)
                except httpx.TransportError:
                    if monotonic() - started > self.patience_s:
                        self.tally.surprises.append(f"{method} {path.split('/')[-1]}: no answer in {self.patience_s} s")
                        return None
                except ServiceError as refused:
                    if refused.status >= 500 and monotonic() - started < self.patience_s:
                        await asyncio.sleep(0.5)
                        continue
                    if refused.status not in (404, 409):
                        self.tally.surprises.append(f"{method} {path.split('/')[-1]}: {refused.status}")
                    return None
        finally:
            self.tally.commands += 1
            self.tally.slowest_s = max(self.tally.slowest_s, monotonic() - started)

    async def close(self) -> None:
        await self.api.close()


class Officer(Person):
    """An officer who repeatedly requests a consult, waits, talks, records the outcome, and rests."""

    async def work(self, talk_s: float, rest_s: float, stop: asyncio.Event) -> None:
        while not stop.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(self.dice.uniform(0, 2 * rest_s)):
                    await stop.wait()
                return
            await self.consult(talk_s)

    async def consult(self, talk_s: float) -> None:
        key = str(uuid7())
        new = {"kind": self.dice.choice(("suicidal", "psychosis", "other")), "officer_unsafe": self.dice.random() < 0.1}
        made = None
        while made is None:  # whatever breaks, the same request is sent again under the same key
            made = await self.request(key, new)
            if made is None:
                return
        self.tally.requested[key] = made["id"]
        await self.until(lambda shown: shown.consult is not None, 20)
        impatient = self.dice.random() < 0.08
        # Like the page: do whatever the snapshot requires next, until it requires nothing.
        while self.snapshot.consult is not None:
            await self.go_on(self.snapshot.consult, talk_s, self.dice.uniform(2, 8) if impatient else 600)
            self.changed.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(2):
                    await self.changed.wait()

    async def go_on(self, consult: ConsultOut, talk_s: float, patience_s: float) -> None:
        path = f"/api/consults/{consult.id}"

        def moved_on(*states: frozenset[State]) -> Callable[[Any], bool]:
            return lambda shown: shown.consult is None or shown.consult.state not in frozenset().union(*states)

        if consult.state in WAITING:
            if not await self.until(moved_on(WAITING), patience_s):
                await self.command("POST", f"{path}/cancel")
        elif consult.state in IN_CALL:
            for state in ("joined", "connected"):
                await self.command("POST", f"{path}/media", json={"state": state})
            await self.until(moved_on(IN_CALL), talk_s)
            await self.command("POST", f"{path}/end")
        else:
            await self.command("PUT", f"{path}/outcome", json=OUTCOME)

    async def request(self, key: str, new: dict[str, Any]) -> Any:
        """Start a consult with a known key, so that the end of the run can look for it."""
        started = monotonic()
        headers = {"Authorization": f"Bearer {self.api.token}", "Idempotency-Key": key}
        while True:
            with suppress(httpx.TransportError, ServiceError):
                answer = await self.api._http.post("/api/consults", json=new, headers=headers)
                if answer.status_code < 500:
                    self.tally.commands += 1
                    self.tally.slowest_s = max(self.tally.slowest_s, monotonic() - started)
                    return answer.json() if answer.is_success else None
            await asyncio.sleep(0.3)


class Clinician(Person):
    """A clinician on call, who accepts most offers (and sometimes declines or ignores one), documents, and repeats."""

    async def work(self, stop: asyncio.Event) -> None:
        await self.command("PUT", "/api/presence", json={"wish": "on_call"})
        seen: set[str] = set()
        while not stop.is_set():
            if not await self.until(lambda _: True, 1):
                continue
            await self.act(seen)
            self.changed.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(2):
                    await self.changed.wait()

    async def act(self, seen: set[str]) -> None:
        shown = self.snapshot
        if shown.presence.wish == "off":
            await self.command("PUT", "/api/presence", json={"wish": "on_call"})
        if shown.offer and str(shown.offer.id) not in seen:
            seen.add(str(shown.offer.id))
            luck = self.dice.random()
            if luck < 0.88:
                await self.command("POST", f"/api/consults/{shown.offer.consult_id}/accept")
            elif luck < 0.95:
                await self.command("POST", f"/api/offers/{shown.offer.id}/decline", json={"reason": "busy"})
        if shown.consult and shown.consult.state == "ended":
            session = f"/api/consults/{shown.consult.id}"
            path = f"{session}/documentation"
            await self.command("PUT", f"{session}/consent", json={"consent": "given"})
            await self.command("PATCH", path, json=RECORD)
            await self.command("POST", f"{path}/complete")
