"""Use cases of dispatch: the queue, offers and their answers, hand-offs, and the reasons for each decision."""

from app.dispatch.service.answers import (
    accept,
    ask_call_back,
    cancel,
    decline,
    end,
    extend_wrap_up,
    finish,
    release,
    take_back,
)
from app.dispatch.service.desk import (
    assign,
    cancel_for,
    move,
)
from app.dispatch.service.hand_offs import (
    ask,
    call_off,
    hand_back,
    hand_over,
)
from app.dispatch.service.parties import (
    reach,
)
from app.dispatch.service.rounds import (
    new_offer,
)
from app.dispatch.service.screens import (
    decisions_of,
    desk,
    offer_for,
    on_call_for,
    place,
    queue_for,
    rings_at,
    shared_queue,
    wrap_up_for,
)

__all__ = [
    "accept",
    "ask",
    "ask_call_back",
    "assign",
    "call_off",
    "cancel",
    "cancel_for",
    "decisions_of",
    "decline",
    "desk",
    "end",
    "extend_wrap_up",
    "finish",
    "hand_back",
    "hand_over",
    "move",
    "new_offer",
    "offer_for",
    "on_call_for",
    "place",
    "queue_for",
    "reach",
    "release",
    "rings_at",
    "shared_queue",
    "take_back",
    "wrap_up_for",
]
