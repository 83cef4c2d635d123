"""Clinicians' status, connections, and planned shifts."""

from app.presence.service.members import Member, count_on_call, gone_from_desk, hold, members, seen
from app.presence.service.shifts import add_shift, presence_of, remind, roster
from app.presence.service.status import (
    engage,
    enrol,
    forget_wish,
    grace,
    heartbeat,
    page_closed,
    page_opened,
    set_wish,
    take_off_lost,
)

__all__ = [
    "Member",
    "add_shift",
    "count_on_call",
    "engage",
    "enrol",
    "forget_wish",
    "gone_from_desk",
    "grace",
    "heartbeat",
    "hold",
    "members",
    "page_closed",
    "page_opened",
    "presence_of",
    "remind",
    "roster",
    "seen",
    "set_wish",
    "take_off_lost",
]
