"""An estate is moved below another division: who sees it, what names it, its figures; and back again."""

import copy
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from tests.factories import cases as made
from tests.factories import people as make
from tests.factories import places
from tests.support.pages import dangling, unknown_signs, words
from tests.support.unchanged import everything, refused
from yuanba.domains.cases import public as cases
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people
from yuanba.domains.places import public as map_
from yuanba.kernel.memory import forget_all
from yuanba.kernel.paths import above
from yuanba.platform.access.public import ACTIONS, ANONYMOUS, SYSTEM, can
from yuanba.platform.events.public import Event, dispatch
from yuanba.platform.yards import public as yards
from yuanba.platform.yards.models import FormerPath, Yard
from yuanba.platform.yards.public import by_code

FAR = "510199002001"
HISTORY = {"events.Event", "yards.FormerPath", "cases.RoutingRule"}
# What a move back leaves: what was told, the version of the rules it laid down, and where the estate was meanwhile.
LEFT = {"events.Event", "yards.FormerPath", "cases.RoutingRule", "cases.RoutingVersion", "cases.Counter"}


def move(town, to=FAR, actor=SYSTEM, seen=None):
    yard = Yard.objects.get(code="JG")
    return map_.move_estate(actor=actor, yard=yard, to=to, seen=seen or yard.path)


def rights(town):
    """Who may do what at the estate, a building, a home, each case and each card, by rights read anew."""
    yard = Yard.objects.get(code="JG")
    home = map_.Place.objects.select_related("yard").get(id=town.home.id)
    private = cases.Case.objects.get(id=town.cases["private"].id)
    spots = {"yard": yard, "home": home, "case": private}
    askers = {name: people.actor_of(account.id) for name, account in town.accounts.items()} | {"": ANONYMOUS}
    return {
        name: {(action, what) for action in ACTIONS for what, spot in spots.items() if can(actor, action, spot)}
        for name, actor in askers.items()
    }


@pytest.fixture
def full(town):
    """The town with rules that name places, a list of homes as an audience, grids, and posts kept by an office."""
    forget_all()
    yard, actor = town.yard, town.actors["manager"]
    plan = cases.units.plan_of(yard)
    unit = next(one.id for one in plan.open_units if not one.is_default)
    draft = cases.units.RuleDraft(unit=unit, place=town.place.id)
    cases.units.write_rule(actor=actor, yard=yard, draft=draft, version=plan.version)
    town.said("只给一户", audience=notices.Audience("homes", (town.home.path,)))
    office = by_code("LX")
    grid = map_.draw_grid(actor=SYSTEM, yard=office, code="G1", name="一网格", name_en="")
    map_.set_grid_members(actor=SYSTEM, yard=office, grid_id=grid.id, paths=[yard.path])
    for name, kept_by, role in (("liaison", office, "party-liaison"), ("lead", by_code("QH"), "street-official")):
        town.accounts[name] = make.account(name)
        make.post(kept_by, role, yard.path, holder=town.accounts[name])
    town.accounts["grid"] = make.account("grid")
    worker = {"account": town.accounts["grid"], "role": "grid-worker", "since": make.LONG_AGO, "grid": grid}
    people.appoint(actor=SYSTEM, yard=office, **worker)
    while dispatch():
        pass
    return town


def test_rights_change_for_those_above_on_one_side_only_and_for_nobody_else(full):
    before = rights(full)
    assert before["supervisor"] > before[""] < before["grid"]
    assert before["supervisor-far"] == before[""]
    move(full)
    after = rights(full)
    assert after["supervisor-far"] == before["supervisor"]
    left_behind = {"supervisor", "street", "operator", "liaison", "lead", "grid"}
    assert {name for name in before if before[name] != after[name]} == {*left_behind, "supervisor-far"}
    assert all(after[name] == before[""] for name in left_behind), "who is left behind is a stranger there"


def test_nothing_but_history_names_where_it_was(full):
    was, named = full.yard.path, re.compile(f"{full.yard.path}(?![A-Z])")
    move(full)
    found = {label for label, rows in everything().items() if any(named.search(str(row)) for row in rows)}
    behind = {"places.GridMember", "people.Post"}  # kept by the office that is left behind; hold again when it is back
    assert found == HISTORY | behind
    newest = cases.units.plan_of(Yard.objects.get(code="JG"))
    assert not [row for row in newest.rules if named.match(row.path)]
    assert [row.path for row in newest.rules if row.path] == [map_.place(by_code("JG"), full.place.id).path]
    posts = people.Post.objects.filter(path__under=was)
    assert {one.yard.code for one in posts} == {"LX", "QH"}
    notice = notices.Notice.objects.get(title="只给一户")
    home = map_.place(by_code("JG"), full.home.id)
    assert notice.audience.paths == (home.path,)
    assert notices.people_count(by_code("JG"), notice.audience).all == 1


def test_figures_recount_equal_and_what_was_sent_out_stays_valid(full):
    move(full)
    yard = by_code("JG")
    assert cases.recount(actor=SYSTEM, yard=yard).differed == ()
    assert map_.place_of_door(yard, full.door).path == map_.place(yard, full.place.id).path
    assert cases.case_by_token(yard, full.tokens["new"])[0].id == full.cases["new"].id
    assert people.Invitation.objects.get(id=full.invitation).path == map_.place(yard, full.home.id).path
    assert map_.profile(yard).division.code == FAR


