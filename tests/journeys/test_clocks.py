"""Clocks in the browser: paused, more time by a second person, handed up; red, instructed from above, answered."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.factories import cases as make
from tests.journeys.people import Cast, browsing, press
from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people_
from yuanba.kernel import clock

DESKTOP = {"width": 1280, "height": 800}


def days_on(days):
    return f"{clock.now() + timedelta(days=days):%Y-%m-%dT%H:%M}"


def act(page, verb, button="", **fields):
    """Open one form of the page, fill it in, send it."""
    form = page.locator(f"form[action*='/do/{verb}/']")
    form.locator("xpath=..").evaluate("one => { one.open = true; }")
    for name, value in fields.items():
        if name == "reason":
            form.locator("select").select_option(value)
        else:
            form.locator(f"[name={name}]").fill(value)
    press(page, form.locator(button or "button").first)
    expect(page.locator(".note.ok")).to_contain_text("记下了")


def test_from_a_pause_to_the_community_and_the_resident_reads_it(browser, live):
    cast = Cast()
    made = make.report(cast.place, "电梯按键按不亮，要用力才行。")
    butler = people_.actor_of(people_.Account.objects.get(username="butler").id)
    cases.triage(actor=butler, target=make.target(made.case), kind="repair", level="middling")
    cases.answer(actor=butler, target=make.target(made.case), text="下午来看。", how="phoned")
    desk, own = f"/desk/{cast.yard.code}/{made.case.id}/", f"/r/{cast.yard.code}/{made.token}/"
    with browsing(browser, live, as_="butler", viewport=DESKTOP) as page:
        page.goto(desk)
        act(page, "pause", reason="part", text="按键从厂里调货", due=days_on(3))
        expect(page.locator("#act")).to_contain_text("挂账到")
    with browsing(browser, live) as resident:
        resident.goto(own)
        expect(resident.locator("main")).to_contain_text("要等到")
        expect(resident.locator("main")).to_contain_text("按键从厂里调货")
    with browsing(browser, live, as_="butler", viewport=DESKTOP) as page:
        page.goto(desk)
        act(page, "resume", text="配件到了")
        act(page, "extend", reason="more", text="还要换控制板", due=days_on(6))
    with browsing(browser, live, as_="manager", viewport=DESKTOP) as page:
        page.goto(f"/desk/{cast.yard.code}/")
        page.click("text=审批延期")
        act(page, "decide_extension", text="同意，换好为止", button="[value='1']")
        act(page, "hand_up", text="厂家不理小区，请社区出面")
    with browsing(browser, live, as_="community-supervisor", viewport=DESKTOP) as page:
        page.goto("/oversight/upward/")
        page.click("text=电梯按键按不亮")
        act(page, "take_on", text="社区约厂家周五来", due=days_on(4))
    with browsing(browser, live) as resident:
        resident.goto(own)
        for words in ("要多些时间，现在答应", "同意，换好为止", "社区在办", "社区约厂家周五来"):
            expect(resident.locator("main")).to_contain_text(words)
    case = cases.Case.objects.get(id=made.case.id)
    assert (case.extensions, case.held_by, case.resume_at) == (1, "community", None)


def test_what_is_late_is_red_instructed_from_above_and_answered(browser, live):
    cast = Cast()
    with clock.at(clock.now() - timedelta(hours=30)):
        late = make.report(cast.place, "地下室一直往外渗水。", level="middling").case
    desk, above = f"/desk/{cast.yard.code}/{late.id}/", f"/oversight/{cast.yard.code}/{late.id}/"
    with browsing(browser, live, as_="butler", viewport=DESKTOP) as page:
        page.goto(f"/desk/{cast.yard.code}/?mine=0&light=red")
        expect(page.locator("main")).to_contain_text("地下室一直往外渗水")
        expect(page.locator(".clock.late")).to_have_count(1)
        page.goto(f"/desk/{cast.yard.code}/?mine=0&light=amber")
        expect(page.locator("main")).not_to_contain_text("地下室一直往外渗水")
    with browsing(browser, live, as_="community-supervisor", viewport=DESKTOP) as page:
        page.goto("/oversight/")
        expect(page.locator("main")).to_contain_text("地下室一直往外渗水")
        page.goto(above)
        act(page, "instruct", text="今天到场，报渗水原因和工期。", due=days_on(1))
    with browsing(browser, live, as_="manager", viewport=DESKTOP) as page:
        page.goto(f"/desk/{cast.yard.code}/")
        page.click("text=今天到场，报渗水原因和工期")
        act(page, "answer_instruction", text="管道接口老化，周五换完。")
    with browsing(browser, live, as_="community-supervisor", viewport=DESKTOP) as page:
        page.goto(above)
        expect(page.locator("main")).to_contain_text("管道接口老化，周五换完。")
        act(page, "judge_instruction", text="可以，周五再看。")
    with browsing(browser, live, as_="butler") as page:
        page.goto(desk)
        expect(page.locator("main")).to_contain_text("可以，周五再看。")
