"""A tablet's network that can be cut, narrowed and changed: a namespace of its own, joined to this machine by veth."""

import itertools
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NUMBERS = itertools.count(1)


def ip(*words: str) -> None:
    """Run `ip`; its failure is the test's."""
    done = subprocess.run(["ip", *words], capture_output=True, text=True)
    assert done.returncode == 0, f"ip {' '.join(words)}: {done.stderr}"


def possible() -> bool:
    """Whether this machine lets us make namespaces."""
    if os.geteuid() != 0 or not shutil.which("ip"):
        return False
    name = f"corespond-{os.getpid()}-try"
    if subprocess.run(["ip", "netns", "add", name], capture_output=True).returncode:
        return False
    ip("netns", "del", name)
    return True


class Way:
    """One cable between this machine and the tablet: `here` and `there` are the addresses of its two ends."""

    def __init__(self, space: str) -> None:
        number = next(NUMBERS)
        self.space, self._names = space, (f"cs{os.getpid()}h{number}", f"cs{os.getpid()}t{number}")
        self.here, self.there = f"10.77.{number}.1", f"10.77.{number}.2"
        near, far = self._names
        ip("link", "add", near, "type", "veth", "peer", "name", far, "netns", space)
        ip("addr", "add", f"{self.here}/24", "dev", near)
        ip("-n", space, "addr", "add", f"{self.there}/24", "dev", far)
        ip("link", "set", near, "up")
        self.up()

    def up(self) -> None:
        """The tablet has this network (again), and reaches everything by it."""
        ip("-n", self.space, "link", "set", self._names[1], "up")
        ip("-n", self.space, "route", "replace", "default", "via", self.here)

    def down(self) -> None:
        """The tablet has lost this network."""
        ip("-n", self.space, "link", "set", self._names[1], "down")

    def narrow(self, kbit_per_s: int | None) -> None:
        """Let only so much through, each way (token bucket, 50 ms of burst, 400 ms of queue); None: all."""
        near, far = self._names
        for prefix, name in (((), near), (("-n", self.space), far)):
            shaped = ["tc", *prefix, "qdisc", "replace" if kbit_per_s else "del", "dev", name, "root"]
            if kbit_per_s:
                burst = max(kbit_per_s * 50 // 8, 3000)
                shaped += ["tbf", "rate", f"{kbit_per_s}kbit", "burst", str(burst), "latency", "400ms"]
            subprocess.run(shaped, capture_output=True, check=bool(kbit_per_s))

    def remove(self) -> None:
        """The network is gone, with its address."""
        subprocess.run(["ip", "link", "del", self._names[0]], capture_output=True)


class Tablet:
    """A namespace with a first cable, and a program that starts Chromium inside it."""

    def __init__(self, folder: Path) -> None:
        number = next(NUMBERS)
        self.space = f"corespond-{os.getpid()}-{number}"
        # Where the server is: an address of this machine that no cable of the tablet's takes away.
        self._town, self.town = f"cs{os.getpid()}d{number}", f"10.78.{number}.1"
        ip("link", "add", self._town, "type", "veth", "peer", "name", f"{self._town}x")
        ip("addr", "add", f"{self.town}/32", "dev", self._town)
        ip("link", "set", self._town, "up")
        ip("netns", "add", self.space)
        ip("-n", self.space, "link", "set", "lo", "up")
        self.way = Way(self.space)
        self._ways = [self.way]
        self._folder = folder

    def second_way(self) -> Way:
        """Another network that the tablet comes into reach of."""
        self._ways.append(Way(self.space))
        return self._ways[-1]

    def block_udp(self) -> None:
        """The guest Wi-Fi of a hospital: no UDP leaves the tablet."""
        ip("-n", self.space, "rule", "add", "ipproto", "udp", "pref", "10", "prohibit")

    def wrapper(self, chromium: str) -> Path:
        """A script that is Chromium, inside the namespace."""
        script = self._folder / "chromium-in-namespace"
        script.write_text(f'#!/bin/sh\nexec ip netns exec {self.space} {chromium} "$@"\n')
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        return script

    def remove(self) -> None:
        for way in self._ways:
            way.remove()
        subprocess.run(["ip", "netns", "del", self.space], capture_output=True)
        subprocess.run(["ip", "link", "del", self._town], capture_output=True)


@contextmanager
def tablet(folder: Path) -> Iterator[Tablet]:
    """A tablet's network for one test."""
    made = Tablet(folder)
    try:
        yield made
    finally:
        made.remove()
