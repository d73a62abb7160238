"""The survey of a year: the manager asks, a resident taps on a phone, a butler asks at doors, figures are read."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.factories import places, surveys
from tests.journeys.people import Cast, browsing, press
from yuanba.domains.evaluation import public as evaluation
from yuanba.domains.evaluation.models import Survey, Turn
from yuanba.kernel import clock

WIDE = {"width": 1280, "height": 800}


def test_asked_by_the_manager_answered_on_a_phone_and_at_doors_read_by_everybody(browser, live):
    cast, today = Cast(), clock.today()
    for code in surveys.HOMES:
        places.place(cast.yard, code)
    desk, board = f"/desk/{cast.yard.code}/surveys/", f"/b/{cast.yard.code}/surveys/"
    with browsing(browser, live, as_="manager", viewport=WIDE) as manager:
        manager.goto(desk)
        manager.fill("[name=closes_on]", (today + timedelta(days=14)).isoformat())
        manager.fill("[name=minimum]", "5")
        manager.click("#open button.btn-p")
        expect(manager.locator(".note.ok")).to_contain_text("居民")
    survey = Survey.objects.get(yard=cast.yard)
    with browsing(browser, live, as_="owner") as resident:
        resident.goto("/")
        resident.click(f"a[href^='/my/survey/{cast.yard.code}/{survey.year}/']")
        for number in range(1, len(evaluation.QUESTIONS) + 1):
            expect(resident.locator("main")).to_contain_text(f"第 {number} 题")
            press(resident, ".faces button[value='5']")
        press(resident, "main button[name=back]")
        press(resident, ".faces button[value='4']")
        resident.click("button[value=send]")
        expect(resident.locator("h1")).to_have_text("谢谢您")
    with browsing(browser, live, as_="butler", viewport=WIDE) as butler:
        butler.goto(f"{desk}{survey.year}/enter/")
        butler.fill("[name=home]", surveys.HOMES[-1])
        for name in evaluation.QUESTIONS:
            butler.check(f"#f-{name} input[value='5']")
        butler.click("form.form-w button.btn-p")
        expect(butler.locator(".note.ok")).to_contain_text("请填下一户")
    surveys.answered(cast.yard, survey.year, [surveys.marks(5)] * 5)
    assert {turn.way for turn in Turn.objects.filter(survey=survey)} == {"self", "door"}
    Survey.objects.filter(id=survey.id).update(closes_on=today - timedelta(days=1))  # a fortnight later
    with browsing(browser, live) as anybody:
        anybody.goto(board)
        expect(anybody.locator(".figs .n").first).to_have_text("99.5")
        expect(anybody.locator(".figs .n").nth(1)).to_have_text("7")
    with browsing(browser, live, as_="community-supervisor", viewport=WIDE) as supervisor:
        supervisor.goto("/oversight/surveys/")
        expect(supervisor.locator(f"a[href='{board}']")).to_be_visible()
        expect(supervisor.locator("main")).to_contain_text("99.5")
