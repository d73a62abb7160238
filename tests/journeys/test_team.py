"""A butler is appointed, writes her badge, goes on holiday; the owner sees and calls the deputy."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.factories import people as make
from tests.factories import places
from tests.journeys.people import Cast, browsing, press
from tests.support.pictures import upload
from yuanba.domains.people import public as people
from yuanba.kernel import clock

DESKTOP = {"width": 1280, "height": 800}


def test_from_appointing_a_butler_to_calling_her_deputy(browser, live):
    cast = Cast()
    places.place(cast.yard, "4")
    people.Post.objects.filter(yard=cast.yard, role="butler").delete()
    make.post(cast.yard, "guard", None, make.account("简文", username="jian"))
    day = clock.today()
    with browsing(browser, live, as_="manager", viewport=DESKTOP) as manager:
        manager.click(".rail a[href$='/team/']")
        expect(manager.locator(".note.late")).to_contain_text("没有管家")
        press(manager, "main a.btn-p")
        manager.select_option("[name=role]", "butler")
        manager.fill("[name=who]", "jian")
        for block in ("3", "4"):
            manager.check(f"[name=places][value='{cast.yard.path}/{block}']")
        press(manager, "main button.btn-p")
        expect(manager.locator(".note.ok")).to_contain_text("已任命")
        expect(manager.locator("main")).to_contain_text("3 栋、4 栋")
    with browsing(browser, live, as_="jian") as butler:
        butler.goto("/my/posts/")
        press(butler, "text=管家 · 3 栋、4 栋")
        butler.set_input_files("[name=photo]", [upload()])
        butler.check("[name=languages][value=en]")
        butler.fill("[name=hours]", "周一至周五 9:00–18:00")
        butler.fill("form:has([name=hours]) [name=phone]", "028-0000 1204")
        butler.click("form:has([name=hours]) button.btn-p")
        expect(butler.locator(".note.ok")).to_contain_text("名牌已保存")
    with browsing(browser, live, as_="owner") as owner:
        owner.goto("/my/people/")
        person = owner.locator(".person", has_text="简文")
        expect(person).to_contain_text("会说 英文")
        expect(person).to_contain_text("周一至周五 9:00–18:00")
        assert person.locator("img").evaluate("one => one.decode().then(() => one.naturalWidth > 0)")
    with browsing(browser, live, as_="jian") as butler:
        butler.goto("/my/posts/")
        press(butler, "text=管家 · 3 栋、4 栋")
        butler.select_option("[name=deputy]", label="Engineer")
        butler.fill("form:has([name=deputy]) [name=since]", day.isoformat())
        butler.fill("[name=until]", (day + timedelta(days=6)).isoformat())
        butler.fill("[name=deputy_phone]", "028-0000 1210")
        butler.click("form:has([name=deputy]) button.btn-p")
        expect(butler.locator(".note.ok")).to_contain_text("代班人已确定")
    with browsing(browser, live, as_="owner") as owner:
        owner.goto("/my/people/")
        deputy = owner.locator(".person", has_text="替简文代班")
        expect(deputy).to_contain_text("Engineer")
        expect(deputy.locator("a.call")).to_have_attribute("href", "tel:02800001210")
    assert people.Delegation.objects.count() == 2
