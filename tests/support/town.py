"""One estate with cases in every state, and somebody of each role: what the proofs of all routes stand on."""

from datetime import timedelta

from tests.factories import cases as made
from tests.factories import people, places
from tests.support.pictures import photograph
from yuanba.domains.cases import public as cases
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people_
from yuanba.domains.places import public as map_
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.files.public import store_image

FAR = ("510199002", "street", "白杨街道"), ("510199002001", "community", "白杨社区")
SMALL = photograph(size=(64, 48))
RESOLVED = {"text": "换了防水罩。", "why_no_photo": "在室内"}


class Town:
    """`accounts` by the name of a column of the route table; `cases` by state."""

    def __init__(self, code="JG"):
        cases.forget_policies()
        self.yard, self.other = places.estate(code), places.estate(f"{code}X", "云栖坊")
        self.place = places.place(self.yard, "3-1")
        self.home = places.place(self.yard, "3-1-902")
        self.door = map_.issue_door_code(actor=SYSTEM, yard=self.yard, place_id=self.place.id).token
        # The server of the pages remembers yards by their code: an office of its own for each town.
        self.office = places.community_office("LX" if code == "JG" else f"{code}L")
        self.accounts = self._people()
        self.actors = {name: people_.actor_of(account.id) for name, account in self.accounts.items()}
        self.tokens, self.cases = {}, {}
        for state in cases.states.STATES:
            self._case(state, f"这件事现在是 {len(self.cases) + 1} 号状态。")
        self.cases["in-work"].refresh_from_db()  # one was merged into it
        with clock.at(clock.now() - timedelta(days=9)):
            self._case("late", "九天前说的，没有人来看。")
        self._case("private", "隔壁夜里吵架，孩子哭。", visibility="handlers")
        newcomer = people.account("新来的", username="newcomer")
        actor = people_.actor_of(newcomer.id)
        self.claim = people_.claim_home(actor=actor, yard=self.yard, home=self.home, kind="tenant").id
        self.invitation = self._invitation()
        self.photo = self.cases["new"].photos.get().id
        self.draft, self.notice, self.announced = self._notices()

    def _people(self):
        office, street = self.office, places.street_office()
        posts = {
            "engineer": (self.yard, "engineer"),
            "butler": (self.yard, "butler"),
            "manager": (self.yard, "manager"),
            "program": (self.yard, "program"),
            "supervisor": (office, "community-supervisor"),
            "street": (street, "street-official"),
            "operator": (street, "platform-operator"),
            "manager-far": (self.other, "manager"),
            "supervisor-far": (_far_office(), "community-supervisor"),
        }
        found = {name: people.account(name.title(), username=name) for name in posts}
        for name, (yard, role) in posts.items():
            people.post(yard, role, holder=found[name])
        for name, home in (("neighbour", places.place(self.yard, "3-1-901")), ("reporter", self.home)):
            found[name] = people.account(name.title(), username=name)
            people.tenure(home, holder=found[name])
        return found

    def _invitation(self):
        return people_.invite_to_home(actor=SYSTEM, yard=self.yard, home=self.home, kind="owner").invitation.id

    def _case(self, state, text, **more):
        photos = (store_image(self.yard, SMALL).id,)
        told = made.report(
            self.place, text, self.actors["reporter"], photos=photos, phone="138 0000 4402", key=f"t-{state}", **more
        )
        self.tokens[state] = told.token
        for verb in STEPS.get(state, ()):
            self.act(verb, told.case)
        self.cases[state] = cases.Case.objects.get(id=told.case.id)

    def _notices(self):
        """A draft, a notice on the wall, and one that announces parcel lockers to the unit of the reporter."""
        manager, unit = self.actors["manager"], notices.Audience("places", (self.place.path,))
        what = {"title": "三单元快递柜", "text": "在门口装一组快递柜。"}
        starts = clock.today() + timedelta(days=9)
        plan = notices.Plan(**what, starts_on=starts, affected=unit)
        planned = notices.plan_undertaking(
            actor=manager, yard=self.yard, place_id=self.place.id, plan=plan, client_key="lockers"
        )

        water = self.said("周四停水", title_en="No water on Thursday")
        lockers = self.said(**what, undertaking=planned.id, audience=unit, kind="common-parts")
        return self.written("周末坝坝宴"), water, lockers

    def written(self, title, text="请到一楼门厅看。", undertaking=None, **said):
        """A draft of the manager, for a fortnight from today."""
        today = clock.today()
        draft = notices.Draft(title=title, text=text, since=today, until=today + timedelta(days=14), **said)
        manager = self.actors["manager"]
        return notices.draft_notice(
            actor=manager, yard=self.yard, draft=draft, client_key=f"notice {title}", undertaking_id=undertaking
        )

    def said(self, title, text="请到一楼门厅看。", **said):
        """The same, published."""
        draft = self.written(title, text, **said)
        return notices.publish_notice(actor=self.actors["manager"], yard=self.yard, notice_id=draft.id)

    def act(self, verb, case):
        """One step on, by the manager or the reporter."""
        target, manager, reporter = made.target(case), self.actors["manager"], self.actors["reporter"]
        acts = {
            "triage": lambda: cases.triage(actor=manager, target=target, kind="repair", level="middling"),
            "dispatch": lambda: cases.dispatch(actor=manager, target=target, to=self.accounts["engineer"].id),
            "answer": lambda: cases.answer(actor=manager, target=target, text="下午来修。"),
            "resolve": lambda: cases.resolve(actor=manager, target=target, **RESOLVED),
            "confirm": lambda: cases.confirm(actor=reporter, target=target, rating="good"),
            "merge": lambda: cases.merge(
                actor=manager, target=target, into=self.cases["in-work"].id, reason="同一件事"
            ),
            "request_reopen": lambda: cases.request_reopen(actor=reporter, target=target, text="还是响"),
        }
        acts[verb]()


STEPS = {
    "triaged": ("triage",),
    "dispatched": ("triage", "dispatch"),
    "in-work": ("triage", "dispatch", "answer"),
    "resolved": ("triage", "answer", "resolve"),
    "reopen-requested": ("triage", "answer", "resolve", "request_reopen"),
    "closed": ("triage", "answer", "resolve", "confirm"),
    "merged": ("merge",),
}


def _far_office():
    above = places.division("district")
    for code, level, name in FAR:
        above = map_.add_division(actor=SYSTEM, code=code, level=level, name=name, name_en="", parent=above)
    return map_.found_yard(
        actor=SYSTEM, code="BY", kind="community", division=above, name="白杨社区", phone="028-0000 2100"
    )
