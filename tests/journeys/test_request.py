"""Somebody at a door says what is wrong; the company answers, the community looks, the resident says it is solved."""

import io
import re
from datetime import timedelta

from PIL import Image
from playwright.sync_api import expect

from tests.factories import cases as made
from tests.factories import people
from tests.journeys.people import Cast, browsing, press
from tests.support.pictures import upload
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

DESKTOP = {"width": 1280, "height": 800}
TWICE = """() => {
  const send = () => {
    const body = new FormData(document.querySelector("main form"));
    body.set("act", "send");
    return fetch(location.href, {method: "POST", body}).then(answer => answer.url);
  };
  return Promise.all([send(), send()]);
}"""


def in_four_hours():
    """The hour until which an ordinary case is answered, as the page writes it."""
    return (clock.now() + timedelta(hours=4)).astimezone(clock.SHANGHAI).strftime("%H:")


def say(page, cast, words, photo=True):
    """From the door code to the check page."""
    page.goto(f"/d/{cast.yard.code}/{cast.door}/")
    expect(page.locator("main")).to_contain_text("3 栋 2 单元")
    page.fill("[name=text]", words)
    page.fill("[name=phone]", "138 0000 4402")
    if photo:
        page.set_input_files("[name=photos]", [upload()])
    page.click(".act button")
    expect(page.locator("h1")).to_have_text("看一遍，没错就发出")


def form_of(page, verb):
    """One form of the desk's case page, unfolded."""
    form = page.locator(f"form[action*='/do/{verb}/']")
    page.locator("details", has=form).evaluate("one => { one.open = true; }")
    return form


def do(page, verb, **fields):
    """Fill in one form of the desk's case page and send it."""
    form = form_of(page, verb)
    for name, value in fields.items():
        field = form.locator(f"[name={name}]")
        if name in ("kind", "level", "to", "outcome"):
            field.select_option(value)
        elif name in ("after", "before", "photos"):
            field.set_input_files([value])
        elif name == "how":
            form.locator(f"[name=how][value={value}]").check()
        else:
            field.fill(value)
    press(page, form.locator("button:not([formaction]):visible"))
    expect(page.locator(".note.ok")).to_be_visible()


def test_from_the_door_to_solved(browser, live):
    cast, before = Cast(), in_four_hours()
    with browsing(browser, live) as resident:
        say(resident, cast, "单元门禁刷脸不灵，老人进不了门。")
        expect(resident.locator(".figs")).to_contain_text(re.compile(f"{before}|{in_four_hours()}"))
        resident.click("button[value=send]")
        expect(resident.locator(".note.ok")).to_contain_text(f"{cast.yard.code}-1")
        follow = resident.url.partition("?")[0]
        image = resident.request.get(resident.locator(".shot img").get_attribute("src"))
        assert not Image.open(io.BytesIO(image.body())).getexif()
        with browsing(browser, live, as_="manager", viewport=DESKTOP) as manager:
            manager.click("text=单元门禁刷脸不灵")
            expect(manager.locator("main")).to_contain_text("138 0000 4402")
            do(manager, "triage", kind="repair", level="middling")
            do(manager, "dispatch", to=manager.locator("[name=to] option", has_text="Engineer").get_attribute("value"))
        with browsing(browser, live, as_="engineer") as engineer:
            engineer.click("text=单元门禁刷脸不灵")
            do(engineer, "answer", how="phoned", text="刚和您通了电话，下午来修。")
            do(engineer, "note", text="到场看过，镜头进水。")
            do(engineer, "resolve", text="换了防水罩。", after=upload("after.jpg", "#228844"))
        with browsing(browser, live, as_="community-supervisor", viewport=DESKTOP) as supervisor:
            supervisor.goto("/oversight/look/")
            tick = supervisor.locator("[name=case]")
            expect(tick).to_be_disabled()
            tick.evaluate("box => { box.disabled = false; }")
            tick.check()
            supervisor.click("main form button")
            expect(supervisor.get_by_role("alert")).to_be_visible()
            assert cases.Look.objects.count() == 0
            press(supervisor, "table a")
            supervisor.goto("/oversight/look/")
            tick.check()
            supervisor.click("main form button")
            expect(supervisor.locator("h1")).to_have_text("今天都看过了")
        resident.goto(follow)
        expect(resident.locator(".pl")).to_contain_text("轮到您了")
        expect(resident.locator(".shot")).to_have_count(2)
        resident.fill("[name=text]", "谢谢师傅")
        resident.click("button[value=good]")
        expect(resident.locator(".badge").first).to_have_text("已解决")
    row = cases.Case.objects.get()
    assert (row.state, row.rating, row.level, row.kind) == ("closed", "good", "middling", "repair")
    with browsing(browser, live, viewport=DESKTOP) as anyone:
        anyone.goto(f"/b/{cast.yard.code}/")
        expect(anyone.locator(".figs")).to_contain_text("按时回话")
        expect(anyone.locator("main")).not_to_contain_text("4402")


def test_not_solved_goes_to_a_person(browser, live):
    Cast()
    with browsing(browser, live, as_="owner") as owner:
        owner.goto("/say/")
        owner.click("text=3 栋 2 单元 902")
        owner.fill("[name=text]", "厨房水管漏水，地上都是水。")
        owner.click(".act button")
        owner.click("button[value=send]")
        expect(owner.locator(".note.ok")).to_be_visible()
        mine = owner.url.partition("?")[0]
        with browsing(browser, live, as_="butler") as butler:
            butler.click("text=厨房水管漏水")
            do(butler, "resolve", text="已经修好", why_no_photo="在室内")
        owner.goto(mine)
        owner.click("button[value=bad]")
        expect(owner.locator(".errsum")).to_contain_text("请写几个字")
        owner.fill("[name=text]", "还在漏")
        owner.click("button[value=bad]")
        expect(owner.locator(".badge").first).to_contain_text("要求再办")
        with browsing(browser, live, as_="manager") as manager:
            manager.click("text=厨房水管漏水")
            do(manager, "reopen", text="马上再派人来")
        owner.goto("/my/")
        expect(owner.locator(".badge").first).to_have_text("在办")
    assert cases.Case.objects.get().state == "in-work"


