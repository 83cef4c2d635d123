"""Fan-out of "something changed" and of relayed signals inside one process.

A topic is `user:<id>`, `provider:<id>`, `agency:<id>` or `dispatch`. A notice that is lost costs a delay,
never a session: everything that matters is in the database.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

Listener = Callable[[str, Any], None]

DISPATCH = "dispatch"


class Bus:
    """Hands messages to the listeners of their topics, at once and in order."""

    def __init__(self) -> None:
        self._listeners: dict[str, list[Listener]] = defaultdict(list)

    def subscribe(self, topics: Iterable[str], listener: Listener) -> Callable[[], None]:
        """Call `listener(topic, message)` for every message on `topics`; returns the undoing."""
        chosen = set(topics)
        for topic in chosen:
            self._listeners[topic].append(listener)

        def unsubscribe() -> None:
            for topic in chosen:
                self._listeners[topic].remove(listener)
                if not self._listeners[topic]:
                    del self._listeners[topic]

        return unsubscribe

    def publish(self, topics: Iterable[str], message: Any = None) -> None:
        """Tell everyone who listens to any of `topics`, once each; None means "look again"."""
        told: set[int] = set()
        for topic in sorted(set(topics)):
            for listener in tuple(self._listeners.get(topic, ())):
                if id(listener) not in told:
                    told.add(id(listener))
                    listener(topic, message)
