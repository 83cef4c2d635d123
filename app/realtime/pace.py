"""When a page is sent its next snapshot. Pure: times are arguments, in seconds of a monotonic clock."""

AGAIN_S = 1
"""How soon a page's own session is read again after the database was unavailable, seconds."""
SOON_S = 0.3
"""How long a page that already has the urgent part of a change gets no snapshot, seconds: reading one is work for the
server, and showing it is work for the page, which is setting up a video call at that moment."""


class Pace:
    """Which changes one page has not been shown yet, and how long they may wait.

    A change of the page's own session is shown at once. Changes of other people's sessions (a place in the queue, a
    colleague's status) wait for the pause that `Hub.pause_s` gives, so that a wave of changes becomes one snapshot.
    """

    def __init__(self) -> None:
        self._own = self._others = False
        self._reading_own = False
        self._pause_until = self._calm_until = 0.0

    def told(self, own: bool) -> bool:
        """Note a change, in the page's own session or elsewhere. Returns whether `wait_s` may now be shorter."""
        sooner = own or not self._others
        if own:
            self._own = True
        else:
            self._others = True
        return sooner

    def calm(self, now: float) -> None:
        """Hold back snapshots for `SOON_S` seconds, because the page already has the urgent part of a change."""
        self._calm_until = now + SOON_S

    def wait_s(self, now: float) -> float | None:
        """Seconds until the next snapshot is due, 0 if it is due now; None if nothing has changed."""
        if not (self._own or self._others):
            return None
        due = self._calm_until if self._own else max(self._pause_until, self._calm_until)
        return max(due - now, 0)

    def reading(self) -> None:
        """Note that a snapshot is being read. Changes announced from here on may not be in it."""
        self._reading_own = self._own
        self._own = self._others = False

    def shown(self, now: float, pause_s: float) -> None:
        """Note that the page shows the snapshot that was read; the next may come `pause_s` seconds later."""
        self._pause_until = now + pause_s

    def failed(self, now: float, pause_s: float) -> None:
        """Note that the database was unavailable: the changes are still to be shown, after a pause."""
        self._others = True
        self._pause_until = now + (AGAIN_S if self._reading_own else pause_s)
