"""Use cases of guests, who join a call through a one-time link."""

from app.guests.service.inviting import admit, invite, room, see_out
from app.guests.service.views import guests_of, present, visit
from app.guests.service.visiting import heard, leave, open_link, renew

__all__ = [
    "admit",
    "guests_of",
    "heard",
    "invite",
    "leave",
    "open_link",
    "present",
    "renew",
    "room",
    "see_out",
    "visit",
]
