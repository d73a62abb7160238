"""What a model reads of a text: without blanks, figures, and the masks and numbers of places."""

import re
from dataclasses import dataclass

from yuanba.kernel.text import clean, first_line

_MASKED = re.compile(r"[A-Z]\d*(?=[市区县镇街路座栋幢])")
_NUMBERS = re.compile(r"\d+|[A-Za-z]{3,}")
_BLANK = re.compile(r"\s+")
TITLE, BODY = 40, 4000


@dataclass(frozen=True)
class Text:
    """Title and body as they came."""

    title: str
    body: str

    @property
    def whole(self) -> str:
        """Both, as a person reads them."""
        return f"{self.title}。{self.body}" if self.title else self.body


def of_case(text: str) -> Text:
    """A request has no title of its own: its first sentence is one."""
    return Text(first_line(text, TITLE), text)


def plain(text: str) -> str:
    """What is counted: every number is one sign."""
    bare = _BLANK.sub("", clean(text[:BODY]))
    return _NUMBERS.sub("0", _MASKED.sub("", bare))
