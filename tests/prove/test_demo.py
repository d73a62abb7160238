"""Every scene alone in an empty database, and the figures of the articles in it."""

from collections import Counter

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.test import Client

from tests.support.pages import more
from yuanba.demo.scenes import SCENES
from yuanba.domains.cases import public as cases
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.middleware import ACCOUNT
from yuanba.interfaces.signin.recent import SHOWN
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM, paths
from yuanba.platform.events.public import Event, dispatch
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code, forget

pytestmark = pytest.mark.django_db(transaction=True)
TABLES = (
    Yard,
    places.Division,
    places.Place,
    places.Grid,
    places.Station,
    places.DoorCode,
    places.ImportBatch,
    people.Account,
    people.ResidentCard,
    people.Tenure,
    people.Post,
    people.Enterprise,
    notices.Notice,
    notices.Undertaking,
    notices.Delivery,
    cases.Case,
    Event,
)


def counts():
    return {model.__name__: model.objects.count() for model in TABLES}


def played(name, client):
    """The scene alone in an empty database: played twice, the second time changes nothing; then looked at."""
    forget()
    scene = next(scene for scene in SCENES if scene.is_called(name))
    call_command("demo", scene=[name], verbosity=0)
    before = counts()
    call_command("demo", scene=[scene.id], verbosity=0)
    assert counts() == before
    for address, _what in scene.look:
        assert client.get(address).status_code in (200, 302), address
    for one in scene.sign_ins:
        account = people.sign_in(actor=SYSTEM, username=one.username, password="yuanba-demo", address=one.username)
        assert one.role in {grant.role for grant in people.actor_of(account.id).grants}
    return by_code(scene.yard)


def rows(client, address, mark):
    """How many rows a list has, page by page."""
    found = 0
    while address:
        answer = client.get(address)
        found += answer.content.decode().count(mark)
        on = more(answer)
        address = address.partition("?")[0] + on if on else ""
    return found


def signed_in(username):
    """A browser of somebody of a scene."""
    browser, session = Client(), SessionStore()
    session[ACCOUNT] = str(people.Account.objects.get(username=username).id)
    session[SHOWN] = int(clock.now().timestamp())
    session.create()
    browser.cookies["yb_session"] = session.session_key
    return browser


def opens_its_rows(yard, supervisor, manager):
    """What the board, oversight and the desk count is what their figures open, row by row; the board's figures."""
    dispatch(100_000)
    told, code = cases.figures(yard), yard.code
    bases = {"answered": told.answered.base, "closed": told.closed.base, "satisfied": told.satisfied.base}
    for name, number in {"all": told.all, "open": told.open, "late": told.late, **bases}.items():
        assert rows(Client(), f"/b/{code}/cases/?of={name}", f'<td class="nw">{code}-') == number, name
    above, since = signed_in(supervisor), cases.since_of(12)
    [line] = cases.rates_by([yard], "estate", since)
    for what in cases.FIGURES:
        address = f"/oversight/figures/cases/?by=estate&key={line.key}&what={what}&months=12"
        assert rows(above, address, '<a class="line"') == line.rates.of(what).base, what
    kept = cases.Case.objects.filter(yard=yard)
    assert rows(signed_in(manager), f"/desk/{code}/all/?state=", 'name="case"') == kept.count()
    assert kept.filter(reported_at__gte=told.since).count() == told.all
    return told


def homes(yard):
    return places.Place.objects.filter(yard=yard, kind="home").count()


def residents(yard):
    return people.ResidentCard.objects.filter(yard=yard).count()


def loads(yard):
    return {load.name: load.homes for load in people.butler_loads(yard)}


def roles(yard):
    """How many people hold each role at the estate or a part of it."""
    posts = people.Post.objects.filter(path__startswith=yard.path).values_list("role", "account").distinct()
    return Counter(role for role, _account in posts)


def test_jinyuewan_is_one_officer_one_grid_worker_and_all_of_the_company_over_thirty_micro_grids(client):
    yard = played("jinyuewan", client)
    assert (homes(yard), residents(yard)) == (1440, 1440)
    team = Counter(one.role for one in people.team_of_estate(yard.path))
    assert team == {
        "police-officer": 1,
        "grid-worker": 1,
        "manager": 1,
        "butler": 15,
        "engineer": 4,
        "guard": 12,
        "cleaner": 8,
    }
    assert roles(yard)["volunteer"] == 25
    assert max(loads(yard).values()) == 96
    _whole, *micro = places.grids(by_code("SPJD"))
    assert len(micro) == 30
    assert places.homes_in([path for one in micro for path in one.paths]) == 1440
    cared = {one.role for one in people.looks_after(f"{yard.path}/3/1/902")}
    assert cared >= {"police-officer", "grid-worker", "butler", "micro-grid-member", "manager"}


