"""Ready replies: only known places, filled or left as a gap; a yard changes presets without losing them."""

import pytest

from tests.factories import cases as make
from tests.support.unchanged import everything, refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.rules.replies import PRESETS, check_text, checked, fill, fits, joined
from yuanba.kernel.errors import Refusal
from yuanba.platform.events.models import Event


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{name}您好", ""),
        ("｛name｝您好", ""),
        ("没有占位", ""),
        ("{nmae}您好", "placeholder-unknown"),
        ("{}您好", "placeholder-unknown"),
        ("{name您好", "placeholder-open"),
        ("{{name}}", "placeholder-open"),
        ("好" * 1001, "reply-long"),
    ],
)
def test_a_text_holds_known_places_only(text, code):
    assert check_text(text) == code


def test_places_are_filled_and_what_is_not_known_is_a_gap_that_is_named():
    assert fill("{name}，{ number }：{promised}，{promised}", {"name": "黎{place}", "number": "JG-1"}) == (
        "黎{place}，JG-1：____，____",
        ["promised"],
    )


def test_what_was_typed_before_stays_above():
    assert [joined("", "新"), joined("先写的 \n", "新")] == ["新", "先写的\n新"]


def test_every_preset_is_right_and_kind_and_state_narrow():
    assert [checked(one) for one in PRESETS.values()] == [
        cases.Reply(one.name, one.verb, one.text.strip(), "", one.kind, one.state) for one in PRESETS.values()
    ]
    hazard = cases.Reply("停用", "answer", "先停用", kind="hazard", state="new")
    assert [fits(hazard, *case) for case in (("answer", "hazard", "new"), ("answer", "repair", "new"))] == [True, False]
    assert not fits(hazard, "answer", "hazard", "triaged")
    assert not fits(hazard, "note", "hazard", "new")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": " "}, "reply-nameless"),
        ({"verb": "confirm"}, "choice-unknown"),
        ({"kind": "x"}, "choice-unknown"),
        ({"state": "closed"}, "choice-unknown"),
        ({"text": ""}, "words-missing"),
        ({"text_en": "{x}"}, "placeholder-unknown"),
    ],
)
def test_a_wrong_field_is_named(wrong, code):
    with pytest.raises(Refusal) as caught:
        checked(cases.Reply(**{"name": "n", "verb": "answer", "text": "好的"} | wrong))
    assert caught.value.fields == {next(iter(wrong)): code}


@pytest.mark.django_db
def test_a_yard_writes_changes_and_takes_away_and_a_repeat_changes_nothing():
    town = make.town()
    write = {"actor": town.manager, "yard": town.yard}
    reply = cases.Reply("报修收到", "answer", "{name}，今天{butler}来。", kind="repair")
    row = cases.write_reply(**write, reply=reply, client_key="a")
    before = everything()
    assert cases.write_reply(**write, reply=reply, client_key="a").id == row.id
    assert everything() == before
    with refused("conflict"):
        cases.write_reply(**write, reply=cases.Reply("别的", "answer", "别的话"), client_key="a")
    with refused("not-found"):
        cases.write_reply(actor=town.butler, yard=town.yard, reply=reply, client_key="b")
    changed = cases.write_reply(
        **write, reply=cases.Reply("收到", "answer", "好的"), key=str(row.id), seen=1, client_key="c"
    )
    assert (changed.id, changed.version, changed.kind) == (row.id, 2, "")
    with refused("reply-stale"):
        cases.write_reply(**write, reply=reply, key=str(row.id), seen=1, client_key="d")
    cases.retire_reply(**write, key=str(row.id))
    before = everything()
    cases.retire_reply(**write, key=str(row.id))
    assert everything() == before
    assert [one.key for one in cases.replies_of(town.yard)] == [*PRESETS]
    assert Event.objects.filter(name="case.reply_changed").count() == 3


@pytest.mark.django_db
def test_a_preset_is_changed_hidden_and_taken_back():
    town = make.town()
    write = {"actor": town.manager, "yard": town.yard}

    def keys():
        return {one.key for one in cases.replies_of(town.yard)}

    cases.write_reply(**write, reply=cases.Reply("办好了", "resolve", "办好了，请看。"), key="done", client_key="x")
    assert "done" not in keys()
    assert [one.reply.name for one in cases.replies_of(town.yard) if not one.is_preset] == ["办好了"]
    cases.retire_reply(**write, key="part")
    assert "part" not in keys()
    assert [row.preset for row in cases.retired_presets(town.yard)] == ["part"]
    for key in ("part", "done"):
        cases.retire_reply(**write, key=key, back=True)
    assert keys() == {*PRESETS}
    with refused("not-found"):
        cases.retire_reply(**write, key="nothing")
