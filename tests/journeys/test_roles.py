"""Each role signs in, sees its first page, and does its first job (others have journeys of their own)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.factories import cases as made
from tests.factories import people
from tests.journeys.people import Cast, browsing, press
from tests.journeys.test_request import DESKTOP, do
from yuanba.domains.cases import public as cases
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people_
from yuanba.kernel import clock
from yuanba.platform.events.public import dispatch
from yuanba.platform.yards.public import by_code


@dataclass(frozen=True)
class Day:
    """Where somebody lands, and the first job there."""

    lands: str
    job: Callable[[Page], None]


def engineer(page):
    page.click("main a:has-text('楼道灯不亮')")
    do(page, "answer", how="phoned", text="下午来换灯。")


def guard(page):
    page.goto(page.url.replace("/services/", "/notices/"))
    press(page, "main a:has-text('周四停水')")
    expect(page.locator("main")).to_contain_text("九点到十七点换水泵。")


def verify(page):
    page.goto(page.url.replace("/figures/", "/problems/"))
    press(page, "main a:has-text('夜班少人')")
    page.fill("[name=text]", "夜里去看过，是两个人。")
    press(page, "button[value=verify]")
    expect(page.locator("main .badge.ok")).to_be_visible()


def observe(page):
    page.goto("/my/observe/")
    press(page, "main .door")
    press(page, "main form .btn-p")
    expect(page.locator("main")).to_contain_text("收到了")


def enter(page):
    page.goto(page.url.replace("/figures/", "/problems/new/"))
    page.locator("[name=field]").first.check(force=True)
    page.fill("[name=title]", "保洁少一遍")
    page.fill("[name=text]", "三号楼一周没有拖地。")
    press(page, "main form .btn-p")
    expect(page.locator("h1")).to_have_text("保洁少一遍")


def look_behind(page):
    press(page, "main tbody a")
    expect(page.locator("main")).to_contain_text("楼道灯不亮")


def set_measure(page):
    press(page, "main a:has-text('门禁报修慢')")
    page.fill("[name=responsible]", "青禾物业")
    page.fill("[name=measure]", "两天内换读卡器")
    page.fill("[name=due_on]", (clock.today() + timedelta(days=2)).isoformat())
    press(page, "main form .btn-p")
    expect(page.locator("main .kv")).to_contain_text("两天内换读卡器")


DAYS = {
    "engineer": Day("/desk/{code}/", engineer),
    "guard": Day("/desk/{code}/services/", guard),
    "observer": Day("/desk/{code}/problems/", observe),
    "committee-member": Day("/desk/{code}/figures/", verify),
    "company-headquarters": Day("/desk/{code}/figures/", enter),
    "city-official": Day("/oversight/figures/", look_behind),
    "association": Day("/oversight/problems/", set_measure),
}
OFFICE = {"city-official", "association"}


def prepared(cast):
    """A request given to the engineer, a notice, a problem that is dealt with and one that waits."""
    manager = people_.actor_of(people_.Account.objects.get(username="manager").id)
    case = made.report(cast.place, "楼道灯不亮，晚上摸黑上楼。").case
    cases.triage(actor=manager, target=made.target(case), kind="repair", level="ordinary")
    engineer_id = people_.Account.objects.get(username="engineer").id
    cases.dispatch(actor=manager, target=made.target(case), to=engineer_id)
    today = clock.today()
    said = notices.Draft("周四停水", "九点到十七点换水泵。", since=today, until=today + timedelta(days=7))
    draft = notices.draft_notice(actor=manager, yard=cast.yard, draft=said, client_key="water")
    notices.publish_notice(actor=manager, yard=cast.yard, notice_id=draft.id)
    for title in ("夜班少人", "门禁报修慢"):
        entry = cases.Entry("contract", title, "合同约定的没有做到。", "meeting", "青禾物业")
        cases.enter_problem(actor=manager, yard=cast.yard, entry=entry, client_key=title)
    measure = cases.Measure("青禾物业", "本月补足", today + timedelta(days=9))
    cases.set_measure(actor=manager, yard=cast.yard, number=1, measure=measure)
    cases.say_problem_done(actor=manager, yard=cast.yard, number=1, text="已补足")
    for role in DAYS.keys() - {"engineer"}:
        people.post(by_code("LX") if role in OFFICE else cast.yard, role, holder=people.account(role, username=role))
    dispatch()
    return case


def test_each_role_lands_on_its_first_page_and_does_its_first_job(browser, live):
    cast = Cast()
    case = prepared(cast)
    for role, day in DAYS.items():
        with browsing(browser, live, as_=role, viewport=DESKTOP) as page:
            assert page.url.partition(live)[2] == day.lands.format(code=cast.yard.code), role
            day.job(page)
    case.refresh_from_db()
    assert case.answered_at is not None
    states = {one.title: one.state for one in cases.Problem.objects.filter(yard=cast.yard)}
    assert states == {"夜班少人": "solved", "门禁报修慢": "under-way", "保洁少一遍": "entered"}
    assert cases.Case.objects.filter(yard=cast.yard, channel="observer").count() == 1
