"""Simulated measurements of both sides of a demo call."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from app.actor import Actor
from app.consults.rules import Rung
from app.context import Context
from app.documentation.rules import ConnectionRating
from app.quality import service as quality
from app.quality.schemas import SliceIn

# For the connection to each side: share of concealed audio, round-trip time in ms, received bandwidth in kbit/s.
LINES = {
    ConnectionRating.GOOD: (0.004, 90, 1100),
    ConnectionRating.POOR: (0.08, 300, 150),
    ConnectionRating.FAILED: (0.2, 600, 60),
}
DIFFERS = 0.1  # probability that the officer's rating differs from the measurements


async def measure(
    ctx: Context,
    dice: Random,
    consult_id: UUID,
    sides: tuple[Actor, Actor],
    began: datetime,
    minutes: int,
    found: ConnectionRating,
) -> None:
    """Store one slice per minute and side from `began`; the quality mostly matches the officer's rating `found`."""
    lost, rtt_ms, kbps = LINES[dice.choice(list(LINES)) if dice.random() < DIFFERS else found]
    relayed = dice.random() < 0.3
    for minute in range(min(minutes, ctx.settings.quality_slices)):
        for side in sides:
            concealed = min(lost * dice.lognormvariate(0, 0.7), 1)
            await quality.keep(
                ctx,
                side,
                consult_id,
                SliceIn(
                    started_at=began + timedelta(minutes=minute),
                    seconds=60,
                    loss=concealed,
                    jitter_ms=dice.uniform(2, 30),
                    rtt_ms=rtt_ms * dice.uniform(0.8, 1.5),
                    in_kbps=kbps * dice.uniform(0.7, 1.2),
                    out_kbps=kbps * dice.uniform(0.7, 1.2),
                    frames_per_s=min(kbps / 30, 30),
                    freezes=int(concealed * 50),
                    concealed=concealed,
                    relayed=relayed,
                    way="udp" if relayed else None,
                    rung=Rung.FULL if kbps > 200 else Rung.SMALL,
                ),
            )
