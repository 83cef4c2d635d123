"""The media that the tablet sends: a file, or synthetic video and sound."""

import asyncio
import fractions
import time
from dataclasses import dataclass

import numpy as np
from aiortc import MediaStreamTrack
from aiortc.contrib.media import MediaPlayer
from aiortc.mediastreams import AudioStreamTrack, VideoStreamTrack
from av import AudioFrame, VideoFrame
from numpy.lib.stride_tricks import sliding_window_view

WIDTH, HEIGHT = 640, 480
SWAY = 18  # pixels to either side
SAMPLE_RATE_HZ = 48_000
SAMPLES = SAMPLE_RATE_HZ // 50  # 20 ms, one Opus packet
TONE_HZ = 440
TONE_LEVEL = 0.05  # of full scale: audible, not startling


class MovingPicture(VideoStreamTrack):
    """Synthetic video: a slowly moving gradient with a figure that sways, so that a frozen picture is noticed.

    Each frame shifts shapes that were computed once: painting slowly would delay the sound.
    """

    def __init__(self) -> None:
        super().__init__()
        rows, columns = np.mgrid[0:HEIGHT, -SWAY : WIDTH + SWAY].astype(np.float32)
        across = columns - WIDTH / 2
        self._head = (across / 78) ** 2 + ((rows - 190) / 96) ** 2 < 1
        self._shoulders = (across / 190) ** 2 + ((rows - 480) / 175) ** 2 < 1
        self._diagonal = np.arange(WIDTH + HEIGHT - 1, dtype=np.float32)[:, None] / 190

    async def recv(self) -> VideoFrame:
        pts, time_base = await self.next_timestamp()
        second = float(pts * time_base)
        frame = VideoFrame.from_ndarray(self._paint(second), format="rgb24")
        frame.pts, frame.time_base = pts, time_base
        return frame

    def _paint(self, second: float) -> np.ndarray:
        drift = 0.5 + 0.5 * np.sin(self._diagonal + second * 0.9)
        colors = (np.array([22, 52, 66]) + drift * np.array([14, 44, 52])).astype(np.uint8)
        # The pixel at (row, column) has the color of row + column: each row is the one above, shifted by one.
        picture = np.ascontiguousarray(sliding_window_view(colors, WIDTH, axis=0).transpose(0, 2, 1))
        at = SWAY + round(SWAY * np.sin(second * 0.7))
        picture[self._shoulders[:, at : at + WIDTH]] = (58, 122, 134)
        picture[self._head[:, at : at + WIDTH]] = (224, 196, 170)
        return picture


class Tone(AudioStreamTrack):
    """A quiet tone, for half a second out of every two."""

    def __init__(self) -> None:
        super().__init__()
        self._sent = 0
        self._started = 0.0

    async def recv(self) -> AudioFrame:
        if not self._sent:
            self._started = time.monotonic()
        await asyncio.sleep(max(0, self._started + self._sent / SAMPLE_RATE_HZ - time.monotonic()))
        moments = np.arange(self._sent, self._sent + SAMPLES)
        sounding = (moments // (SAMPLE_RATE_HZ // 2)) % 4 == 0
        wave = np.sin(2 * np.pi * TONE_HZ * moments / SAMPLE_RATE_HZ) * TONE_LEVEL * 32767 * sounding
        frame = AudioFrame.from_ndarray(wave.astype(np.int16)[None, :], format="s16", layout="mono")
        frame.sample_rate, frame.pts = SAMPLE_RATE_HZ, self._sent
        frame.time_base = fractions.Fraction(1, SAMPLE_RATE_HZ)
        self._sent += SAMPLES
        return frame


@dataclass(frozen=True)
class Source:
    """The tracks to send; either may be None."""

    audio: MediaStreamTrack | None
    video: MediaStreamTrack | None


def open_source(media: str) -> Source:
    """The tracks for `media`: `synthetic`, or the path of a file to play in a loop. Raises OSError if unreadable."""
    if media == "synthetic":
        return Source(Tone(), MovingPicture())
    player = MediaPlayer(media, loop=True)
    return Source(player.audio, player.video)
