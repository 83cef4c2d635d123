"""Use cases of tablet checks."""

from app.checks.service.checks import fleet, keep
from app.checks.service.echo import EchoPeers

__all__ = ["EchoPeers", "fleet", "keep"]
