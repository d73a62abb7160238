"""The page about notices names every verb, right, event, refusal and table there is."""

import re

from tests.architecture.source import DOMAINS, ROOT
from yuanba.domains.notices.permissions import PERMISSIONS
from yuanba.platform.events.public import EVENTS

PAGE = (ROOT / "docs" / "domains" / "notices.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`]+)`", PAGE))
FOLDER = DOMAINS / "notices"
OURS = ("notice.", "undertaking.")


def events():
    return {name for name in EVENTS if name.startswith(OURS)}


def test_what_there_is_stands_on_the_page():
    verbs = {path.stem for path in (FOLDER / "usecases").glob("[!_]*.py")}
    assert not (verbs | PERMISSIONS.keys() | events()) - NAMED


def test_what_stands_on_the_page_is_there():
    dotted = {word for word in NAMED if word.startswith(OURS) and "(" not in word}
    assert dotted <= {*PERMISSIONS, *events()}


def test_refusals_of_states_and_fields():
    text = "".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py"))
    codes = set(re.findall(r'register\(\s*"([a-z-]+)"', text))
    general = {"words-missing", "text-long", "title-long", "choice-unknown", "period-wrong"}
    inside = {code for code in codes if code.startswith("audience-")} - {"audience-misses"}
    inside |= {"notice-missing", "homes-unreached", "window-open", "day-not-come", "reply-missing"}
    assert not codes - general - inside - NAMED