def test_what_was_typed_survives_large_type_and_a_lost_session(browser, live):
    cast = Cast()
    made.report(cast.place, "楼道灯不亮。")
    with browsing(browser, live) as resident:
        resident.goto(f"/d/{cast.yard.code}/{cast.door}/")
        resident.fill("[name=text]", "单元门关不拢。")
        resident.click("button[value=elder]")
        expect(resident.locator("html")).to_have_attribute("data-view", "elder")
        expect(resident.locator("[name=text]")).to_have_value("单元门关不拢。")
    with browsing(browser, live, as_="butler") as butler:
        butler.click("text=楼道灯不亮")
        form = form_of(butler, "answer")
        form.locator("textarea").fill("师傅下午三点到。")
        butler.context.clear_cookies(name="yb_session")
        form.locator("button:not([formaction]):visible").click()
        butler.fill("[name=username]", "butler")
        butler.fill("[name=password]", people.PASSWORD)
        butler.click("main button.btn-p")
        expect(form.locator("textarea")).to_have_value("师傅下午三点到。")
        do(butler, "answer", text="师傅下午三点到。")
        butler.locator(".rail-dock a").first.click()
        butler.click("form.me-s button")
        butler.wait_for_url(f"{live}/")
        assert butler.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('typed '))") == []


def test_a_stale_page_is_told_and_keeps_what_was_typed(browser, live):
    cast = Cast()
    with browsing(browser, live) as resident:
        say(resident, cast, "楼道灯不亮。", photo=False)
        press(resident, "button[value=send]")
    with browsing(browser, live, as_="butler") as one, browsing(browser, live, as_="engineer") as other:
        one.click("text=楼道灯不亮")
        other.click(".chip:has-text('要办的')")
        other.click("text=楼道灯不亮")
        do(one, "answer", how="phoned", text="我马上来。")
        form = form_of(other, "answer")
        form.locator("textarea").fill("我这边也看到了。")
        form.locator("button:not([formaction]):visible").click()
        expect(other.locator(".errsum")).to_contain_text("刚才 Butler 已经动过这件事")
        expect(form.locator("textarea")).to_have_value("我这边也看到了。")
    assert cases.Case.objects.get().version == 2


def test_sending_twice_is_one_case_and_going_back_keeps_all(browser, live):
    cast = Cast()
    with browsing(browser, live) as resident:
        say(resident, cast, "垃圾桶满了，味道大。")
        resident.click("button[value=back]")
        expect(resident.locator("[name=text]")).to_have_value("垃圾桶满了，味道大。")
        expect(resident.locator("main")).to_contain_text("前面选好的照片还留着")
        resident.click(".act button")
        links = resident.evaluate(TWICE)
        assert links[0] == links[1]
        resident.click("button[value=send]")
        expect(resident).to_have_url(links[0])
        expect(resident.locator("h1")).to_contain_text("垃圾桶满了")
    assert cases.Case.objects.count() == 1


def test_it_works_without_script_in_english_and_for_the_elder(browser, live):
    cast = Cast()
    cookies = [("yb_lang", "en"), ("yb_view", "elder")]
    with browsing(browser, live, java_script_enabled=False) as page:
        page.context.add_cookies([{"name": name, "value": value, "url": live} for name, value in cookies])
        page.goto(f"/d/{cast.yard.code}/{cast.door}/")
        assert page.locator("html").get_attribute("data-view") == "elder"
        page.fill("[name=text]", "x")
        page.click(".act button")
        expect(page.locator(".errsum")).to_contain_text("Please say in a few words what is wrong.")
        page.fill("[name=text]", "The stair light is out")
        page.set_input_files("[name=photos]", [upload()])
        page.click(".act button")
        expect(page.locator("h1")).to_have_text("Read it once, then send")
        page.click("button[value=send]")
        expect(page.locator(".note.ok")).to_contain_text("It has arrived.")
    assert cases.Photo.objects.count() == 1


def test_without_a_connection_nothing_typed_is_lost(browser, live):
    cast = Cast()
    with browsing(browser, live) as resident:
        say(resident, cast, "车库地漏反水。", photo=False)
        resident.context.set_offline(True)
        note = resident.locator("#offline")
        expect(note).to_be_visible()
        resident.click("button[value=send]")
        expect(note).to_contain_text("没有网络")
        expect(resident.locator("dd.prose")).to_have_text("车库地漏反水。")
        resident.context.set_offline(False)
        expect(note).to_be_hidden()
        resident.click("button[value=send]")
        expect(resident.locator(".note.ok")).to_contain_text(f"{cast.yard.code}-1")
    assert cases.Case.objects.count() == 1


def test_lists_turn_their_pages_without_loading_anew(browser, live):
    cast = Cast()
    for number in range(25):
        made.report(cast.place, f"第 {number} 盏灯不亮。")
    with browsing(browser, live, as_="manager", viewport=DESKTOP) as manager:
        manager.evaluate("window.before = true")
        manager.click("a[rel=next]")
        manager.wait_for_url("**after=**")
        expect(manager.locator("table.due tbody a")).to_have_count(5)
        manager.click(".rail a[href$='/all/']")
        expect(manager.locator("h1")).to_have_text("全部诉求")
        assert manager.evaluate("window.before") is True
        assert manager.evaluate("localStorage.length") == 0
