"""What the tablet sends: a media file, or a picture and a tone that it makes itself."""

import asyncio
import fractions
import time
from dataclasses import dataclass

import numpy as np
from aiortc import MediaStreamTrack
from aiortc.contrib.media import MediaPlayer
from aiortc.mediastreams import AudioStreamTrack, VideoStreamTrack
from av import AudioFrame, VideoFrame

WIDTH, HEIGHT = 640, 480
SAMPLE_RATE_HZ = 48_000
SAMPLES = SAMPLE_RATE_HZ // 50  # 20 ms, one Opus packet
TONE_HZ = 440
TONE_LEVEL = 0.05  # of full scale: audible, not startling


class MovingPicture(VideoStreamTrack):
    """A calm drifting gradient with a figure that breathes, so that a frozen picture is seen at once."""

    def __init__(self) -> None:
        super().__init__()
        self._rows, self._columns = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)

    async def recv(self) -> VideoFrame:
        pts, time_base = await self.next_timestamp()
        second = float(pts * time_base)
        frame = VideoFrame.from_ndarray(self._paint(second), format="rgb24")
        frame.pts, frame.time_base = pts, time_base
        return frame

    def _paint(self, second: float) -> np.ndarray:
        drift = 0.5 + 0.5 * np.sin((self._columns + self._rows) / 190 + second * 0.9)
        picture = np.empty((HEIGHT, WIDTH, 3), np.float32)
        picture[:] = np.array([22, 52, 66])
        picture += drift[..., None] * np.array([14, 44, 52])
        breath = 1 + 0.035 * np.sin(second * 1.6)
        sway = 18 * np.sin(second * 0.7)
        across = (self._columns - WIDTH / 2 - sway) / (78 * breath)
        head = across**2 + ((self._rows - 190) / (96 * breath)) ** 2 < 1
        shoulders = ((self._columns - WIDTH / 2 - sway * 0.6) / 190) ** 2 + ((self._rows - 480) / 175) ** 2 < 1
        picture[shoulders] = (58, 122, 134)
        picture[head] = (224, 196, 170)
        return picture.clip(0, 255).astype(np.uint8)


class Tone(AudioStreamTrack):
    """A quiet tone, half a second in every two."""

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
    """The tracks to send; either may be missing."""

    audio: MediaStreamTrack | None
    video: MediaStreamTrack | None


def open_source(media: str) -> Source:
    """`synthetic`, or the path of a media file, played in a loop. Raises OSError where it cannot be read."""
    if media == "synthetic":
        return Source(Tone(), MovingPicture())
    player = MediaPlayer(media, loop=True)
    return Source(player.audio, player.video)
