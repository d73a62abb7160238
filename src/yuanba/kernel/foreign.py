"""JSON that somebody else wrote, read before anything of it is believed."""

import json
from typing import Any

DEEPEST = 64


def from_json(text: bytes) -> Any:
    """What a JSON text in UTF-8 says. ValueError, and nothing else, for whatever cannot be read and written again."""
    try:
        said = json.loads(text.decode())
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if text.count(b"[") + text.count(b"{") > DEEPEST:
        _shallow(said)
    if b"\\u" in text:  # half a sign can be escaped, but not written
        json.dumps(said, ensure_ascii=False).encode()
    return said


def _shallow(said: Any) -> None:
    """Level by level, for what is nested too deeply to be gone through in any other way."""
    level = [said]
    for _depth in range(DEEPEST + 1):
        inside = [one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)]
        if not inside:
            return
        level = [one for some in inside for one in some]
    raise ValueError("nested too deeply")
