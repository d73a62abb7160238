"""A day at the desk: a list kept, a ready reply filled in, many at once, a file, and calls back."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from tests.factories import cases as make
from tests.journeys.people import Cast, browsing, press
from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people_
from yuanba.kernel import clock

DESKTOP = {"width": 1280, "height": 800}


def unhappy(cast, manager):
    """Closed last week; the reporter was not quite satisfied and left a telephone."""
    with clock.at(clock.now() - timedelta(days=7)):
        made = make.report(cast.place, "门禁坏了两天。", phone="138 0000 4401")
        target = make.target(made.case)
        cases.triage(actor=manager, target=target, kind="question", level="ordinary")
        cases.resolve(actor=manager, target=target, text="换了读卡器。")
        cases.confirm(actor=make.reporter(made), target=target, rating="fair", text="太慢")


def test_a_list_is_kept_many_are_given_at_once_and_taken_away_as_a_file(browser, live):
    cast = Cast()
    desk = f"/desk/{cast.yard.code}"
    for number in range(3):
        make.report(cast.place, f"{number + 1} 号楼道灯不亮。", kind="repair")
    make.report(cast.place, "想加一张长椅。", kind="suggestion")
    with browsing(browser, live, as_="manager", viewport=DESKTOP) as page:
        page.goto(f"{desk}/all/?kind=repair&state=open")
        expect(page.locator("tbody tr")).to_have_count(3)
        page.locator("details:has(form[action$='/all/keep/']) summary").click()
        page.fill("form[action$='/all/keep/'] [name=name]", "在办的报修")
        press(page, "form[action$='/all/keep/'] button")
        page.goto(f"{desk}/all/?state=")
        page.click("text=在办的报修")
        expect(page.locator("tbody tr")).to_have_count(3)
        with page.expect_download() as taken:
            page.click("a[href*='all.csv']")
        assert len(taken.value.path().read_text(encoding="utf-8-sig").splitlines()) == 4
        for box in page.locator("tbody [name=case]").all():
            box.check(force=True)
        press(page, "main form[action$='/many/'] button")
        engineer = people_.Account.objects.get(username="engineer").id
        page.locator("[name=to]").select_option(str(engineer))
        page.click("button[value=dispatch]")
        expect(page.locator("main")).to_contain_text("办了 3 件")
    assert cases.Case.objects.filter(state="dispatched").count() == 3


def test_a_ready_reply_is_filled_in_and_the_unhappy_are_called(browser, live):
    cast = Cast()
    manager = people_.actor_of(people_.Account.objects.get(username="manager").id)
    unhappy(cast, manager)
    case = make.report(cast.place, "楼道灯不亮，晚上摸黑。").case
    desk = f"/desk/{cast.yard.code}"
    with browsing(browser, live, as_="butler", viewport=DESKTOP) as page:
        page.goto(f"{desk}/{case.id}/")
        form = page.locator("form[action*='/do/take-up/']")
        form.locator("[name=ready]").select_option(index=0)
        press(page, form.locator("button[formaction*='/fill/take-up/']"))
        form = page.locator("form[action*='/do/take-up/']")
        expect(form.locator("[name=text]")).to_have_value(re.compile("楼道灯不亮"))
        form.locator("select[name=kind]").select_option("repair")
        press(page, form.locator("button.btn-p"))
        expect(page.locator(".tl")).to_contain_text("楼道灯不亮")
    with browsing(browser, live, as_="manager", viewport=DESKTOP) as page:
        page.goto(f"{desk}/calls/")
        press(page, "main form button.btn-p")
        expect(page.locator("main")).to_contain_text("门禁坏了两天")
        press(page, "form[action*='/do/open/'] button")
        expect(page.locator("main")).to_contain_text("138 0000 4401")
        page.locator("details:has(form[action*='/do/told/']) summary").click()
        page.check("[name=solved][value=yes]", force=True)
        page.check("[name=content][value=no]", force=True)
        page.fill("form[action*='/do/told/'] [name=text]", "修好了，就是慢。")
        page.click("button[name=reached]")
        expect(page.locator("main .badge.ok")).to_contain_text("打通")