def test_ditieshouzuo_has_33_representatives_and_every_request_closed_in_time(client):
    yard = played("ditieshouzuo", client)
    assert homes(yard) == residents(yard) == 1452
    elected = people.representatives(yard)
    assert len(elected) == 33
    assert all(len(one.members) == 1 for one in elected)
    assert (roles(yard)["party-branch"], roles(yard)["grid-worker"]) == (1, 1)
    found = opens_its_rows(yard, "dt-supervisor", "dt-manager")
    assert (found.all, found.open, found.late) == (62, 0, 0)
    assert [(figure.part, figure.base) for figure in found.rates] == [(62, 62)] * 3


def test_binhewan_has_every_request_done_and_ninety_of_a_hundred_satisfied(client):
    yard = played("binhewan", client)
    assert (homes(yard), residents(yard)) == (576, 576)
    assert roles(yard)["micro-grid-member"] == 8
    found = opens_its_rows(yard, "bh-supervisor", "bh-manager")
    assert (found.all, found.open, found.late) == (41, 1, 0)
    assert [(figure.part, figure.base) for figure in found.rates] == [(40, 40), (40, 40), (37, 40)]
    assert found.satisfied.words == "92.5"


def test_lanzuan_has_its_households_people_and_four_sides(client):
    yard = played("lanzuan", client)
    assert (homes(yard), residents(yard)) == (1079, 2500)
    sides = people.five_sides(yard.path)
    assert all(sides[side] for side in ("party", "company", "owners", "residents"))
    seats = people.committee_at(yard.path, "committee-member")["owners"]
    assert [one.seat for one in seats] == ["chair", "deputy", "secretary", "member", "member"]
    found = roles(yard)
    assert (found["building-head"], found["observer"], found["volunteer-family"]) == (10, 10, 42)
    assert max(loads(yard).values()) <= people.BUTLER_HOMES


def test_ankang_has_seven_courtyards_its_old_people_and_visitors_of_three_levels(client):
    yard = played("ankang", client)
    community = yard.path.rpartition("/")[0]
    courtyards = Yard.objects.filter(path__startswith=f"{community}/", kind="estate")
    assert courtyards.count() == 7
    assert homes(yard) == 1056
    assert sum(homes(one) for one in courtyards) == 6096
    zones = places.Place.objects.filter(yard=yard, kind="zone").values_list("path", flat=True)
    assert sorted(path[-1] for path in zones) == ["A", "B"]
    old = people.ResidentCard.objects.filter(yard__in=courtyards).exclude(sealed_health="")
    assert old.count() == 1612
    found = roles(yard)
    assert (found["visitor-1"], found["visitor-2"], found["visitor-3"]) == (1, 2, 1)
    first = people.actor_of(people.Account.objects.get(username="ak-visitor-1").id)
    alone = people.ResidentCard.objects.get(yard=yard, tenures__home__path=f"{yard.path}/A/3/2/502")
    said = people.open_sealed(actor=first, yard=yard, card_id=alone.id, field="health", why="每天上午的探望")
    assert said.startswith("90 岁，独居")
    assert max(loads(yard).values()) == 96


def test_shandundao_speaks_two_languages_and_knows_what_its_foreign_residents_speak(client):
    yard = played("shandundao", client)
    assert (homes(yard), residents(yard)) == (360, 720)
    foreign = people.ResidentCard.objects.filter(yard=yard).exclude(languages__in=["", "zh"])
    assert foreign.count() == 80
    staff = [one for one in people.team_of_estate(yard.path) if one.yard == yard.id]
    assert staff
    assert all(one.languages == ("zh", "en") and one.photo and one.name_en and one.hours_en for one in staff)
    said = notices.Notice.objects.filter(yard=yard, state="published")
    assert said.count() == 3
    assert all(one.title_en and one.text_en for one in said)
    gate = notices.Undertaking.objects.get(yard=yard)
    assert gate.state == "announced"