def test_moved_back_everything_is_as_it_was(full):
    before, who = everything(), rights(full)
    move(full)
    move(full, to="510199001001")
    after = everything()
    assert {label for label in before if before[label] != after[label]} == LEFT
    assert rights(full) == who
    assert [one.path for one in FormerPath.objects.all()] == [f"5101/510199/510199002/{FAR}/JG"]
    told = [one.read() for one in Event.objects.filter(name="place.estate_moved").order_by("id")]
    assert [(one.was, one.path) for one in told] == [
        (full.yard.path, f"5101/510199/510199002/{FAR}/JG"),
        (f"5101/510199/510199002/{FAR}/JG", full.yard.path),
    ]


def test_who_believes_it_is_where_it_was_writes_nothing_and_may_send_it_again(town):
    stale_place = copy.deepcopy(town.place)
    stale_case = cases.Case.objects.select_related("yard").get(id=town.cases["new"].id)
    move(town)
    top = map_.Place.objects.get(yard=town.yard, path=by_code("JG").path)
    with refused("yard-moved"):
        made.report(stale_place, "楼道灯不亮。", town.actors["reporter"], key="stale")
    with refused("yard-moved"):
        map_.add_place(actor=SYSTEM, yard=town.yard, parent_id=top.id, kind="building", code="9", name="9 栋")
    with refused("yard-moved"), transaction.atomic():
        stale_case.save()
    with refused("yard-moved"):  # an act without a path: the event tells
        notices.withdraw_notice(actor=SYSTEM, yard=town.yard, notice_id=town.notice.id, why="错了")
    fresh = map_.place(by_code("JG"), town.place.id)
    told = made.report(fresh, "楼道灯不亮。", town.actors["reporter"], key="stale")
    assert told.case.path.startswith(by_code("JG").path)


def test_it_is_refused_to_who_has_no_right_at_both_places(town):
    seen = town.yard.path
    for name in ("manager", "supervisor", "supervisor-far", "street", "butler", "reporter"):
        with refused("not-found"):
            move(town, actor=town.actors[name])
    with refused("move-level"):
        move(town, to="5101")
    with refused("not-found"):
        move(town, to="999999")
    with refused("move-stale"):
        move(town, seen=above(seen)[1])
    with refused("move-office"):
        map_.move_estate(actor=SYSTEM, yard=by_code("LX"), to=FAR, seen=by_code("LX").path)
    moved = move(town, to="510199001", actor=town.actors["street"])
    assert moved.path == "5101/510199/510199001/JG"
    before = everything()
    assert move(town, to="510199001", actor=town.actors["street"], seen=seen).path == moved.path
    assert everything() == before


def test_the_page_says_what_it_means_and_moves_it_there_and_back(town, enter):
    client, page = enter("street"), "/backoffice/estates/JG/move/"
    office = places.yard("QX", "district", "院坝区住建局", at="district")
    make.post(office, "platform-operator", holder=town.accounts["street"])
    assert "柳溪社区" in words(client.get(page))
    assert "白杨社区" in words(client.get(f"{page}?q=白杨"))
    asked = client.get(f"{page}?to={FAR}")
    said = words(asked)
    assert [name for name in ("Supervisor-Far", "Supervisor", "柳溪社区居委会", "白杨社区") if name not in said] == []
    assert (dangling(asked), unknown_signs(asked)) == (set(), set())
    before = everything()
    assert client.post(page, {"to": FAR, "seen": "5101"}).status_code == 409
    assert enter("manager").get(page).status_code == 404
    assert everything() == before
    sent = client.post(page, {"to": FAR, "seen": town.yard.path})
    assert sent.headers["Location"] == f"{page}?from=510199001001"
    assert "已移过去" in words(client.get(sent.headers["Location"]))
    assert "本来就归" in words(client.get(f"{page}?to={FAR}"))
    client.post(page, {"to": "510199001001", "seen": by_code("JG").path})
    assert by_code("JG").path == town.yard.path


def test_the_command_says_it_and_moves_only_when_told(town):
    before, said = everything(), StringIO()
    call_command("move", "JG", "--to", FAR, stdout=said)
    assert everything() == before
    assert said.getvalue().splitlines() == [
        f"JG  {town.yard.path} -> 5101/510199/510199002/{FAR}/JG",
        "no longer see it:",
        "  柳溪社区居委会",
        "  青禾街道办",
        "  Operator (Platform operator)",
        "  Street (Street official)",
        "  Supervisor (Community supervisor)",
        "see it from then on:",
        "  白杨社区",
        "  Supervisor-Far (Community supervisor)",
    ]
    call_command("move", "JG", "--to", FAR, "--yes", stdout=said)
    assert said.getvalue().splitlines()[-1] == f"moved: {by_code('JG').path}"
    with pytest.raises(CommandError, match="district, a street or a community"):
        call_command("move", "JG", "--to", "5101", "--yes", stdout=said)


def test_another_process_forgets_when_it_looks_after_five_seconds(town):
    old = by_code("JG")
    moved = move(town)
    yards._known.cache_clear()
    yards._known("JG").path = old.path  # what another process remembers
    yards.look()
    assert by_code("JG").path == old.path
    yards._Moves.newest, yards._Moves.asked = None, 0.0
    assert by_code("JG").path == moved.path
