"""A neighbour said it before: joined with one tap, told of every step; two requests become one on the desk."""

from playwright.sync_api import expect

from tests.factories import cases as made
from tests.journeys.people import Cast, browsing, press
from tests.journeys.test_request import DESKTOP, do
from yuanba.domains.cases import public as cases

DARK = "楼道灯不亮，晚上摸黑上楼。"


def to_question(page, cast, words):
    """From the door code to the question whether it is one of these."""
    page.goto(f"/d/{cast.yard.code}/{cast.door}/")
    page.fill("[name=text]", words)
    press(page, ".act button")
    press(page, "button[value=send]")


def test_joined_with_one_tap_taken_together_and_told(browser, live):
    cast = Cast()
    first = made.report(cast.place, DARK).case
    with browsing(browser, live) as neighbour, browsing(browser, live, java_script_enabled=False) as other:
        to_question(neighbour, cast, "楼道灯不亮，天黑看不见。")
        expect(neighbour.locator("h1")).to_have_text("是不是下面的哪一件？")
        neighbour.click("button[name=join]")
        expect(neighbour.locator(".note.ok")).to_contain_text("已附议")
        expect(neighbour.locator("main")).to_contain_text("2 人有同样的事")
        follow = neighbour.url.partition("?")[0]
        to_question(other, cast, "楼道灯又不亮了，摸黑上楼。")
        other.click("button[name=apart]")
        expect(other.locator(".note.ok")).to_contain_text(f"{cast.yard.code}-2")
        own = other.url.partition("?")[0]
        with browsing(browser, live, as_="butler", viewport=DESKTOP) as butler:
            butler.goto(f"/desk/{cast.yard.code}/{first.id}/")
            press(butler, "#doubles .btn")
            butler.fill("[name=text]", "同一盏灯")
            butler.click("main form .btn-p")
            expect(butler.locator("main")).to_contain_text("2 件并办，共 3 人")
            do(butler, "answer", how="phoned", text="下午来换灯。")
        other.goto(own)
        expect(other.locator("#together")).to_contain_text("下午来换灯。")
        neighbour.goto(follow)
        expect(neighbour.locator(".tl")).to_contain_text("下午来换灯。")
        neighbour.click("button:has-text('取消附议')")
        expect(neighbour.locator("main .note[role=status]")).to_contain_text("您已取消附议")
    row = cases.Case.objects.get(id=first.id)
    assert (row.people, row.taken_in) == (2, 1)
    assert cases.Case.objects.get(number=2).state == "merged"
