"""When a page is shown its next snapshot. Pure: the time, in seconds of a monotonic clock, comes in as an argument."""

AGAIN_S = 1
"""How soon a page's own session is tried again when the database was away."""
SOON_S = 0.3
"""How long a page that knows the urgent part already is left alone: to read a snapshot is work for the server, and to
show it is work for the page, which is just then bringing up a picture."""


class Pace:
    """What one page has not been shown yet, and how long that may wait.

    A change of the page's own session is shown at once. What only changes others' sessions (a place in the queue, a
    colleague's status) waits for the pause that `Hub.pause_s` gives, so that a wave of changes is one snapshot.
    """

    def __init__(self) -> None:
        self._own = self._others = False
        self._reading_own = False
        self._pause_until = self._calm_until = 0.0

    def told(self, own: bool) -> bool:
        """Something changed, in the page's own session or elsewhere. Returns whether `wait_s` may be shorter now."""
        sooner = own or not self._others
        if own:
            self._own = True
        else:
            self._others = True
        return sooner

    def calm(self, now: float) -> None:
        """The page knows the urgent part of a change: it is shown nothing for a moment."""
        self._calm_until = now + SOON_S

    def wait_s(self, now: float) -> float | None:
        """How long the next snapshot has to wait, 0 if it is due; None if there is none to show."""
        if not (self._own or self._others):
            return None
        due = self._calm_until if self._own else max(self._pause_until, self._calm_until)
        return max(due - now, 0)

    def reading(self) -> None:
        """A snapshot is being read. What is told from here on may not be in it."""
        self._reading_own = self._own
        self._own = self._others = False

    def shown(self, now: float, pause_s: float) -> None:
        """The page has been shown what was read, or what was read is what it shows anyway."""
        self._pause_until = now + pause_s

    def failed(self, now: float, pause_s: float) -> None:
        """The database was away: the page keeps what it shows, and what it has not been shown is still to be shown."""
        self._others = True
        self._pause_until = now + (AGAIN_S if self._reading_own else pause_s)
