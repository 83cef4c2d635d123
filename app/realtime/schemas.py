"""The STUN and TURN servers as a page gets them over HTTP."""

from datetime import datetime

from pydantic import BaseModel, Field


class IceServer(BaseModel):
    """One STUN or TURN server: an RTCIceServer (W3C WebRTC section 4.2.2)."""

    urls: list[str]
    username: str | None = None
    credential: str | None = None


class IceServers(BaseModel):
    """The STUN and TURN servers for an RTCPeerConnection."""

    ice_servers: list[IceServer]
    relay_only: bool = Field(description="Use relay candidates only: the agency hides its tablets' addresses.")
    expires_at: datetime = Field(
        description="When the credentials expire: fetch new ones for a connection made after that."
    )
