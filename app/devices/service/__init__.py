"""The use cases of tablets."""

from app.devices.service.checks import fleet, keep
from app.devices.service.echo import EchoPeers

__all__ = ["EchoPeers", "fleet", "keep"]
