"""Who may do what with notices and undertakings: none, wrong, right, and another estate's rights."""

from datetime import timedelta

import pytest

from tests.factories import notices as make
from tests.factories import people, places
from tests.support.standing import standing
from tests.support.unchanged import everything, refused
from yuanba.domains.notices import public as notices
from yuanba.domains.people.public import actor_of
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OFFICES = {"community-supervisor", "street-official", "district-official"}
ANSWERABLE = OFFICES | {"manager"}
WRITERS = ANSWERABLE | {"butler", "grid-worker", "police-officer"}


class Scene:
    """A village with a draft, a published notice and an announced undertaking that may begin on day nine."""

    def __init__(self):
        self.town = make.village()
        self.draft = make.draft(self.town)
        self.undertaking = make.plan(self.town)
        self.notice = make.announced(self.town, self.undertaking)
        make.hand(self.town, self.notice, "1-1-101", "1-1-102", channel="posted")

    def draft_notice(self, actor):
        make.draft(self.town, actor=actor)

    def edit_notice(self, actor):
        notices.edit_notice(
            actor=actor, yard=self.town.yard, notice_id=self.draft.id, draft=make.said(title="新的"), version=1
        )

    def publish_notice(self, actor):
        make.publish(self.town, self.draft, actor)

    def throw_away(self, actor):
        notices.withdraw_notice(actor=actor, yard=self.town.yard, notice_id=self.draft.id, why="不要了")

    def withdraw_notice(self, actor):
        notices.withdraw_notice(actor=actor, yard=self.town.yard, notice_id=self.notice.id, why="写错了")

    def note_delivery(self, actor):
        make.hand(self.town, self.notice, "1-1-101", actor=actor)

    def knock(self, actor):
        make.tap(self.town, self.notice, "1-1-101", actor=actor)

    def plan_undertaking(self, actor):
        make.plan(self.town, actor=actor)

    def object_to(self, actor):
        make.against(self.town, self.undertaking, actor=actor)

    def object_for(self, actor):
        make.brought(self.town, self.undertaking, actor=actor)

    def start_undertaking(self, actor):
        with clock.at(make.MORNING + 9 * DAY):
            make.start(self.town, self.undertaking, actor=actor)

    def drop_undertaking(self, actor):
        notices.drop_undertaking(actor=actor, yard=self.town.yard, undertaking_id=self.undertaking.id, why="不装了")


built = standing(Scene, make.MORNING)

VERBS = {
    "draft_notice": WRITERS,
    "edit_notice": WRITERS,
    "publish_notice": ANSWERABLE,
    "throw_away": WRITERS,
    "withdraw_notice": ANSWERABLE,
    "note_delivery": {"manager", "butler", "guard", "grid-worker", "community-supervisor"},
    "knock": {"manager", "butler", "guard", "grid-worker", "community-supervisor"},
    "plan_undertaking": ANSWERABLE,
    "object_to": {"owner of the home", "co-owner of the home", "guardian of the home"},
    "object_for": ANSWERABLE | {"butler"},
    "start_undertaking": ANSWERABLE,
    "drop_undertaking": ANSWERABLE,
}
HERE = ("butler", "engineer", "guard", "cleaner", "manager", "grid-worker", "police-officer", "program")
ASKERS = {
    "nobody": lambda town: ANONYMOUS,
    "stranger": lambda town: actor_of(people.account().id),
    "owner of the home": lambda town: town.owners["1-1-101"],
    "co-owner of the home": lambda town: make.resident(town.homes["1-1-101"], "co-owner"),
    "tenant of the home": lambda town: town.tenant,
    "guardian of the home": lambda town: make.guardian(town, "1-1-101"),
    "family of the home": lambda town: make.resident(town.homes["1-1-101"], "family"),
    "owner of another home": lambda town: town.owners["1-2-101"],
    "community-supervisor": lambda town: town.supervisor,
    "street-official": lambda town: town.street,
    "district-official": lambda town: people.staff(district(), "district-official"),
    "manager elsewhere": lambda town: people.staff(places.estate("YX", "云栖坊"), "manager"),
    "owner elsewhere": lambda town: make.resident(places.place(places.estate("LZ", "蓝钻"), "1-1-101")),
    "butler of another building": lambda town: people.staff(town.yard, "butler", town.path("3")),
} | {role: lambda town, role=role: people.staff(town.yard, role) for role in HERE}


def district():
    return places.yard("QX", "district", "院坝区住建局", at="district")


@pytest.mark.parametrize("verb", VERBS)
def test_who_may_what(built, verb):
    clock.set_now(make.MORNING)
    scene = built()
    allowed = []
    for name, asker in ASKERS.items():
        actor = asker(scene.town)
        if name not in VERBS[verb]:
            with refused("not-found"):
                getattr(scene, verb)(actor)
        else:
            allowed.append(actor)
    before = everything()
    getattr(scene, verb)(allowed[0])
    assert everything() != before


@pytest.mark.parametrize(("verb", "name"), [(verb, name) for verb in VERBS for name in sorted(VERBS[verb])])
def test_each_who_may_does(built, verb, name):
    clock.set_now(make.MORNING)
    scene = built()
    actor = ASKERS[name](scene.town)
    before = everything()
    getattr(scene, verb)(actor)
    assert everything() != before
