"""A file of the hotline is taken in and handed back; then somebody stands at the window and leaves with a slip."""

from playwright.sync_api import expect

from tests.journeys.people import Cast, browsing, press
from tests.support.spreadsheets import workbook

DESKTOP = {"width": 1280, "height": 800}
ROWS = [
    ["工单编号", "诉求内容", "诉求类型", "事发地址", "联系电话"],
    ["QH-1", "单元门关不拢。", "求助", "3栋1单元", "13800004402"],
    ["QH-2", "", "投诉", "", ""],
]


def test_the_hotline_and_the_window(browser, live, tmp_path):
    cast = Cast()
    file = workbook(tmp_path / "工单.xlsx", 工单=ROWS)
    with browsing(browser, live, as_="manager", viewport=DESKTOP) as page:
        main = page.locator("main")
        page.goto(f"/desk/{cast.yard.code}/hotline/")
        page.set_input_files("[name=file]", str(file))
        page.click("main form button.btn-p")
        expect(page.locator(".figs")).to_contain_text("= 可录入 1 + 未通过 1")
        press(page, "text=收下")
        expect(main).to_contain_text("QH-1")
        page.goto(f"/desk/{cast.yard.code}/hotline/")
        page.click("text=生成文件")
        expect(page.locator(".note.ok")).to_contain_text("第 1 份回传文件已生成")
        page.goto(f"/desk/{cast.yard.code}/report/?channel=window")
        page.fill("[name=phone]", "13800004402")
        page.fill("[name=text]", "门口的灯罩歪了。")
        page.press("[name=phone]", "Enter")
        expect(page.locator("#known")).to_contain_text("单元门关不拢")
        page.click("main form button.btn-p")
        expect(page.locator("#f-text")).to_have_value("")
        page.click("text=打印回执")
        expect(page.locator(".slip")).to_contain_text("门口的灯罩歪了")
