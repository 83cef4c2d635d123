"""A tablet's network that can be cut, throttled and changed: a network namespace connected to this machine by veth."""

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
    """Run the `ip` command; if it fails, the test fails."""
    done = subprocess.run(["ip", *words], capture_output=True, text=True)
    assert done.returncode == 0, f"ip {' '.join(words)}: {done.stderr}"


def possible() -> bool:
    """Whether this machine allows creating network namespaces."""
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
        """Connect the tablet to this network, as its default route."""
        ip("-n", self.space, "link", "set", self._names[1], "up")
        ip("-n", self.space, "route", "replace", "default", "via", self.here)

    def down(self) -> None:
        """Disconnect the tablet from this network."""
        ip("-n", self.space, "link", "set", self._names[1], "down")

    def narrow(self, kbit_per_s: int | None) -> None:
        """Throttle each direction to `kbit_per_s` (token bucket, 50 ms burst, 400 ms queue); None: no limit."""
        near, far = self._names
        for prefix, name in (((), near), (("-n", self.space), far)):
            shaped = ["tc", *prefix, "qdisc", "replace" if kbit_per_s else "del", "dev", name, "root"]
            if kbit_per_s:
                burst = max(kbit_per_s * 50 // 8, 3000)
                shaped += ["tbf", "rate", f"{kbit_per_s}kbit", "burst", str(burst), "latency", "400ms"]
            subprocess.run(shaped, capture_output=True, check=bool(kbit_per_s))

    def remove(self) -> None:
        """Remove the network with its address."""
        subprocess.run(["ip", "link", "del", self._names[0]], capture_output=True)


class Tablet:
    """A network namespace with one cable, and a script that starts Chromium inside it."""

    def __init__(self, folder: Path) -> None:
        number = next(NUMBERS)
        self.space = f"corespond-{os.getpid()}-{number}"
        # The server's address: one of this machine that does not depend on any of the tablet's cables.
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
        """Create another network that the tablet can join."""
        self._ways.append(Way(self.space))
        return self._ways[-1]

    def block_udp(self) -> None:
        """Block outgoing UDP, as a hospital's guest Wi-Fi may."""
        ip("-n", self.space, "rule", "add", "ipproto", "udp", "pref", "10", "prohibit")

    def wrapper(self, chromium: str) -> Path:
        """A script that runs Chromium inside the namespace."""
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
