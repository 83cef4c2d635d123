"""A call's audio quality, estimated from measurements. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

BASE_R = 93.2
"""The rating R without any impairment: ITU-T G.107 (06/2015) with the default values of its Table 2."""
LOSS_ROBUSTNESS = 25.1
"""Bpl, the robustness against loss, of a codec that conceals losses: ITU-T G.113 (11/2007) Appendix I, for G.711.

No value is published for Opus.
"""
FRAME_MS, DEVICE_MS = 20, 20
"""The delay of one Opus frame plus minimal capture and playback, milliseconds (an assumption)."""
POOR_MOS = 3.1
"""The MOS below which "nearly all users are dissatisfied": R 60, ITU-T G.109 (09/1999) Table 1."""

POOR_SHARE = 0.1
"""The share of poor time from which a call counts as not good enough (an assumption: no standard rates whole calls)."""


class Verdict(StrEnum):
    """The measured quality of a whole call, in the same words as the officer's rating."""

    GOOD = "good"
    POOR = "poor"
    FAILED = "failed"


def mouth_to_ear_ms(rtt_ms: float, jitter_ms: float) -> float:
    """The estimated one-way delay, milliseconds: half the round trip, twice the jitter as buffer, frame and devices."""
    return rtt_ms / 2 + 2 * jitter_ms + FRAME_MS + DEVICE_MS


def audio_mos(concealed: float, rtt_ms: float | None, jitter_ms: float | None) -> float:
    """The estimated listening quality (MOS) of audio, from 1 (bad) to 4.5 (the best that a phone call reaches).

    The E-model of ITU-T G.107 (06/2015): R = 93.2 - Id - Ie,eff, converted to MOS by its Annex B. Id, the impairment by
    delay, follows R. Cole and J. Rosenbluth, "Voice over IP performance monitoring", ACM CCR 31(2), 2001. Loss is the
    share of concealed samples (`concealed`, 0 to 1), because losses repaired by error correction are not audible.
    """
    delay = mouth_to_ear_ms(rtt_ms or 0, jitter_ms or 0)
    by_delay = 0.024 * delay + 0.11 * max(delay - 177.3, 0)
    percent = 100 * concealed
    by_loss = 95 * percent / (percent + LOSS_ROBUSTNESS)
    r = min(max(BASE_R - by_delay - by_loss, 0), 100)
    return min(max(1 + 0.035 * r + 7e-6 * r * (r - 60) * (100 - r), 1), 4.5)


@dataclass(frozen=True)
class Measured:
    """The audio quality of a whole call on one side."""

    median_mos: float
    worst_mos: float
    poor_share: float
    """Share of the call's time below `POOR_MOS`, 0 to 1."""


def measured(slices: Sequence[tuple[float, int]]) -> Measured | None:
    """The audio quality of a whole call, from its slices of (MOS, length in seconds); None if there are no slices."""
    total = sum(seconds for _, seconds in slices)
    if not total:
        return None
    poor = sum(seconds for mos, seconds in slices if mos < POOR_MOS)
    each = [mos for mos, _ in slices]
    return Measured(median(each), min(each), poor / total)


def verdict(sides: Sequence[Measured], failed: bool) -> Verdict | None:
    """The verdict of the worse side; `failed` means that the call is over and never connected. None if unknown."""
    if failed:
        return Verdict.FAILED
    if not sides:
        return None
    return Verdict.GOOD if max(one.poor_share for one in sides) < POOR_SHARE else Verdict.POOR
