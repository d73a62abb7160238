"""Lists, search, the private case, the board's figures, and the daily look."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import cases as make
from tests.factories import people, places
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event, dispatch
from yuanba.platform.notify.public import inbox

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 20, 9, 0, tzinfo=clock.SHANGHAI)
HOUR = timedelta(hours=1)


def titles(page):
    return [case.title for case in page.rows]


def walk(read):
    """All rows over all pages."""
    seen, after = [], ""
    while True:
        page = read(after)
        seen += page.rows
        after = page.more
        if not after:
            return seen


def test_paging_shows_each_case_once_in_order():
    town = make.town()
    for number in range(45):
        with clock.at(NINE + number * timedelta(minutes=number % 7)):
            make.report(town.place, f"第 {number} 件事")
    due = walk(lambda after: cases.by_due(town.manager, town.yard, after=after))
    assert len({case.id for case in due}) == len(due) == 45
    assert [case.due_at for case in due] == sorted(case.due_at for case in due)
    newest = walk(lambda after: cases.newest(town.manager, town.yard, after=after))
    assert len({case.id for case in newest}) == len(newest) == 45
    assert [case.reported_at for case in newest] == sorted((case.reported_at for case in newest), reverse=True)


@pytest.mark.parametrize("after", ["x", "2026-11-20T09:00:00+08:00_nothing", "_", "2026_"])
def test_a_made_up_page_is_absent(after):
    town = make.town()
    with pytest.raises(Refusal) as caught:
        cases.newest(town.manager, town.yard, after=after)
    assert caught.value.code == "not-found"


@pytest.mark.parametrize(
    ("words", "found"),
    [("单元", True), ("门关", True), ("JG-1", True), ("1", True), ("风一吹", True), ("电梯", False), ("单", False)],
)
def test_search_from_two_characters_on(words, found):
    town = make.town()
    make.report(town.place, "单元门关不拢，风一吹就开")
    assert titles(cases.find(town.manager, town.yard, words)) == (["单元门关不拢，风一吹就开"] if found else [])


def test_a_list_is_one_statement():
    town = make.town()
    for number in range(30):
        make.report(town.place, f"第 {number} 件事")
    with CaptureQueriesContext(connection) as seen:
        page = cases.by_due(town.manager, town.yard)
        assert [case.place.label for case in page.rows] == ["3 栋 1 单元"] * 20
        assert {case.code[:3] for case in page.rows} == {"JG-"}
    assert len(seen) == 1


def test_the_due_list_uses_its_index():
    town = make.town()
    make.report(town.place)
    wanted = cases.Case.objects.filter(yard=town.yard, due_at__isnull=False).order_by("due_at", "id")[:21]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
    assert "cases_due" in wanted.explain()


def test_what_is_only_for_handlers_is_seen_by_nobody_else():
    town = make.town()
    made = make.report(town.place, "家里的私事请别声张", visibility="handlers")
    worker = people.staff(places.community_office("L2"), "grid-worker")
    for actor in (town.street, worker):
        with refused("not-found"):
            cases.case_to_read(actor, town.yard, made.case.id)
        assert titles(cases.newest(actor, town.yard)) == []
        assert titles(cases.find(actor, town.yard, "私事")) == []
        assert cases.morning(actor).to_look == 0
    assert titles(cases.board_cases(town.yard, "all")) == []
    assert cases.figures(town.yard).all == 0
    for actor in (town.manager, town.butler, town.supervisor):
        assert cases.case_to_read(actor, town.yard, made.case.id).id == made.case.id


def test_contacts_open_only_in_the_estate_itself():
    town = make.town()
    made = make.report(town.place, phone="13800004402")
    assert cases.contact_of(town.butler, made.case).phone == "13800004402"
    assert cases.contact_of(make.reporter(made), made.case).phone == "13800004402"
    assert cases.contact_of(town.supervisor, made.case) is None
    assert cases.contact_of(town.street, made.case) is None


def test_the_reporter_does_not_see_what_is_for_colleagues():
    town = make.town()
    made = make.report(town.place)
    cases.note(actor=town.butler, target=make.target(made.case), text="住户情绪激动", public=False)
    own = cases.story(make.reporter(made), made.case)
    assert [step.verb for step in own.steps] == ["report"]
    assert [step.verb for step in cases.story(town.manager, made.case).steps] == ["note", "report"]


def test_figures_have_their_base():
    town = make.town()
    with clock.at(NINE):
        early, late, open_ = (make.report(town.place, f"{n} 号的事").case for n in range(3))
    with clock.at(NINE + HOUR):
        cases.resolve(actor=town.butler, target=make.target(early), text="好了")
    with clock.at(NINE + 5 * HOUR):
        cases.resolve(actor=town.butler, target=make.target(late), text="好了")
        found = cases.figures(town.yard)
    assert (found.answered.part, found.answered.base) == (1, 3)
    assert (found.closed.part, found.closed.base) == (1, 3)
    assert (found.late, found.open, found.all) == (2, 3, 3)
    with clock.at(NINE + 5 * HOUR):
        assert {case.id for case in cases.board_cases(town.yard, "late").rows} == {late.id, open_.id}


def test_ticking_needs_opening():
    town = make.town()
    made, other = make.report(town.place), make.report(town.place)
    with pytest.raises(Refusal) as caught:
        cases.sign_off(actor=town.supervisor, yard=town.yard, case_ids=[made.case.id, other.case.id])
    assert (caught.value.code, caught.value.data["cases"]) == ("not-opened", "JG-1, JG-2")
    for case in (made.case, other.case):
        cases.open_for_look(actor=town.supervisor, case=case)
    assert cases.sign_off(actor=town.supervisor, yard=town.yard, case_ids=[made.case.id, other.case.id]) == 2
    assert cases.sign_off(actor=town.supervisor, yard=town.yard, case_ids=[made.case.id]) == 0
    assert [row.looked for row in cases.look_list(town.supervisor, clock.today())[0]] == [True, True]


def test_yesterdays_opening_does_not_count_today():
    town = make.town()
    case = make.report(town.place).case
    with clock.at(clock.now() - timedelta(days=1)):
        cases.open_for_look(actor=town.supervisor, case=case)
    with refused("not-opened"):
        cases.sign_off(actor=town.supervisor, yard=town.yard, case_ids=[case.id])


def test_others_cannot_tick():
    town = make.town()
    case = make.report(town.place).case
    for actor in (town.manager, town.street):
        with refused("not-found"):
            cases.sign_off(actor=actor, yard=town.yard, case_ids=[case.id])


def test_what_nobody_looked_at_is_told_upward_once():
    town = make.town()
    make.report(town.place)
    for _ in range(2):
        assert cases.report_unlooked(actor=SYSTEM, yard=town.yard, day=clock.today()) == [1]
    assert Event.objects.filter(name="case.unlooked").count() == 1
    dispatch()
    assert [message.template for message, _ in inbox(make.account_of(town.street), "en")] == ["case.unlooked"]


def test_this_morning_names_late_unhappy_and_silent():
    town = make.town()
    with clock.at(NINE):
        late, again = make.report(town.place, "还没有人来"), make.report(town.place, "没有修好")
        cases.resolve(actor=town.butler, target=make.target(again.case), text="好了")
        cases.request_reopen(actor=make.reporter(again), target=make.target(again.case), text="没有好")
    with clock.at(NINE + 5 * HOUR):
        seen = cases.morning(town.street)
    assert {case.id for case in seen.late} == {late.case.id, again.case.id}
    assert [case.id for case in seen.unhappy] == [again.case.id]
    assert seen.silent == []
    assert (seen.estates, seen.to_look, seen.looked) == (1, 2, 0)


@pytest.mark.parametrize(("days", "silent"), [(0, None), (2, None), (3, 3), (40, 40)])
def test_an_estate_is_silent_three_days_after_the_oldest_open_case_or_the_last_look(days, silent):
    town = make.town()
    with clock.at(NINE):
        made = make.report(town.place, "还没有人来")
    with clock.at(NINE + days * 24 * HOUR):
        seen = cases.morning(town.street).silent
    assert [(one.yard.code, one.open, one.days) for one in seen] == ([("JG", 1, silent)] if silent else [])
    with clock.at(NINE + days * 24 * HOUR):
        cases.open_for_look(actor=town.supervisor, case=made.case)
        cases.sign_off(actor=town.supervisor, yard=town.yard, case_ids=[made.case.id])
        assert cases.morning(town.street).silent == []
    with clock.at(NINE + (days + 3) * 24 * HOUR):
        assert [one.days for one in cases.morning(town.street).silent] == [3]
