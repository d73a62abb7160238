"""Fees: the month is worked out, looked at and published; paid at the window, with a receipt that the owner reads."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from playwright.sync_api import expect

from tests.factories import contracts, fees, places
from tests.journeys.people import Cast, browsing
from yuanba.domains.assets import public as assets
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

DESKTOP = {"width": 1280, "height": 900}
WATER = contracts.contracts.Tariff(
    "3", "水费（代收）", "metered", Fraction("3.03"), "Water", passed_on=True, meter="water"
)
SPACE = contracts.contracts.Tariff("4", "地面车位", "parking-month", Fraction(80), "Parking above ground")


def signed(cast):
    """A contract with water by meter and spaces; the home has a meter that was read today, its neighbour none."""
    contracts.signed(cast.yard, terms=replace(contracts.TERMS, tariffs=(contracts.FEE, WATER, SPACE)))
    fees.measured(cast.yard, "3-2-902", 8963)
    fees.measured(cast.yard, "3-2-901", 8963)
    new = assets.NewMeter("W-902", "water", date(2026, 1, 1))
    meter = assets.hang_meter(actor=SYSTEM, yard=cast.yard, place_id=cast.home.id, new=new)
    shown = assets.Shown(clock.today(), 1250)
    assets.read_meter(actor=SYSTEM, yard=cast.yard, meter_id=meter.id, shown=shown)


def let(page, since):
    """A space is let to the home that stands at the window."""
    page.click("#situations summary:has-text('登记车位')")
    page.fill("#situations [name=since]", since.isoformat())
    page.fill("#situations [name=name]", "A-12")
    page.click("#situations form[action*='/situation/#'] button")
    expect(page.locator("#situations .rows")).to_contain_text("车位 A-12 · 地面车位")


def test_from_the_draft_of_a_month_to_the_receipt_the_owner_reads(browser, live):
    cast = Cast()
    places.place(cast.yard, "3-2-901")
    signed(cast)
    desk = f"/desk/{cast.yard.code}"
    with browsing(browser, live, as_="manager", viewport=DESKTOP) as manager:
        manager.goto(f"{desk}/window/?find=3-2-902")
        let(manager, clock.today().replace(day=1))
        manager.goto(f"{desk}/bills/")
        manager.click("#new form button")
        expect(manager.locator(".figs")).to_contain_text("¥295.35")  # 177.47 + 37.88 + 80
        manager.click("a[href$='/skipped/']")
        expect(manager.locator("main .rows")).to_contain_text("没有登记业主")
        manager.go_back()
        manager.click("form[action$='/do/publish/'] button")
        expect(manager.locator("main [role=status]")).to_contain_text("已发布")
    with browsing(browser, live, as_="butler", viewport=DESKTOP) as butler:
        butler.goto(f"{desk}/window/")
        butler.fill("[name=find]", "3-2-902")
        butler.keyboard.press("Enter")
        expect(butler.locator(".figs")).to_contain_text("¥295.35")
        butler.click("form[action*='/do/pay/'] button")
        expect(butler.locator(".slip")).to_contain_text("贰佰玖拾伍元叁角伍分")
        butler.goto(f"{desk}/window/?find=3-2-902")
        expect(butler.locator("main")).to_contain_text("没有欠费")
    with browsing(browser, live, as_="owner") as owner:
        owner.goto("/my/bills/")
        owner.locator("a.line[href*='/my/bills/']").first.click()
        expect(owner.locator("main .tbl").first).to_contain_text("12.5 m³ × ¥3.03")
        expect(owner.locator("main .tbl").first).to_contain_text("车位 A-12：1 个 × 每月 ¥80")
        owner.goto("/my/bills/")
        owner.locator("a.line[href*='/receipt/']").first.click()
        expect(owner.locator("main")).to_contain_text("这张收据是真的")
