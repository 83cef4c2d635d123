"""Scheduled work of guests: ending invitations that are over."""

from app.guests.service import steps
from app.ticker import Job

JOBS = (Job("invitations that are over", steps.due, steps.end_due, batch=100),)
