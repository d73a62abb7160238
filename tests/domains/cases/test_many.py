"""The same for many requests, row by row; and lists that are kept by their address."""

import pytest

from tests.factories import cases as make
from tests.support.unchanged import everything, refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import SavedList
from yuanba.domains.cases.rules.narrowing import CHOICES
from yuanba.kernel.errors import Refusal


@pytest.fixture
def town(db):
    return make.town()


def many(town, doing, rows, key="batch", actor=None):
    ticked = {case.id: case.version for case in rows}
    return cases.do_to_many(actor=actor or town.manager, yard=town.yard, doing=doing, ticked=ticked, key=key)


def told(outcomes):
    return [one.refusal.code if one.refusal else "done" for one in outcomes]


def test_each_row_is_for_itself_a_stale_one_is_refused_by_name_and_a_repeat_does_nothing_twice(town):
    one, two, three = (make.report(town.place, f"第 {n} 件事，灯不亮").case for n in range(3))
    cases.triage(actor=town.butler, target=make.target(two), kind="repair", level="ordinary")
    doing = cases.Doing("dispatch", to=make.account_of(town.engineer))
    outcomes = many(town, doing, [one, two, three])
    assert told(outcomes) == ["done", "stale", "done"]
    assert outcomes[1].refusal.data["name"] == "罗小满"
    before = everything()
    assert told(many(town, doing, [one, two, three])) == ["done", "stale", "done"]
    assert everything() == before
    assert [case.state for case in cases.Case.objects.order_by("id")] == ["dispatched", "triaged", "dispatched"]


def test_a_note_and_a_level_for_all(town):
    rows = [make.report(town.place, f"第 {n} 件事，灯不亮").case for n in range(2)]
    assert told(many(town, cases.Doing("note", text="今天停电"), rows)) == ["done", "done"]
    assert {step.public for step in cases.Step.objects.filter(verb="note")} == {False}
    rows = list(cases.Case.objects.order_by("id"))
    assert told(many(town, cases.Doing("level", level="hard"), rows, "b")) == ["invalid", "invalid"]  # no kind yet
    assert told(many(town, cases.Doing("level", level="hard", kind="repair"), rows, "c")) == ["done", "done"]
    assert {(case.kind, case.level) for case in cases.Case.objects.all()} == {("repair", "hard")}


def test_all_are_sent_to_a_unit_and_answered_each_in_its_own_words(town):
    rows = [make.report(town.place, f"第 {n} 件事，灯不亮").case for n in range(2)]
    unit = next(one for one in cases.units.plan_of(town.yard).open_units if one.id != rows[0].unit_id)
    routed = cases.units.route(actor=town.manager, target=make.target(rows[0]), unit_id=unit.id)
    assert told(many(town, cases.Doing("route", unit=unit.id), [routed, rows[1]])) == ["invalid", "done"]

    def fill(case):
        if case.id == routed.id:
            raise Refusal("reply-gaps", gaps="答应的时间")
        return f"{case.code} 下午来修。"

    rows = list(cases.Case.objects.order_by("id"))
    answers = cases.Doing("answer", text="{number} 下午来修。", fill=fill, how="written")
    for _again in range(2):
        assert told(many(town, answers, rows, "b")) == ["reply-gaps", "done"]
    said = cases.Step.objects.filter(verb="answer").values_list("text", flat=True)
    assert list(said) == [f"{rows[1].code} 下午来修。"]
    assert set(cases.Case.objects.values_list("unit", flat=True)) == {unit.id}


@pytest.mark.parametrize(
    ("doing", "fields"),
    [
        (cases.Doing("dispatch"), {"to": "choice-unknown"}),
        (cases.Doing("note", text=" "), {"text": "words-missing"}),
        (cases.Doing("level", level="x"), {"level": "choice-unknown"}),
        (cases.Doing("close"), {"verb": "choice-unknown"}),
        (cases.Doing("route"), {"unit": "choice-unknown"}),
        (cases.Doing("answer", text="下午来修。"), {"how": "choice-unknown"}),
        (cases.Doing("answer", text=" ", how="written"), {"text": "words-missing"}),
    ],
)
def test_what_is_wrong_for_all_is_refused_before_anything_is_done(town, doing, fields):
    case = make.report(town.place).case
    with refused("invalid", **fields):
        many(town, doing, [case])


def test_none_too_many_and_by_whom_nothing_is_worked_on_here(town):
    case, doing = make.report(town.place).case, cases.Doing("note", text="今天停电")
    with refused("many-none"):
        many(town, doing, [])
    with refused("not-found"):
        many(town, doing, [case], actor=town.supervisor)
    assert [cases.many_wrong(n) for n in (0, 1, 100, 101)] == ["many-none", "", "", "many-too"]


def test_an_address_is_a_list_and_what_was_made_up_is_absent():
    narrow = cases.narrow_of({"state": "open", "kind": "repair", "mine": "1", "after": "x"})
    assert (narrow.query, narrow.but(kind="").query) == ("state=open&kind=repair&mine=1", "state=open&mine=1")
    for name in (*CHOICES, "place", "under", "unit", "since", "until"):
        with pytest.raises(Refusal):
            cases.narrow_of({name: "no-such"})


def test_lists_are_kept_shared_counted_begun_with_and_removed(town):
    for n in range(3):
        make.report(town.place, f"第 {n} 件事，灯不亮")
    keep = {"yard": town.yard, "narrow": cases.Narrow(state="open")}
    with refused("invalid", name="list-nameless"):
        cases.save_list(actor=town.butler, name=" ", **keep)
    row = cases.save_list(actor=town.butler, name="开着的", shared=True, first=True, client_key="k", **keep)
    cases.save_list(actor=town.butler, name="开着的", shared=True, first=True, client_key="k", **keep)
    cases.save_list(actor=town.butler, yard=town.yard, name="难的", narrow=cases.Narrow(level="hard"))
    told = [(one.row.name, one.count, one.is_first, one.many) for one in cases.saved_lists(town.butler, town.yard)]
    assert told == [("开着的", 3, True, False), ("难的", 0, False, False)]
    assert [one.row.name for one in cases.saved_lists(town.manager, town.yard)] == ["开着的"]
    assert (cases.first_list(town.butler, town.yard), cases.first_list(town.manager, town.yard)) == (
        keep["narrow"],
        None,
    )
    change = {"yard": town.yard, "list_id": row.id}
    with refused("not-found"):
        cases.change_list(actor=town.manager, what="remove", **change)
    cases.change_list(actor=town.manager, what="begin", **change)
    assert cases.first_list(town.manager, town.yard) == keep["narrow"]
    cases.change_list(actor=town.manager, what="begin-not", **change)
    cases.change_list(actor=town.butler, what="remove", **change)
    assert [SavedList.objects.get().name, cases.first_list(town.butler, town.yard)] == ["难的", None]
    with refused("not-found"):
        cases.save_list(actor=town.supervisor, name="x", **keep)
