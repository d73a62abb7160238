"""Parcel lockers: planned, announced, objected to, answered, told at every door; only then do they begin."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.factories import places
from tests.journeys.people import Cast, browsing, press
from yuanba.domains.notices import public as notices
from yuanba.kernel import clock

DESKTOP = {"width": 1280, "height": 900}


def planned(page, cast):
    """From the list to a plan whose homes were looked at."""
    page.goto(f"/desk/{cast.yard.code}/undertakings/")
    page.click("a[href$='/undertakings/new/']")
    page.fill("[name=title]", "快递柜")
    page.fill("[name=text]", "在单元门口装一组快递柜。")
    page.select_option("[name=place]", str(cast.place.id))
    page.fill("[name=starts_on]", (clock.today() + timedelta(days=1)).isoformat())
    page.check(f"[name=places][value='{cast.place.path}']")
    page.click("button[value=look]")
    expect(page.locator("#f-audience .note")).to_contain_text("2 户")
    press(page, "button[value=plan]")


def announced(page):
    """Its notice, written from the plan and published; the address of the notice."""
    press(page, "a[href*='/notices/new/?undertaking=']")
    press(page, "main form button.btn-p")
    expect(page.locator("h1")).to_have_text("快递柜")
    page.click("form[action$='/do/publish/'] button")
    expect(page.locator("main .badge").nth(1)).to_have_text("已发布")
    return page.url


def weeks_pass(undertaking):
    """The days to object are over, as the calendar has it."""
    ago = timedelta(days=9)
    undertaking.announced_at, undertaking.window_ends = undertaking.announced_at - ago, undertaking.window_ends - ago
    undertaking.starts_on -= ago
    undertaking.save()


def test_from_a_plan_over_an_objection_to_the_beginning(browser, live):
    cast = Cast()
    places.place(cast.yard, "3-2-901")
    with browsing(browser, live, as_="manager", viewport=DESKTOP) as manager:
        planned(manager, cast)
        page = manager.url.partition("?")[0]
        notice = announced(manager)
        manager.goto(page)
        assert manager.locator("form[action*='/do/start/']").count() == 0
    with browsing(browser, live, as_="owner") as owner:
        owner.goto("/notices/")
        owner.click("main a:has-text('快递柜')")
        owner.click("#object summary")
        owner.fill("#object textarea", "挡住我家窗户。")
        press(owner, "#object form button")
        expect(owner.locator("#object")).to_contain_text("挡住我家窗户。")
    with browsing(browser, live, as_="manager") as manager:
        manager.goto(page)
        expect(manager.locator("main")).to_contain_text("挡住我家窗户。")
        manager.locator("details:has(form[action*='/do/answer/']) summary").click()
        manager.fill("form[action*='/do/answer/'] textarea", "柜子改到北墙，不挡窗。")
        press(manager, "form[action*='/do/answer/'] button")
    with browsing(browser, live, as_="butler") as butler:
        butler.goto(notice)
        press(butler, "a[href$='/round/']")
        press(butler, "main a.line")
        butler.locator(".taps button").nth(1).click()
        expect(butler.locator(".badge.soon")).to_contain_text("家中无人")
        butler.click(".tap-y")
        expect(butler.locator("#round [role=status] b")).to_contain_text("全部送到")
    weeks_pass(notices.Undertaking.objects.get(yard=cast.yard))
    with browsing(browser, live, as_="owner") as owner:
        owner.goto("/notices/")
        owner.click("main a:has-text('快递柜')")
        expect(owner.locator("#object")).to_contain_text("柜子改到北墙，不挡窗。")
    with browsing(browser, live, as_="manager") as manager:
        manager.goto(page)
        press(manager, "form[action*='/do/start/'] button")
        expect(manager.locator("main")).to_contain_text("已启用")
    assert notices.Undertaking.objects.get(yard=cast.yard).state == "live"
