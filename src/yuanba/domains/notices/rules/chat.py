"""A notice as one message for an owners' chat group: short enough to be read, and the address of the whole."""

from dataclasses import dataclass
from datetime import date

LONGEST = 300


@dataclass(frozen=True)
class Said:
    """A notice in one language."""

    title: str
    text: str


def chat_text(said: list[Said], *, since: date, until: date, sender: str, link: str) -> str:
    """Title, beginning of the text, days, sender and link; one part per language."""
    parts = [f"【{one.title}】\n{shortened(one.text)}" for one in said]
    return "\n\n".join([*parts, f"{_days(since, until)}\n{sender}\n{link}"])


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, or its beginning, if possible up to the end of a sentence, with a sign that more follows."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    end = max(head.rfind(sign) for sign in "。！？!?；;\n")
    return f"{head[: end + 1] if end >= longest // 2 else head}…".replace("\n…", "…")


def _days(since: date, until: date) -> str:
    return f"{since:%Y-%m-%d}" if since == until else f"{since:%Y-%m-%d} – {until:%Y-%m-%d}"
