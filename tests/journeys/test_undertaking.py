"""Parcel lockers: an objection is answered, every door is knocked at, and only then do they begin."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.journeys.people import Cast, browsing
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

DAYS = timedelta(days=1)


def announced(cast):
    """Nine days ago, with seven to object; the owner did."""
    unit = notices.Audience("places", (cast.place.path,))
    words = {"title": "快递柜", "text": "在单元门口装一组快递柜。"}
    plan = notices.Plan(**words, starts_on=clock.today(), affected=unit)
    yard, system = cast.yard, SYSTEM
    with clock.at(clock.now() - 9 * DAYS):
        what = notices.plan_undertaking(
            actor=system, yard=yard, place_id=cast.place.id, plan=plan, client_key="lockers"
        )
        day = clock.today()
        said = notices.Draft(**words, since=day, until=day + 30 * DAYS, audience=unit, kind="common-parts")
        draft = notices.draft_notice(actor=system, yard=yard, draft=said, client_key="n", undertaking_id=what.id)
        notices.publish_notice(actor=system, yard=yard, notice_id=draft.id)
    owner = people.actor_of(people.Account.objects.get(username="owner").id)
    with clock.at(clock.now() - 5 * DAYS):
        notices.object_to(actor=owner, yard=yard, undertaking_id=what.id, home_id=cast.home.id, text="挡住我家窗户。")
    return what, draft


def test_from_an_objection_to_the_beginning(browser, live):
    cast = Cast()
    what, notice = announced(cast)
    page = f"/desk/{cast.yard.code}/undertakings/{what.id}/"
    with browsing(browser, live, as_="manager") as manager:
        manager.goto(page)
        expect(manager.locator("main")).to_contain_text("挡住我家窗户。")
        assert manager.locator("form[action*='/do/start/']").count() == 0
        manager.locator("details:has(form[action*='/do/answer/']) summary").click()
        manager.fill("form[action*='/do/answer/'] textarea", "柜子改到北墙，不挡窗。")
        manager.click("form[action*='/do/answer/'] button")
    with browsing(browser, live, as_="butler") as butler:
        butler.goto(f"/desk/{cast.yard.code}/notices/{notice.id}/")
        butler.click("a[href$='/round/']")
        butler.click("main a.line")
        butler.locator(".taps button").nth(1).click()
        expect(butler.locator(".badge.soon")).to_contain_text("家中无人")
        butler.click(".tap-y")
        expect(butler.locator("#round [role=status] b")).to_contain_text("全部送到")
    with browsing(browser, live, as_="manager") as manager:
        manager.goto(page)
        manager.click("form[action*='/do/start/'] button")
        expect(manager.locator("main")).to_contain_text("已启用")
    assert notices.Undertaking.objects.get(id=what.id).state == "live"
