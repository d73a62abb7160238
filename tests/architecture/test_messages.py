"""The zh catalogue holds every message of the source, each translated, none fuzzy, placeholders kept."""

import re
from collections import Counter

from scripts.messages import load, messages

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
CATALOGUE = load("zh_Hans")


def entry(words, context):
    return CATALOGUE.get(words if isinstance(words, str) else words[0], context)


def said(message):
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_every_message_is_translated():
    missing = set()
    for path, (words, context) in messages():
        found = entry(words, context)
        if found is None or not all(said(found)):
            missing.add(f"{path.name}: {words}")
    assert not missing


def test_nothing_is_fuzzy_and_nothing_is_left_over():
    known = {words if isinstance(words, str) else words[0] for _path, (words, _context) in messages()}
    ids = {one.id if isinstance(one.id, str) else one.id[0]: one for one in CATALOGUE if one.id}
    assert not [one for one, message in ids.items() if message.fuzzy]
    assert not ids.keys() - known


def test_placeholders_are_kept():
    for message in CATALOGUE:
        if message.id:
            single = message.id if isinstance(message.id, str) else message.id[-1]
            for words in said(message):
                assert Counter(PLACEHOLDER.findall(words)) == Counter(PLACEHOLDER.findall(single)), single
