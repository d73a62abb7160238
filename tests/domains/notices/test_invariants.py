"""Whatever is done in whatever order: nothing is live whose homes did not all have its notice and time to object."""

import random
from datetime import timedelta

import pytest
from django.apps import apps

from tests.factories import notices as make
from yuanba.domains.notices import public as notices
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
UNIT = ("1-1-101", "1-1-102")


def rows():
    """The tables of the domain and the number of events: refusals of each kind are tested on all tables elsewhere."""
    models = apps.get_app_config("notices").get_models()
    return [list(model.objects.order_by("pk").values_list()) for model in models], Event.objects.count()


class Story:
    """One undertaking and all that can happen to it; what a refusal leaves is looked at each time."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.town = make.village()
        self.undertaking = make.plan(self.town, window_days=5, starts_on=make.MONDAY + 6 * DAY)
        self.done, self.refused = [], []

    def verbs(self):
        return {
            "wait": lambda: clock.advance(self.dice.randint(0, 3) * DAY),
            "draft": self.draft,
            "publish": lambda: make.publish(self.town, self.some()),
            "withdraw": self.withdraw,
            "hand": lambda: make.hand(self.town, self.some(), self.dice.choice(UNIT), channel="posted"),
            "open": self.open,
            "object": lambda: make.against(self.town, self.undertaking, self.dice.choice(UNIT)),
            "end": lambda: notices.end_expired(actor=SYSTEM),
            "start": lambda: make.start(self.town, self.undertaking, reply=self.dice.choice(["", "已经改好。"])),
            "drop": self.drop,
        }

    def some(self):
        return self.dice.choice(list(notices.Notice.objects.order_by("id")))

    def draft(self):
        days = {"since": clock.today(), "until": clock.today() + self.dice.randint(4, 12) * DAY}
        make.draft(self.town, undertaking=self.undertaking, audience=self.town.at("1-1"), **days)

    def withdraw(self):
        one = self.some()
        notices.withdraw_notice(actor=self.town.manager, yard=self.town.yard, notice_id=one.id, why="写错了")

    def open(self):
        owner = self.town.owners[self.dice.choice(UNIT)]
        notices.acknowledge(actor=owner, yard=self.town.yard, notice_id=self.some().id)

    def drop(self):
        if self.dice.random() < 0.1:
            notices.drop_undertaking(
                actor=self.town.manager, yard=self.town.yard, undertaking_id=self.undertaking.id, why="不装了"
            )

    def step(self):
        verbs = self.verbs()
        name = self.dice.choice(["wait", "publish", "hand", "hand", "open", "start", *verbs])
        before = rows()
        try:
            verbs[name]()
            self.done.append(name)
        except Refusal:
            assert rows() == before
            self.refused.append(name)

    def check(self):
        now = notices.Undertaking.objects.select_related("yard").get(id=self.undertaking.id)
        notice = notices.notice_of(now)
        assert (now.state in ("announced", "live")) <= (notice is not None)
        assert (now.announced_at is None) is (now.window_ends is None)
        if now.state == "live":
            reached = set(notice.deliveries.values_list("home_id", flat=True))
            assert reached >= set(self.town.ids(*UNIT))
            assert (
                clock.aware(now.started_at).date()
                > now.window_ends
                >= clock.aware(notice.published_at).date() + 5 * DAY
            )
            assert clock.aware(now.started_at).date() >= now.starts_on
            assert bool(now.reply) or not now.objections.exists()
        return now.state


@pytest.mark.parametrize("seed", range(8))
def test_nothing_slips_through(seed):
    clock.set_now(make.MORNING)
    story = Story(seed)
    assert story.town.photo
    story.draft()
    for _ in range(60):
        story.step()
        story.check()
    assert story.done
    assert story.refused


def test_a_story_can_come_to_its_beginning():
    clock.set_now(make.MORNING)
    story = Story(0)
    make.hand(story.town, make.announced(story.town, story.undertaking), *UNIT)
    clock.advance(7 * DAY)
    make.start(story.town, story.undertaking)
    assert story.check() == "live"
