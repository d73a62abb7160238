"""Every scene alone in an empty database, and the figures of the articles in it."""

import pytest
from django.core.management import call_command

from yuanba.demo.scenes import SCENES
from yuanba.domains.cases import public as cases
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event
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


def played(name):
    forget()
    call_command("demo", scene=[name], verbosity=0)
    return by_code(next(scene.yard for scene in SCENES if scene.is_called(name)))


def homes(yard):
    return places.Place.objects.filter(yard=yard, kind="home").count()


def residents(yard):
    return people.ResidentCard.objects.filter(yard=yard).count()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.yard)
def test_a_scene_stands_alone_and_a_second_time_changes_nothing(scene, client):
    played(scene.id)
    before = counts()
    played(scene.id)
    assert counts() == before
    for address, _what in scene.look:
        assert client.get(address).status_code in (200, 302), address
    for one in scene.sign_ins:
        account = people.sign_in(actor=SYSTEM, username=one.username, password="yuanba-demo", address=one.username)
        roles = {grant.role for grant in people.actor_of(account.id).grants}
        assert one.role in roles


def test_528_has_its_households_people_seats_and_chain():
    yard = played("528")
    assert (homes(yard), residents(yard)) == (1143, 2534)
    assert yard.path.startswith("5101/510104/510104037/510104037007/")
    seats = {side: len(members) for side, members in people.committee_at(yard.path).items() if members}
    assert seats == {"street": 1, "community": 1, "police": 1, "developer": 1, "party": 1, "residents": 4}
    home = places.find_place(yard, "4-1-201")
    chain = [(level.role, len(level.members)) for level in people.chain_at(home.path)]
    assert chain == [(role, 1) for role in people.CHAIN]
    assert all(load.homes <= people.BUTLER_HOMES for load in people.butler_loads(yard))
    assert {posts[0].name for posts in people.cross_appointed(yard.path)} >= {"范清和", "奚书禾"}


def test_528_took_the_lockers_away_and_opened_the_station_after_notice_to_every_home():
    yard = played("528")
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
