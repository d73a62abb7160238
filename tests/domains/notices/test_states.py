"""The tables of states: each verb from each state, and the words."""

import pytest

from yuanba.domains.notices.rules import states, vocabulary
from yuanba.domains.notices.rules.states import (
    ANNOUNCED,
    DRAFT,
    DROPPED,
    ENDED,
    LIVE,
    NOTICE_MOVES,
    NOTICE_STATES,
    PLANNED,
    PUBLISHED,
    UNDERTAKING_MOVES,
    UNDERTAKING_STATES,
    WITHDRAWN,
    after,
)

NOTICE = {
    ("edit", DRAFT): DRAFT,
    ("publish", DRAFT): PUBLISHED,
    ("deliver", PUBLISHED): PUBLISHED,
    ("deliver", ENDED): ENDED,
    ("end", PUBLISHED): ENDED,
    ("withdraw", DRAFT): WITHDRAWN,
    ("withdraw", PUBLISHED): WITHDRAWN,
}
UNDERTAKING = {
    ("announce", PLANNED): ANNOUNCED,
    ("unannounce", ANNOUNCED): PLANNED,
    ("unannounce", DROPPED): DROPPED,
    ("object", ANNOUNCED): ANNOUNCED,
    ("take_back", PLANNED): PLANNED,
    ("take_back", ANNOUNCED): ANNOUNCED,
    ("take_back", DROPPED): DROPPED,
    ("start", PLANNED): LIVE,
    ("start", ANNOUNCED): LIVE,
    ("drop", PLANNED): DROPPED,
    ("drop", ANNOUNCED): DROPPED,
    ("drop", LIVE): DROPPED,
}


@pytest.mark.parametrize(
    ("moves", "names", "allowed"),
    [(NOTICE_MOVES, NOTICE_STATES, NOTICE), (UNDERTAKING_MOVES, UNDERTAKING_STATES, UNDERTAKING)],
    ids=["notice", "undertaking"],
)
def test_every_verb_in_every_state(moves, names, allowed):
    found = {(verb, state): after(moves, verb, state) for verb in moves for state in names}
    assert {pair: to for pair, to in found.items() if to is not None} == allowed


def test_what_is_kept_fits_its_column():
    from yuanba.domains.notices.models import Delivery, Notice, Undertaking

    widths = [
        (Notice, "state", NOTICE_STATES),
        (Undertaking, "state", UNDERTAKING_STATES),
        (Notice, "kind", vocabulary.KINDS),
        (Delivery, "channel", vocabulary.CHANNELS),
    ]
    for model, field, words in widths:
        assert max(map(len, words)) <= model._meta.get_field(field).max_length


def test_a_verb_nobody_knows_is_a_fault_of_ours():
    with pytest.raises(KeyError):
        after(states.NOTICE_MOVES, "burn", DRAFT)
