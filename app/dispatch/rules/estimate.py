"""The estimated wait shown to an officer. Pure. docs/dispatch.md documents the method."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

FEWEST = 5  # with fewer sessions, a median does not predict the next wait


@dataclass(frozen=True)
class Estimate:
    """The remaining wait: half of comparable sessions were answered within `half_s` seconds, 90 % within `most_s`."""

    half_s: float
    most_s: float
    based_on: int


def estimate(answer_times: Sequence[float], waited_s: float) -> Estimate | None:
    """The remaining wait of a session that has waited `waited_s` seconds, from the waits of recently answered sessions.

    Only sessions that waited longer than this one has so far are counted (the conditional distribution; Kaplan and
    Meier 1958 without censoring), so the estimate never counts down to zero and starts over. Returns None if there are
    fewer than five of them.
    """
    left = [waited - waited_s for waited in answer_times if waited > waited_s]
    if len(left) < FEWEST:
        return None
    return Estimate(median(left), quantiles(left, n=10, method="inclusive")[-1], len(left))
