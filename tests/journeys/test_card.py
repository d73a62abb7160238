"""The desk opens a telephone of a resident with a reason; the resident reads who looked, and why."""

from playwright.sync_api import expect

from tests.journeys.people import Cast, browsing
from yuanba.domains.people import public as people
from yuanba.platform.access.public import SYSTEM

WHY = "半夜爆管，通知关水阀"


def test_from_opening_a_telephone_to_who_looked(browser, live):
    cast = Cast()
    card = people.ResidentCard.objects.get(yard=cast.yard, account__username="owner")
    draft = people.CardDraft("黎晓舟", phone="13800004402")
    people.write_card(actor=SYSTEM, yard=cast.yard, card_id=card.id, draft=draft)
    with browsing(browser, live, as_="butler") as butler:
        butler.goto(f"/desk/{cast.yard.code}/people/{card.id}/")
        expect(butler.locator("main")).to_contain_text("138****4402")
        butler.locator("details:has(input[value=phone]) summary").click()
        butler.click("form:has(input[value=phone]) button")
        expect(butler.get_by_role("alert")).to_be_visible()
        butler.fill("form:has(input[value=phone]) [name=reason]", WHY)
        butler.click("form:has(input[value=phone]) button")
        expect(butler.locator("main")).to_contain_text("13800004402")
    with browsing(browser, live, as_="owner") as owner:
        owner.goto("/my/card/")
        expect(owner.locator("main")).to_contain_text("Butler")
        expect(owner.locator("main")).to_contain_text(WHY)
