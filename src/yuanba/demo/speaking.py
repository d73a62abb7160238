"""A voice nobody has: tones that rise and fall like a spoken sentence, made here."""

import io
import math
import struct
import wave

HERTZ, SYLLABLES = 8000, (220, 246, 233, 196, 0, 261, 247, 220, 196, 185, 0, 233, 208, 174)
SECONDS, OVERTONES = 0.19, ((1, 0.6), (2, 0.25), (3, 0.15), (5, 0.06))


def sentence() -> bytes:
    """About three seconds as WAV."""
    count = int(SECONDS * HERTZ)
    samples = [_sample(pitch, n, count) for pitch in SYLLABLES for n in range(count)]
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(HERTZ)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return out.getvalue()


def _sample(pitch: int, n: int, count: int) -> int:
    """One moment of a syllable: it swells and fades."""
    if not pitch:
        return 0
    swell = math.sin(math.pi * n / count)
    bend = pitch * (1 + 0.06 * n / count)
    tone = sum(part * math.sin(2 * math.pi * bend * over * n / HERTZ) for over, part in OVERTONES)
    return int(11_000 * swell * tone)
