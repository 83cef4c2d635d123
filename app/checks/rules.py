"""The verdict of a tablet's check: ready for a shift, ready with limits, or not ready; and its test call. Pure."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum


class CheckItem(StrEnum):
    """The items of a check, in display order."""

    HTTPS = "https"
    DNS = "dns"
    SOCKET = "socket"
    CLOCK = "clock"
    PERMISSION = "permission"
    CAMERA = "camera"
    MICROPHONE = "microphone"
    SPEAKER = "speaker"
    BATTERY = "battery"
    STORAGE = "storage"
    STUN = "stun"
    TURN_UDP = "turn_udp"
    TURN_TCP = "turn_tcp"
    TURN_TLS = "turn_tls"
    CALL = "call"


class ItemResult(StrEnum):
    """The result of one item. Items that cannot be checked on this device are skipped and do not count."""

    OK = "ok"
    FAILED = "failed"
    SKIPPED = "skipped"


class Readiness(StrEnum):
    """A check's overall verdict."""

    READY = "ready"
    LIMITED = "limited"
    NOT_READY = "not_ready"


@dataclass(frozen=True)
class CheckFigures:
    """What a check measured; None for whatever was not measured. `loss` and `battery` are shares from 0 to 1."""

    loss: float | None = None
    jitter_ms: float | None = None
    rtt_ms: float | None = None
    kbps: float | None = None
    battery: float | None = None
    charging: bool | None = None
    clock_error_s: float | None = None


# Without any one of these, a consult is impossible.
VITAL = frozenset({CheckItem.HTTPS, CheckItem.SOCKET, CheckItem.MICROPHONE, CheckItem.PERMISSION, CheckItem.CALL})
RELAYS = (CheckItem.TURN_UDP, CheckItem.TURN_TCP, CheckItem.TURN_TLS)

MOST_LOSS = 0.05
"""Share of lost packets above which audio suffers (the ladder's limit for full video, web/shared/call/ladder.ts)."""
MOST_JITTER_MS = 35
"""Ambulance trials with tablets on LTE were rated acceptable up to about this jitter (PMC5898765)."""
MOST_RTT_MS = 800
"""A one-way delay over 400 ms is unacceptable for conversation (ITU-T G.114)."""
LEAST_KBPS = 150
"""Twice what audio and the ladder's small video need (web/shared/call/ladder.ts)."""
LEAST_BATTERY = 0.3
MOST_CLOCK_ERROR_S = 60


def findings(outcomes: Mapping[CheckItem, ItemResult], measured: CheckFigures) -> list[str]:
    """Codes for what is wrong, the most serious first: names of failed items, then of poor measurements."""
    failed = [item for item in CheckItem if outcomes.get(item) is ItemResult.FAILED]
    found = [*(one for one in failed if one in VITAL), *(one for one in failed if one not in VITAL)]
    limits = {
        "loss": (measured.loss or 0) > MOST_LOSS,
        "jitter": (measured.jitter_ms or 0) > MOST_JITTER_MS,
        "delay": (measured.rtt_ms or 0) > MOST_RTT_MS,
        "bandwidth": measured.kbps is not None and measured.kbps < LEAST_KBPS,
        "battery_low": measured.battery is not None and measured.battery < LEAST_BATTERY and not measured.charging,
        "clock_wrong": abs(measured.clock_error_s or 0) > MOST_CLOCK_ERROR_S,
    }
    tried = [outcomes[relay] for relay in RELAYS if outcomes.get(relay, ItemResult.SKIPPED) is not ItemResult.SKIPPED]
    relay = ["no_relay"] if tried and all(one is ItemResult.FAILED for one in tried) else []
    return [str(one) for one in found] + relay + [code for code, applies in limits.items() if applies]


def verdict(outcomes: Mapping[CheckItem, ItemResult], measured: CheckFigures) -> Readiness:
    """The verdict: not ready if a vital item failed, limited if anything else is wrong, otherwise ready."""
    if any(outcomes.get(item) is ItemResult.FAILED for item in VITAL):
        return Readiness.NOT_READY
    return Readiness.LIMITED if findings(outcomes, measured) else Readiness.READY


MOST_CANDIDATES = 8
"""Of an offer: a tablet has an address or two in each of two networks, once from inside and once from outside."""
MOST_MEDIA = 3
"""Sound, picture and a data channel. Each could ask for sockets of its own."""


def offer_to_answer(sdp: str, reachable: Container[str]) -> str | None:
    """The SDP offer of a test call as the echo peer may answer it; None if it asks for more than a test call has.

    Only candidates whose address is in `reachable` are left, and few of them; no name (such as mDNS's) is ever looked
    up. That there are no more is left out too: without a candidate, the peer waits for the tablet's own check (RFC 8445
    section 7.3.1.3), whose answer only goes to where it comes from.
    """
    kept: list[str] = []
    candidates = media = 0
    for line in sdp.splitlines():
        media += line.startswith("m=")
        if line.startswith("a=candidate:"):
            parts = line.split()
            if len(parts) < 6 or parts[4] not in reachable or candidates == MOST_CANDIDATES:
                continue
            candidates += 1
        if line != "a=end-of-candidates":
            kept.append(line)
    return "\r\n".join([*kept, ""]) if media <= MOST_MEDIA else None
