"""What comes due of invitations: to end."""

from app.guests.service import steps
from app.ticker import Job

JOBS = (Job("invitations that are over", steps.due, steps.end_due, batch=100),)
