"""The pages about places and people name every verb, right, role, refusal and event there is."""

import re

import pytest

from tests.architecture.source import DOMAINS, ROOT
from yuanba.domains.people.rules import POST_ROLES, TENURE_ROLES
from yuanba.platform.access.actions import ACTIONS
from yuanba.platform.events.public import EVENTS

PREFIX = {"places": "place.", "people": "people."}


def named(domain):
    return set(re.findall(r"`([^`]+)`", (ROOT / "docs" / "domains" / f"{domain}.md").read_text(encoding="utf-8")))


@pytest.mark.parametrize("domain", PREFIX)
def test_what_there_is_stands_on_the_page(domain):
    verbs = {path.stem for path in (DOMAINS / domain / "usecases").glob("[!_]*.py")}
    words = {name for name in (*ACTIONS, *EVENTS) if name.startswith(PREFIX[domain])}
    assert not (verbs | words) - named(domain)


@pytest.mark.parametrize("domain", PREFIX)
def test_what_stands_on_the_page_is_there(domain):
    dotted = {word for word in named(domain) if word.startswith(PREFIX[domain])}
    assert dotted <= {*ACTIONS, *EVENTS}


def test_roles():
    assert {*POST_ROLES, *TENURE_ROLES} <= named("people")
