"""What presence sends and takes over the wire."""

from datetime import datetime

from pydantic import BaseModel


class PresenceIn(BaseModel):
    """What a clinician sets."""

    on_call: bool


class PresenceOut(BaseModel):
    """Whether a clinician is on call, and since when."""

    on_call: bool
    since: datetime | None
