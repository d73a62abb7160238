"""The state table, as it is meant."""

import pytest

from yuanba.domains.cases.rules.states import MOVES, STATES, WAITING_FOR_STAFF, after, verbs_in

SORTED = "triage dispatch"
UNITS = "take route hand_back ask_help give_help"
PAIRED = "call_back join merge go_along split"
SEEN = "unname hide cover"
MORE = f"{SEEN} say_more {PAIRED}"
ASKED = "instruct answer_instruction judge_instruction"
EXPECTED = {
    "new": f"{SORTED} {UNITS} answer talk take_on send_back {ASKED} type_out note resolve refer {MORE}",
    "triaged": f"{SORTED} {UNITS} answer talk hand_up take_on send_back {ASKED} type_out note resolve refer {MORE}",
    "dispatched": f"{SORTED} {UNITS} answer talk hand_up take_on send_back {ASKED} type_out note resolve refer {MORE}",
    "in-work": f"{SORTED} {UNITS} answer promise pause resume extend decide_extension talk check_in"
    f" hand_up take_on send_back {ASKED} type_out note resolve refer {MORE}",
    "resolved": f"{ASKED} type_out {SEEN} say_more confirm expire request_reopen call_back join",
    "reopen-requested": f"hand_up take_on send_back {ASKED} type_out note {SEEN} say_more"
    " reopen uphold call_back join split",
    "closed": f"answer_instruction judge_instruction {SEEN} say_more request_reopen rate call_back join",
    "merged": f"answer_instruction judge_instruction {SEEN} unmerge",
}


@pytest.mark.parametrize("state", STATES)
def test_what_can_be_done_in_a_state(state):
    assert verbs_in(state) == tuple(EXPECTED[state].split())


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", MOVES)
def test_a_verb_that_is_not_in_the_table_leads_nowhere(verb, state):
    possible = verb in EXPECTED[state].split()
    assert (after(verb, state) is not None) is possible
    assert after(verb, state) in {*STATES, None}


@pytest.mark.parametrize(
    ("verb", "state", "to"),
    [
        ("triage", "new", "triaged"),
        ("triage", "in-work", "in-work"),
        ("dispatch", "triaged", "dispatched"),
        ("take", "new", "dispatched"),
        ("route", "dispatched", "triaged"),
        ("hand_back", "in-work", "in-work"),
        ("answer", "dispatched", "in-work"),
        ("resolve", "in-work", "resolved"),
        ("confirm", "resolved", "closed"),
        ("expire", "resolved", "closed"),
        ("request_reopen", "closed", "reopen-requested"),
        ("reopen", "reopen-requested", "in-work"),
        ("uphold", "reopen-requested", "closed"),
        ("rate", "closed", "closed"),
        ("merge", "in-work", "merged"),
        ("unmerge", "merged", "merged"),
        ("split", "new", "new"),
        ("join", "resolved", "resolved"),
    ],
)
def test_where_verbs_lead(verb, state, to):
    assert after(verb, state) == to


def test_nothing_leads_out_of_closed_but_the_residents_word():
    assert [verb for verb in verbs_in("closed") if after(verb, "closed") in WAITING_FOR_STAFF] == ["request_reopen"]
