"""Scheduled work of guests: ending invitations that are over, and forgetting whom texts went to."""

from app.guests.service import steps, texting
from app.ticker import Job

FORGET_EVERY_S = 60
"""How long a number may be kept after it no longer counts, seconds."""

JOBS = (
    Job("invitations that are over", steps.due, steps.end_due, batch=100),
    Job("numbers to be forgotten", texting.due, texting.forget_due, batch=100, every_s=lambda _: FORGET_EVERY_S),
)
