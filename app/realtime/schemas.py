"""What a page gets from realtime over HTTP, besides its snapshot."""

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
    relay_only: bool = Field(description="The agency hides the addresses of its tablets: use relay candidates only.")
    expires_at: datetime = Field(
        description="When the credentials expire: fetch new ones for a connection made after that."
    )
