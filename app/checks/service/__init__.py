"""Use cases of tablet checks."""

from app.checks.service.checks import fleet, keep
from app.checks.service.echo import EchoLimits, EchoPeers

__all__ = ["EchoLimits", "EchoPeers", "fleet", "keep"]
