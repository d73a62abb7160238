"""An empty house: the operator signs in by a letter, founds office and estate; manager, butler, the first request."""

from io import StringIO

from django.core.management import call_command
from playwright.sync_api import expect

from tests.journeys.people import browsing, press
from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people

DESKTOP = {"width": 1280, "height": 800}
NEW = "vier Quitten am Zaun"
HOMES = "楼栋,单元,房号,建筑面积\n1栋,1单元,101,88.5\n1栋,1单元,102,90\n"


def opened():
    """The code of the first operator, from the command."""
    out = StringIO()
    words = ["--name", "柳青", "--phone", "138 0000 9201", "--username", "liuqing", "--office", "FDYB"]
    call_command("people", "open-operator", *words, stdout=out)
    return next(line.split()[1] for line in out.getvalue().splitlines() if line.startswith("code"))


def sign_in_by(page, code, username=""):
    """A letter is opened: code, name where there is none, password; then the second step waits."""
    page.goto("/sign-in/letter/")
    page.fill("[name=code]", code)
    page.click("main button.btn-p")
    if username:
        page.fill("[name=username]", username)
    page.fill("[name=password]", NEW)
    page.click("main button.btn-p")
    page.wait_for_url("**/my/second/")


def found(page, kind, name, code):
    """An office or estate in the division that is open."""
    page.check(f"[name=kind][value={kind}]")
    page.fill("#f-name", name)
    page.fill("#f-code", code)
    page.click("form:has([name=kind]) button.btn-p")
    expect(page.locator(".note.ok")).to_contain_text(f"{name}已建档")


def appointed(page, code, role, who, phone):
    """Somebody new is appointed over all of it; their letter."""
    page.goto(f"/desk/{code}/team/appoint/")
    page.select_option("[name=role]", role)
    page.fill("[name=who]", who)
    page.locator("details", has=page.locator("[name=new_phone]")).locator("summary").click()
    page.fill("[name=new_phone]", phone)
    page.locator("[name=places]").first.check()
    page.locator("main form button.btn-p").last.click()
    expect(page.locator(".note.ok")).to_contain_text("已任命")
    press(page, "main a[href$='/letter/']")
    press(page, "main form button.btn-p")
    return page.locator("dd h2").inner_text()


def divisions(page):
    """From the city down to a community that no list brought."""
    page.goto("/backoffice/offices/new/")
    page.click("text=成都市")
    for code, name in (("510177", "院坝新区"), ("510177001", "新柳街道"), ("510177001001", "柳岸社区")):
        page.locator("details.folds.sec summary").click()
        page.fill("#f-name-add", name)
        page.fill("#f-code-add", code)
        page.click("details.folds.sec form button")
        expect(page.locator("h1")).to_have_text(name)


def test_from_an_empty_house_to_the_first_request(browser, live, tmp_path):
    homes = tmp_path / "房屋.csv"
    homes.write_text(HOMES, encoding="utf-8")
    code = opened()
    with browsing(browser, live, viewport=DESKTOP) as operator:
        sign_in_by(operator, code)
        divisions(operator)
        found(operator, "community", "柳岸社区居委会", "FDLA")
        supervisor = appointed(operator, "FDLA", "community-supervisor", "何柳", "138 0000 9202")
        operator.goto("/backoffice/offices/new/510177001001/")
        found(operator, "estate", "柳岸新居", "FDXJ")
        manager = appointed(operator, "FDXJ", "manager", "邓新", "138 0000 9203")
    with browsing(browser, live, viewport=DESKTOP) as page:
        sign_in_by(page, manager, "dengxin")
        page.goto("/desk/FDXJ/import/")
        page.set_input_files("[name=file]", str(homes))
        page.click("main form button")
        page.click("text=确认录入")
        expect(page.locator(".note.ok")).to_contain_text("FDXJ-1")
        butler = appointed(page, "FDXJ", "butler", "罗新", "138 0000 9204")
    with browsing(browser, live) as page:
        page.goto("/say/?yard=FDXJ")
        page.goto(page.locator("main a[href*='/say/FDXJ/']").first.get_attribute("href"))
        page.fill("[name=text]", "一单元门口的灯不亮。")
        press(page, ".act button")
        press(page, "button[value=send]")
    with browsing(browser, live, viewport=DESKTOP) as page:
        sign_in_by(page, butler, "luoxin")
        page.goto("/desk/FDXJ/")
        expect(page.locator("main")).to_contain_text("一单元门口的灯不亮")
    with browsing(browser, live, viewport=DESKTOP) as page:
        sign_in_by(page, supervisor, "heliu")
        page.goto("/oversight/estates/")
        expect(page.locator("main")).to_contain_text("柳岸新居")
    assert (cases.Case.objects.count(), people.Account.objects.filter(password="").count()) == (1, 0)
