"""What realtime takes and gives over HTTP."""

from datetime import datetime

from pydantic import BaseModel, Field


class IceServer(BaseModel):
    """An RTCIceServer (W3C WebRTC section 4.2.2)."""

    urls: list[str]
    username: str | None = None
    credential: str | None = None


class Ways(BaseModel):
    """What a page gives its RTCPeerConnection."""

    ice_servers: list[IceServer]
    relay_only: bool = Field(description="The agency lets no address of its officers be seen: everything by the relay.")
    expires_at: datetime = Field(description="New connections need new credentials after that.")
