"""A poor mobile link for one TURN relay: UDP both ways with delay, jitter and loss. The kernel here has no netem."""

import asyncio
import heapq
import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass

Address = tuple[str, int]


@dataclass
class Weather:
    """The delay, jitter and loss of each datagram that passes the link."""

    delay_ms: float = 0
    jitter_ms: float = 0
    loss: float = 0


class PoorLink:
    """Listens at `address` and forwards to `beyond`, with a separate port for each client.

    Jitter can reorder datagrams, as in a real network: each leaves at its own time. `seed` makes losses repeatable.
    """

    def __init__(self, weather: Weather, seed: int = 1) -> None:
        self.weather = weather
        self._chance = random.Random(seed)
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = itertools.count()
        self._wake = asyncio.Event()
        self._upstream: dict[Address, asyncio.DatagramTransport] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self.address: Address = ("", 0)

    async def start(self, here: str, beyond: Address) -> Address:
        """Start listening; returns the address."""
        loop = asyncio.get_running_loop()
        self._beyond = beyond
        self._down, _ = await loop.create_datagram_endpoint(lambda: _Ears(self._from_client), local_addr=(here, 0))
        self._tasks = [asyncio.create_task(self._run())]
        host, port = self._down.get_extra_info("sockname")
        return host, port

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for transport in (self._down, *self._upstream.values()):
            transport.close()

    def _from_client(self, data: bytes, client: Address) -> None:
        self._later(lambda: self._pass_up(data, client))

    def _pass_up(self, data: bytes, client: Address) -> None:
        known = self._upstream.get(client)
        if known:
            known.sendto(data)
        else:
            self._tasks.append(asyncio.create_task(self._open(client, data)))

    async def _open(self, client: Address, first: bytes) -> None:
        def back(data: bytes, _address: Address) -> None:
            self._later(lambda: self._down.sendto(data, client))

        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(lambda: _Ears(back), remote_addr=self._beyond)
        known = self._upstream.setdefault(client, transport)
        if known is not transport:  # two of its datagrams came before the first port was open
            transport.close()
        known.sendto(first)

    def _later(self, send: Callable[[], None]) -> None:
        if self._chance.random() < self.weather.loss:
            return
        wait_ms = self.weather.delay_ms + self._chance.uniform(0, self.weather.jitter_ms)
        heapq.heappush(self._due, (asyncio.get_running_loop().time() + wait_ms / 1000, next(self._numbers), send))
        self._wake.set()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            self._wake.clear()
            while self._due and self._due[0][0] <= loop.time():
                heapq.heappop(self._due)[2]()
            timeout = self._due[0][0] - loop.time() if self._due else None
            try:
                async with asyncio.timeout(timeout):
                    await self._wake.wait()
            except TimeoutError:
                continue


class _Ears(asyncio.DatagramProtocol):
    def __init__(self, hear: Callable[[bytes, Address], None]) -> None:
        self._hear = hear

    def datagram_received(self, data: bytes, addr: Address) -> None:
        self._hear(data, addr)
