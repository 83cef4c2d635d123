"""What one user or guest may send: a budget for each kind of message, and for bytes. Pure; the time is an argument."""

from math import inf

from app.realtime.protocol import Candidate, Description, Join, Ping
from app.settings import Settings

EARNS_BACK = 0.1
"""How much of the time that it was slowed a sender earns back in each second of good behavior, seconds."""

ROUNDING_S = 1e-6


class Bucket:
    """A token bucket in one number: when all that was spent is earned again (GCRA, ITU-T I.371 annex A).

    Arguments: `per_s`, what is earned in a second; `burst`, what may be spent at once.
    """

    __slots__ = ("_burst_s", "_each_s", "_earned_at")

    def __init__(self, per_s: float, burst: float) -> None:
        self._each_s, self._burst_s = 1 / per_s, burst / per_s + ROUNDING_S
        self._earned_at = 0.0

    def spend(self, cost: float, now: float) -> float:
        """Spend `cost`. Returns for how long the bucket is overdrawn then, seconds; 0 or less if it is not."""
        earned_at = self._earned_at
        if earned_at < now:
            earned_at = now
        earned_at += cost * self._each_s
        self._earned_at = earned_at
        return earned_at - now - self._burst_s

    def is_full(self, now: float) -> bool:
        """Whether everything that was spent is earned again."""
        return self._earned_at <= now


class Budget:
    """What one user or guest may send through one process, over all their sockets together.

    The numbers are settings (`socket_*_per_s`); why they fit every real call is said there.
    """

    def __init__(self, settings: Settings) -> None:
        def bucket(per_s: float) -> Bucket:
            return Bucket(per_s, per_s * settings.socket_burst_s)

        self._bytes = bucket(settings.socket_bytes_per_s)
        self._kinds: dict[type, Bucket] = {
            Join: bucket(settings.socket_joins_per_s),
            Description: bucket(settings.socket_descriptions_per_s),
            Candidate: bucket(settings.socket_candidates_per_s),
            Ping: bucket(settings.socket_pings_per_s),
        }
        self._opens = bucket(settings.socket_opens_per_s)
        self._patience = Bucket(EARNS_BACK, settings.socket_slowed_s)
        # While nothing is read, no answer to a ping is read either.
        self._most_pause_s = min(settings.socket_pause_s, settings.socket_pong_s / 2)

    def charge(self, kind: type, size: int, now: float) -> float:
        """Charge a message of `size` bytes, of a kind that is named by its class.

        Returns how long nothing more is to be read of this sender, seconds: 0 within the budget; infinite if the sender
        overdraws by more than a pause makes up for, or had to be slowed too often: then the socket is to be closed.
        """
        overdrawn_s = self._bytes.spend(size, now)
        if kind in self._kinds and (more_s := self._kinds[kind].spend(1, now)) > overdrawn_s:
            overdrawn_s = more_s
        if overdrawn_s <= 0:
            return 0.0
        if overdrawn_s > self._most_pause_s or self._patience.spend(overdrawn_s, now) > 0:
            return inf
        return overdrawn_s

    def open(self, now: float) -> float:
        """Charge a new socket. Returns how long it has to wait before it is served, seconds."""
        return max(self._opens.spend(1, now), 0.0)

    def is_full(self, now: float) -> bool:
        """Whether this budget is as good as a new one."""
        return all(one.is_full(now) for one in (self._bytes, self._opens, self._patience, *self._kinds.values()))
