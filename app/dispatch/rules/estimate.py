"""How long a waiting officer is told it may take. Pure. docs/dispatch.md documents the method."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

FEWEST = 5  # below that, a median says nothing about the next one


@dataclass(frozen=True)
class Estimate:
    """Seconds still to wait: half of the like sessions were answered within `half_s`, nine of ten within `most_s`."""

    half_s: float
    most_s: float
    based_on: int


def estimate(answer_times: Sequence[float], waited_s: float) -> Estimate | None:
    """What is left of the wait, from how long answered sessions waited lately, given that this one has waited already.

    Only sessions that had to wait longer than this one has so far tell what is left (the conditional distribution;
    Kaplan and Meier 1958 without censoring), so the estimate never counts down to nothing and starts anew. None
    where fewer than five of them are known.
    """
    left = [waited - waited_s for waited in answer_times if waited > waited_s]
    if len(left) < FEWEST:
        return None
    return Estimate(median(left), quantiles(left, n=10, method="inclusive")[-1], len(left))
