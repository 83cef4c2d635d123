"""How a call sounded, worked out from what was measured. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

BASE_R = 93.2
"""R without any impairment: ITU-T G.107 (06/2015) with the default values of its Table 2."""
LOSS_ROBUSTNESS = 25.1
"""Bpl of a codec that conceals losses: ITU-T G.113 (11/2007) Appendix I, G.711; none is published for Opus."""
FRAME_MS, DEVICE_MS = 20, 20
"""One Opus frame, and what capturing and playing take at least (an assumption)."""
POOR_MOS = 3.1
"""Below that "nearly all users dissatisfied": R 60, ITU-T G.109 (09/1999) Table 1."""

POOR_SHARE = 0.1
"""A call that was poor for a tenth of its time was not good enough (an assumption: no standard judges whole calls)."""


class Verdict(StrEnum):
    """What was measured of a whole call, in the words that the officer is asked for."""

    GOOD = "good"
    POOR = "poor"
    FAILED = "failed"


def mouth_to_ear_ms(rtt_ms: float, jitter_ms: float) -> float:
    """The one-way delay, estimated: half the round trip, a jitter buffer of twice the jitter, a frame, devices."""
    return rtt_ms / 2 + 2 * jitter_ms + FRAME_MS + DEVICE_MS


def audio_mos(concealed: float, rtt_ms: float | None, jitter_ms: float | None) -> float:
    """Estimated listening quality of sound, 1 (bad) to 4.5 (as good as a telephone gets).

    The E-model: ITU-T G.107 (06/2015), R = 93.2 - Id - Ie,eff, its Annex B for MOS from R. Id, the impairment by
    delay, in the form of R. Cole and J. Rosenbluth, "Voice over IP performance monitoring", ACM CCR 31(2), 2001. Loss
    is the share of samples that had to be made up (`concealed`, 0 to 1): what error correction repaired is not heard.
    """
    delay = mouth_to_ear_ms(rtt_ms or 0, jitter_ms or 0)
    by_delay = 0.024 * delay + 0.11 * max(delay - 177.3, 0)
    percent = 100 * concealed
    by_loss = 95 * percent / (percent + LOSS_ROBUSTNESS)
    r = min(max(BASE_R - by_delay - by_loss, 0), 100)
    return min(max(1 + 0.035 * r + 7e-6 * r * (r - 60) * (100 - r), 1), 4.5)


@dataclass(frozen=True)
class Measured:
    """A call's sound in three numbers."""

    median_mos: float
    worst_mos: float
    poor_share: float
    """Share of its time below `POOR_MOS`, 0 to 1."""


def measured(slices: Sequence[tuple[float, int]]) -> Measured | None:
    """The whole call from its slices, each an estimate and its length in seconds; None where there are none."""
    total = sum(seconds for _, seconds in slices)
    if not total:
        return None
    poor = sum(seconds for mos, seconds in slices if mos < POOR_MOS)
    each = [mos for mos, _ in slices]
    return Measured(median(each), min(each), poor / total)


def verdict(sides: Sequence[Measured], failed: bool) -> Verdict | None:
    """The call as its worse side heard it; `failed`: it is over and never connected. None where nothing is known."""
    if failed:
        return Verdict.FAILED
    if not sides:
        return None
    return Verdict.GOOD if max(one.poor_share for one in sides) < POOR_SHARE else Verdict.POOR
