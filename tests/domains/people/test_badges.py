"""Who looks after me: the nearest of each role, with photograph, languages, hours and telephone."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.pictures import photograph
from tests.support.statements import statements
from tests.support.unchanged import refused
from yuanba.domains.people import public as people
from yuanba.interfaces.jobs.rounds import sweep_files
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.files.public import StoredFile, store_image

pytestmark = pytest.mark.django_db
SMALL = photograph(size=(64, 48))


@pytest.fixture
def yard():
    return places.estate()


def write(post, actor=SYSTEM, **said):
    return people.write_badge(actor=actor, yard=post.yard, post_id=post.id, badge=people.Badge(**said))


def test_the_nearest_of_each_role_with_all_one_asks_for(yard):
    office, home = places.community_office(), places.place(yard, "3-1-902")
    photo = store_image(yard, SMALL)
    butler = make.post(yard, "butler", yard.path + "/3", make.account("简文"))
    write(butler, photo=photo.id, languages=("en", "zh"), hours="8:00–20:00", hours_en="8 to 8", phone="028-0000 1204")
    make.post(yard, "butler", None, make.account("总管家"))
    make.post(yard, "engineer", None, make.account("向东"))
    make.post(yard, "engineer", yard.path + "/1", make.account("别栋"))
    make.post(yard, "micro-grid-member", yard.path + "/3/1", make.account("微网格"))
    make.post(office, "grid-worker", None, make.account("唐敏"))
    make.post(office, "police-officer", yard.path, make.account("周毅"))
    make.post(office, "police-officer", None, make.account("远一点"))
    with statements() as said:
        found = people.looks_after(home.path)
    assert len(said) == 1
    assert [(one.role, one.name) for one in found] == [
        ("butler", "简文"),
        ("engineer", "向东"),
        ("grid-worker", "唐敏"),
        ("micro-grid-member", "微网格"),
        ("police-officer", "周毅"),
    ]
    first = found[0]
    assert (first.photo, first.yard, first.languages, first.phone) == (
        photo.id,
        yard.id,
        ("zh", "en"),
        "028-0000 1204",
    )
    assert (first.hours, first.hours_en, first.side) == ("8:00–20:00", "8 to 8", "company")


def test_a_new_post_begins_with_the_badge_the_person_has_in_the_yard(yard):
    tang, photo, there = make.account("唐敏"), store_image(yard, SMALL), places.estate("YX", "云栖坊")
    old = make.post(yard, "butler", yard.path + "/3", tang)
    write(old, photo=photo.id, languages=("zh", "en"), hours="8:00–20:00", hours_en="8 to 8", phone="028-0000 1204")
    again, own = {"account": tang, "role": "butler", "since": make.LONG_AGO}, "028-0000 1299"
    new = people.appoint(actor=SYSTEM, yard=yard, path=yard.path + "/1", **again)
    far = people.appoint(actor=SYSTEM, yard=there, path=there.path, **again)
    old.refresh_from_db()
    said = [(one.photo_id, one.languages, one.hours, one.hours_en, one.phone) for one in (old, new, far)]
    assert said == [(photo.id, "zh,en", "8:00–20:00", "8 to 8", "028-0000 1204")] * 2 + [(None, "", "", "", "")]
    assert people.appoint(actor=SYSTEM, yard=yard, path=yard.path + "/2", phone=own, **again).phone == own
    other = people.appoint(actor=SYSTEM, yard=yard, path=yard.path + "/3", **again | {"role": "guard"})
    assert (other.photo_id, other.phone) == (None, "")


def test_two_at_the_same_place_are_both_named(yard):
    for name in ("乙", "甲"):
        make.post(yard, "butler", yard.path + "/3", make.account(name))
    home = places.place(yard, "3-1-902")
    assert [one.name for one in people.looks_after(home.path)] == ["乙", "甲"]


def test_what_is_refused(yard):
    post = make.post(yard, "butler")
    with refused("invalid", phone="phone-wrong", languages="language-unknown"):
        write(post, phone="12", languages=("xx",))
    other = store_image(places.estate("YX", "云栖坊"), SMALL)
    for photo in (other.id, uuid4()):
        with refused("not-found"):
            write(post, photo=photo)


def test_a_photograph_on_a_badge_is_not_swept_away(yard):
    post, photo = make.post(yard, "butler"), store_image(yard, SMALL)
    lost = store_image(yard, photograph(size=(32, 32)))
    write(post, photo=photo.id)
    assert people.badge_pictures(yard.id) == {photo.id}
    with clock.at(clock.now() + timedelta(days=9)):
        sweep_files()
    assert StoredFile.objects.get(yard=yard) == photo
    assert lost != photo


@pytest.mark.parametrize("name", ["nobody", "holder", "butler", "manager", "manager elsewhere", "platform-operator"])
def test_who_may(yard, name):
    holder = make.account("有岗位")
    post = make.post(yard, "guard", None, holder)
    made = {
        "nobody": lambda: ANONYMOUS,
        "holder": lambda: people.actor_of(holder.id),
        "manager elsewhere": lambda: make.staff(places.estate("YX", "云栖坊"), "manager"),
        "platform-operator": lambda: make.staff(places.community_office(), "platform-operator"),
    }
    actor = made[name]() if name in made else make.staff(yard, name)
    if name in ("holder", "manager", "platform-operator"):
        assert write(post, actor, hours="夜班").hours == "夜班"
    else:
        with refused("not-found"):
            write(post, actor, hours="夜班")
