"""Two neighbours sign with a finger before the mediator, and a building head reports with two taps."""

from playwright.sync_api import expect

from tests.factories import disputes as quarrels
from tests.factories import people
from tests.journeys.people import Cast, browsing
from yuanba.domains.cases import public as cases
from yuanba.domains.people.public import actor_of

DESKTOP = {"width": 1280, "height": 900}


def draw(page, form):
    """A line across the field, as a finger draws it."""
    box = form.locator("canvas").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 70, steps=4)
    page.mouse.up()


def test_an_agreement_is_signed_on_the_screen_by_both(live, browser):
    cast = Cast()
    account = people.account("文姐", username="mediator")
    people.post(cast.yard, "mediator", holder=account)
    mediator = actor_of(account.id)
    q = quarrels.Quarrel(cast.yard, mediator, mediator, mediator)
    dispute = quarrels.opened(q, sides=[cases.Side("黎晓舟", "3-2-902"), cases.Side("老余")])
    for side in quarrels.told(q, dispute).sides:
        cases.answer_invitation(**quarrels.of(q, dispute), party_id=side.party.id, stance="agreed")
    quarrels.offered(q, dispute)
    with browsing(browser, live, as_="owner") as phone:
        phone.goto(f"/my/disputes/{cast.yard.code}/{dispute.id}/")
        expect(phone.locator("main")).to_contain_text("请先看，再签字")
        draw(phone, phone.locator("main form:has(canvas)"))
        phone.get_by_role("button", name="我签这份协议").click()
        expect(phone.locator("main")).to_contain_text("等对方签字")
    with browsing(browser, live, as_="mediator", viewport=DESKTOP) as desk:
        desk.goto(f"/desk/{cast.yard.code}/mediation/{dispute.id}/")
        desk.get_by_text("老余 在这里签字").click()
        draw(desk, desk.locator("main form:has(canvas)"))
        desk.get_by_role("button", name="我签这份协议").click()
        expect(desk.locator("main")).to_contain_text("已达成协议并签字")
        expect(desk.locator("img.signed")).to_have_count(2)
    assert quarrels.told(q, dispute).agreement.frozen_at is not None


def test_a_building_head_reports_with_two_taps(live, browser):
    cast = Cast()
    head = people.account("楼栋长", username="head")
    people.post(cast.yard, "building-head", f"{cast.yard.path}/3", holder=head)
    with browsing(browser, live, as_="head") as phone:
        phone.goto("/my/observe/")
        phone.get_by_text("楼道杂物").click()
        phone.get_by_role("button", name="发送").click()
        expect(phone.locator("main")).to_contain_text("收到了")
    assert cases.Case.objects.get(channel="observer").path.startswith(f"{cast.yard.path}/3")