def test_yinhaixinzuo_has_a_butler_for_each_enterprise_and_the_survey_of_parties(client):
    yard = played("yinhaixinzuo", client)
    manager = people.actor_of(people.Account.objects.get(username="yh-manager").id)
    assert people.party_survey(manager, yard) == {"yes": 24, "no": 60, "unknown": 12}
    for one in people.enterprises(manager, yard):
        assert one.contact is not None
    offices = places.Place.objects.filter(yard=yard, kind="shop")
    assert offices.count() == 96
    for office in offices:
        assert [one.role for one in people.looks_after(office.path)].count("butler") == 1


def test_xitang_has_a_butler_for_every_hundred_homes_as_head_of_the_grid(client):
    yard = played("xitang", client)
    assert (homes(yard), residents(yard)) == (1200, 1200)
    assert sorted(loads(yard).values()) == [100] * 12
    assert not any(load.too_many for load in people.butler_loads(yard))
    butlers = people.holders_under("butler", yard.path)
    heads = people.holders_under("micro-grid-member", yard.path)
    assert {(one.account, one.path) for one in butlers} == {(one.account, one.path) for one in heads}
    closed = cases.figures(yard, days=60).closed
    assert (closed.part, closed.base) == (13, 13)
    bed = cases.Case.objects.get(yard=yard, text__startswith="巡查看到")
    assert (bed.kind, bed.state, bed.people) == ("hazard", "closed", 4)
    assert sorted(photo.stage for photo in bed.photos.all()) == ["after", "before"]


def test_junyuejinsha_was_taken_over_in_october_2021_and_what_was_found_is_solved(client):
    yard = played("junyuejinsha", client)
    assert (homes(yard), residents(yard)) == (768, 768)
    found = cases.Case.objects.filter(yard=yard, reported_at__year=2021)
    assert {(one.reported_at.year, one.reported_at.month) for one in found} == {(2021, 10)}
    assert [one.state for one in found] == ["closed"] * 6
    manager = people.Post.objects.get(yard=yard, role="manager")
    assert manager.since.isoformat() == "2021-10-01"


def test_528_has_its_households_people_seats_and_chain(client):
    yard = played("528", client)
    assert (homes(yard), residents(yard)) == (1143, 2534)
    assert yard.path.startswith("5101/510104/510104037/510104037007/")
    seats = {side: len(members) for side, members in people.committee_at(yard.path).items() if members}
    assert seats == {"street": 1, "community": 1, "police": 1, "developer": 1, "party": 1, "residents": 4}
    home = places.find_place(yard, "4-1-201")
    chain = [(level.role, len(level.members)) for level in people.chain_at(home.path)]
    assert chain == [(role, 1) for role in people.CHAIN]
    assert all(load.homes <= people.BUTLER_HOMES for load in people.butler_loads(yard))
    assert {posts[0].name for posts in people.cross_appointed(yard.path)} >= {"范清和", "奚书禾"}

    _lockers_went_and_the_station_came(yard)
    found = opens_its_rows(yard, "jd-supervisor", "jd-manager")
    assert (found.all, found.open, found.late) == (74, 1, 0)
    lockers = cases.Case.objects.get(yard=yard, text__contains="快递柜就在窗下")
    assert (lockers.people, lockers.state, lockers.outcome, lockers.rating) == (8, "closed", "solved", "good")
    assert lockers.promised_due > lockers.resolved_at


def _lockers_went_and_the_station_came(yard):
    """Without notice nothing went live; the station opened after every home below it had the notice."""
    told = {one.title: one for one in notices.Undertaking.objects.filter(yard=yard)}
    assert sorted((title[:1], one.state) for title, one in told.items()) == [
        ("1", "dropped"),
        ("4", "dropped"),
        ("4", "live"),
    ]
    dropped = [one for one in told.values() if one.state == "dropped"]
    assert all(one.started_at is None for one in dropped)
    live = next(one for one in told.values() if one.state == "live")
    below = places.Place.objects.filter(yard=yard, kind="home", path__startswith=f"{yard.path}/4/").count()
    assert notices.Delivery.objects.filter(yard=yard, notice__undertaking=live).count() == below == 140


def test_the_town_of_the_first_day_has_requests_in_many_states(client):
    yard = played("jinguiyuan", client)
    assert cases.Case.objects.filter(yard=yard).count() == 32
    ops = people.actor_of(people.Account.objects.get(username="ops").id)
    assert paths(ops, "place.found") == (yard.path.partition("/")[0],)  # the whole city, as `open-operator` does it
    assert sorted(cases.Renovation.objects.values_list("state", flat=True)) == ["approved", "asked"]
    assert cases.Case.objects.filter(yard=yard).values("state").distinct().count() >= 5
