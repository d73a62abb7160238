"""Who may do what with books: none, wrong, right, and another estate's rights."""

from datetime import date

import pytest

from tests.factories import ledger as make
from tests.factories import people, places
from tests.support.unchanged import everything, refused
from yuanba.domains.ledger import public as ledger
from yuanba.platform.access.public import ANONYMOUS

pytestmark = pytest.mark.django_db
Q1 = {"code": "2019Q1", "since": date(2019, 1, 1), "until": date(2019, 3, 31)}


class Scene:
    """A book with an entry, a hold, a period that is open and one that is being closed."""

    def __init__(self):
        self.town = make.books()
        self.entry = make.post(self.town, make.line("C100", "C200.LI", 20))
        self.held = make.hold(self.town, "C200.LI", "C400", 5)
        self.there = {"yard": self.town.yard, "book": "MAIN"}
        ledger.open_period(actor=self.town.manager, **self.there, **Q1)

    def open_book(self, actor):
        ledger.open_book(actor=actor, yard=self.town.yard, code="B", name="分账")

    def open_ledger_account(self, actor):
        ledger.open_ledger_account(actor=actor, **self.there, new=ledger.NewAccount("1003", "现金", "asset"))

    def close_ledger_account(self, actor):
        ledger.close_ledger_account(actor=actor, **self.there, code="C910")

    def post_entry(self, actor):
        make.post(self.town, make.line("6001", "1122", 5), actor=actor)

    def reverse_entry(self, actor):
        entry = make.post(self.town, make.line("6001", "1122", 5), key="mine")
        make.reverse(self.town, entry, actor=actor)

    def place_hold(self, actor):
        make.hold(self.town, "C200.LI", "C400", 5, actor=actor)

    def take_hold(self, actor):
        make.take(self.town, self.held, 5, actor=actor)

    def void_hold(self, actor):
        make.void(self.town, self.held, actor=actor)

    def expire_lots(self, actor):
        ledger.expire_lots(actor=actor, **self.there, target="C910", words="到期")

    def open_period(self, actor):
        later = {"code": "2019Q2", "since": date(2019, 4, 1), "until": date(2019, 6, 30)}
        ledger.open_period(actor=actor, **self.there, **later)

    def begin_closing(self, actor):
        ledger.begin_closing(actor=actor, **self.there, code="2019Q1")

    def publish_period(self, actor):
        ledger.begin_closing(actor=self.town.manager, **self.there, code="2019Q1")
        ledger.publish_period(actor=actor, **self.there, code="2019Q1")


KEEPS, OPENS = {"manager"}, {"manager", "platform-operator"}
MAY = dict.fromkeys((name for name in vars(Scene) if not name.startswith("_")), KEEPS) | {
    "open_book": OPENS,
    "open_ledger_account": OPENS,
    "close_ledger_account": OPENS,
}
ROLES = ("manager", "platform-operator", "butler", "committee-member", "community-supervisor", "district-official")


@pytest.mark.parametrize("verb", MAY)
def test_who_may_what(verb):
    scene = Scene()
    other = people.staff(places.estate("XX"), "manager")
    nobody = [ANONYMOUS, other, people.resident(places.place(scene.town.yard))]
    nobody += [people.staff(scene.town.yard, role) for role in ROLES if role not in MAY[verb]]
    if verb in ("reverse_entry", "publish_period"):
        with pytest.raises(Exception, match="not-found"):
            getattr(scene, verb)(ANONYMOUS)
    for actor in nobody:
        with refused("not-found"):
            getattr(scene, verb)(actor)
    for role in MAY[verb]:
        before = everything()
        getattr(scene, verb)(people.staff(scene.town.yard, role))
        assert verb == "expire_lots" or everything() != before
