"""A rule is written, a request goes where it says; the unit hands it back, takes it, is helped, and it is done."""

from datetime import timedelta

from playwright.sync_api import expect

from tests.factories import cases as made
from tests.journeys.people import Cast, browsing, press
from yuanba.kernel import clock

DESKTOP = {"width": 1280, "height": 800}


def test_from_a_rule_to_the_help_of_another_unit(browser, live):
    cast = Cast()
    desk = f"/desk/{cast.yard.code}"
    with browsing(browser, live, as_="manager", viewport=DESKTOP) as manager:
        manager.goto(f"{desk}/routing/")
        press(manager, "main a.btn-p")
        manager.select_option("[name=category]", label="— 噪音")
        manager.select_option("[name=unit]", label="秩序安防")
        manager.click("main button.btn-p")
        expect(manager.locator(".note.ok")).to_contain_text("新规则已生效")
        manager.goto(f"{desk}/routing/trial/")
        manager.select_option("[name=category]", label="噪音")
        manager.click("main button.btn-p")
        expect(manager.locator(".note.ok")).to_contain_text("第 8 条规则，因为：噪音。去向：秩序安防。")
        manager.goto(f"{desk}/routing/new/")
        manager.select_option("[name=kind]", "repair")
        manager.select_option("[name=level]", "hard")
        manager.select_option("[name=position]", "9")
        manager.click("main button.btn-p")
        expect(manager.get_by_role("alert")).to_contain_text("永远轮不到：第 7 条")
    case = made.report(cast.place, "楼道灯不亮，晚上摸黑上楼。", category="lighting").case
    page = f"{desk}/{case.id}/"
    with browsing(browser, live, as_="engineer") as engineer:
        engineer.goto(f"{desk}/?unit")
        press(engineer, f"main a[href='{page}']")
        press(engineer, "text=我来办")
        expect(engineer.locator("main")).to_contain_text("主办 工程维修")
        engineer.click("text=为什么到了这里")
        expect(engineer.locator("main .note")).to_contain_text("第 1 条规则，因为：设施维修。去向：工程维修。")
        engineer.goto(page)
        engineer.click("text=请其他单位协办")
        asking = engineer.locator("form[action*=ask_help]")
        asking.locator("[name=unit]").select_option(label="保洁")
        asking.locator("[name=text]").fill("请先把配电箱前的纸箱搬走")
        asking.locator("[name=due]").fill((clock.now() + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M"))
        press(engineer, asking.locator("button"))
        expect(engineer.locator("main")).to_contain_text("保洁协办")
    with browsing(browser, live, as_="manager", viewport=DESKTOP) as manager:
        manager.goto(page)
        giving = manager.locator("form[action*=give_help]")
        giving.locator("[name=text]").fill("纸箱搬走了")
        press(manager, giving.locator("button"))
        expect(manager.locator("main")).to_contain_text("已协办")
    with browsing(browser, live, as_="engineer") as engineer:
        engineer.goto(page)
        engineer.click("text=不归我们办")
        back = engineer.locator("form[action*=hand_back]")
        back.locator("[name=text]").fill("是供电的线路，不归我们")
        press(engineer, back.locator("button"))
        expect(engineer.locator("main")).to_contain_text("退回过 1 次")
        expect(engineer.locator("main")).to_contain_text("主办 客服管家")
