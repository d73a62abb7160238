"""The closed list of things that are said, each as English words (the msgid) with named places."""

import re
from typing import Any

from django.utils.translation import gettext, override

TEMPLATES: dict[str, str] = {}
BLANKS: dict[str, str] = {}


def register_template(code: str, words: str) -> str:
    """Add a template; one code with two texts is an error at start."""
    if TEMPLATES.setdefault(code, words) != words:
        raise ValueError(f"template {code!r} is registered twice")
    return code


def register_blank(place: str, words: str) -> None:
    """What a place of that name says, in the language of the reader, where its data are empty."""
    if BLANKS.setdefault(place, words) != words:
        raise ValueError(f"the empty place {place!r} is registered twice")


def places_of(code: str) -> list[str]:
    """The names of a template's places, each once, in the order of the English words."""
    return list(dict.fromkeys(re.findall(r"%\((\w+)\)s", TEMPLATES[code])))


def filled(data: dict[str, Any], language: str) -> dict[str, Any]:
    """The data as they are said in a language: empty places by their words."""
    with override(language):
        blank = {place: gettext(words) for place, words in BLANKS.items() if data.get(place) == ""}
    return data | blank if blank else data


def words_of(code: str, data: dict[str, Any], language: str) -> str:
    """The message in a language; KeyError where a code or a named place is missing."""
    with override(language):
        return gettext(TEMPLATES[code]) % filled(data, language)
