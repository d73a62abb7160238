"""Staff at work: two requests taken together, apart, one made two; a telephone call to its rating; a notice proven."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from tests.factories import cases as made
from tests.journeys.people import Cast, browsing, press
from tests.journeys.test_request import DESKTOP, do
from tests.support.pictures import upload
from yuanba.domains.cases import public as cases
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people_
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.events.public import dispatch

DARK = "楼道灯不亮，晚上摸黑上楼。"


def said_twice(cast):
    """A stranger's request with somebody who follows it, and the same once more of the owner."""
    first = made.report(cast.place, DARK)
    follower = cases.join(actor=ANONYMOUS, target=made.target(first.case, key="follows"), text="").follower
    owner = people_.actor_of(people_.Account.objects.get(username="owner").id)
    later = made.report(cast.place, "楼道灯又不亮了，门也关不拢。", owner)
    return first, later.case, f"/f/{cast.yard.code}/{cases.token_of(follower)}/"


def together(page, link, words):
    """The form that takes two together, or apart again, with its reason."""
    page.goto(link)
    page.fill("[name=text]", words)
    press(page, "main form .btn-p")
    expect(page.locator(".note.ok")).to_be_visible()


def test_two_are_taken_together_apart_again_and_one_is_made_two_and_all_are_told(browser, live):
    cast = Cast()
    first, later, follow = said_twice(cast)
    desk = f"/desk/{cast.yard.code}"
    browsers = browsing(browser, live, as_="butler", viewport=DESKTOP), browsing(browser, live, as_="owner")
    with browsers[0] as butler, browsers[1] as owner:
        together(butler, f"{desk}/{first.case.id}/together/?other={later.number}", "同一盏灯")
        expect(butler.locator("main")).to_contain_text("2 件并办，共 3 人")
        owner.goto(f"/my/{cast.yard.code}/{later.id}/")
        expect(owner.locator("#together")).to_contain_text(first.case.code)
        together(butler, f"{desk}/{later.id}/together/", "门是另一件")
        owner.reload()
        expect(owner.locator(".tl")).to_contain_text("门是另一件")
        butler.goto(f"{desk}/{first.case.id}/split/")
        butler.fill("[name=text]", "门关不拢")
        butler.click("main form .btn-p")
        expect(butler.locator("main")).to_contain_text(f"从 {first.case.code} 分出来的一部分")
        part = cases.Case.objects.get(yard=cast.yard, text="门关不拢")
        dispatch()
        owner.goto("/inbox/")
        for told in (f"{later.code} 和 {first.case.code} 是同一件事", f"{later.code} 重新单独办理"):
            expect(owner.locator("main")).to_contain_text(told)
    with browsing(browser, live) as neighbour:
        neighbour.goto(follow)
        expect(neighbour.locator(".tl")).to_contain_text(part.code)
    assert cases.Case.objects.get(id=later.id).state == "new"
    assert [case.main_id for case in cases.Case.objects.filter(yard=cast.yard)] == [None] * 3


def test_a_call_is_written_down_leaves_a_slip_and_is_rated_by_whoever_holds_it(browser, live):
    cast = Cast()
    with browsing(browser, live, as_="butler", viewport=DESKTOP) as butler:
        butler.goto(f"/desk/{cast.yard.code}/report/")
        butler.fill("[name=phone]", "13800004402")
        butler.fill("[name=place]", "3-2-902")
        butler.fill("[name=text]", "厨房水管滴水。")
        press(butler, "main form .btn-p[data-busy]")
        press(butler, "main .note.ok a >> nth=0")
        slip = butler.locator(".slip")
        expect(slip).to_contain_text("厨房水管滴水")
        case = cases.Case.objects.get(yard=cast.yard)
        expect(slip).to_contain_text(cases.short_of(case))
        with browsing(browser, live) as caller:
            caller.goto(f"/s/{cases.short_of(case)}/")
            expect(caller.locator("main")).to_contain_text("厨房水管滴水")
            butler.goto(f"/desk/{cast.yard.code}/{case.id}/")
            do(butler, "triage", kind="repair", level="ordinary")
            do(butler, "answer", how="phoned", text="下午上门。")
            do(butler, "resolve", text="换了水管。", after=upload("after.jpg", "#228844"))
            caller.reload()
            expect(caller.locator("main")).to_contain_text("换了水管。")
            caller.click("button[value=good]")
            expect(caller.locator(".badge").first).to_have_text("已解决")
    case.refresh_from_db()
    assert (case.channel, case.state, case.rating, case.on_behalf_of) == ("phone", "closed", "good", True)


def test_a_notice_is_written_read_at_home_and_proven_at_the_desk(browser, live):
    cast = Cast()
    with browsing(browser, live, as_="manager", viewport=DESKTOP) as manager:
        manager.goto(f"/desk/{cast.yard.code}/notices/new/")
        manager.fill("[name=title]", "周四停水")
        manager.fill("[name=text]", "九点到十七点换水泵。")
        manager.fill("[name=until]", (clock.today() + timedelta(days=7)).isoformat())
        press(manager, "main form .btn-p")
        press(manager, "form[action$='/do/publish/'] button")
        left = manager.locator("#left .pick")
        expect(left.first).to_be_visible()
        before = left.count()
        with browsing(browser, live, as_="owner") as owner:
            owner.goto("/notices/")
            owner.click("main a:has-text('周四停水')")
            expect(owner.locator("#said")).to_contain_text("九点到十七点换水泵。")
        manager.reload()
        expect(manager.locator(".figs")).to_contain_text(re.compile("1 ?人点开看过"))
        expect(left).to_have_count(before - 1)
    owner_id = people_.Account.objects.get(username="owner").id
    assert [one.account for one in notices.Receipt.objects.all()] == [owner_id]
