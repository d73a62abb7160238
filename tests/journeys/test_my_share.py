"""An owner follows the own money: from what was paid in advance to the voucher, and to what is left and carried on."""

from datetime import date

from playwright.sync_api import expect

from tests.factories import fees, people, spending, statements
from tests.journeys.people import Cast, browsing
from yuanba.domains.finance import public as finance
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM


def a_quarter_of(cast):
    """¥400.00 paid in advance, ¥185.47 of it used for March; a cost with its document; the quarter is published."""
    fees.measured(cast.yard, "3-2-902", 8963)
    with clock.at(statements.IN_MARCH):
        one, other = (people.staff(cast.yard, "manager") for _ in range(2))
        said = {"item": "cleaning", "payee": "净美保洁公司", "words": "三月保洁"}
        spending.approved(one, other, cast.yard, 10000, day=date(2026, 3, 2), **said)
        paying = finance.Paying(40000, "transfer")
        said = {"yard": cast.yard, "home_id": cast.home.id, "paying": paying, "client_key": "ahead"}
        finance.take_payment(actor=SYSTEM, **said)
    number = statements.billed_in_march(cast.yard)
    with clock.at(statements.IN_APRIL):
        return statements.published(cast.yard, number, statements.MARCH_END)


def test_a_yuan_leads_to_its_voucher_or_to_what_is_carried_on(browser, live):
    cast = Cast()
    published = a_quarter_of(cast)
    with browsing(browser, live, as_="owner") as owner:
        owner.goto("/my/bills/")
        owner.click("a:has-text('我的钱花在哪')")
        expect(owner.locator("main .figs")).to_contain_text("214.53")
        part = owner.locator("main a.line", has_text="清洁卫生")
        expect(part).to_contain_text("¥100.00")
        part.click()
        expect(owner.locator("main")).to_contain_text("三月保洁")
        expect(owner.locator("main")).to_contain_text("100.00")
        owner.go_back()
        left = owner.locator("main a.line", has_text="归业主，结转下期")
        expect(left).to_contain_text("¥63.27")
        left.click()
        owner.wait_for_url(f"**/statements/{published.code}/#plainly")
        expect(owner.locator("#plainly")).to_contain_text("63.27")
        expect(owner.locator("#plainly")).to_contain_text("结转")
