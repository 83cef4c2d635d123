"""What a page does not take at once. Pure: it is told whether the socket can be written to."""

from collections import deque


class Outbox:
    """Texts for one page, in order. What the page does not take at once waits here, `most` texts at most.

    Nothing passes before the first snapshot, for which `open` is called.
    """

    def __init__(self, most: int) -> None:
        self._most, self._open = most, False
        self._waiting: deque[bytes] = deque()

    def open(self) -> None:
        """The page has its first snapshot."""
        self._open = True

    def passes(self, writable: bool) -> bool:
        """Whether a new text may be sent at once, to a socket that is `writable` or not."""
        return writable and self._open and not self._waiting

    def keep(self, text: bytes) -> bool:
        """Let a text wait; False, and it is not kept, if too many wait already."""
        if len(self._waiting) >= self._most:
            return False
        self._waiting.append(text)
        return True

    def first(self) -> bytes | None:
        """The text that has waited longest, if any. It waits on until `sent`, so that no later one passes it."""
        return self._waiting[0] if self._waiting else None

    def sent(self) -> None:
        """The first text was sent."""
        self._waiting.popleft()
