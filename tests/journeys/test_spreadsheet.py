"""A manager sends a list as it is, looks, takes it over, reads what came of it and undoes it."""

from playwright.sync_api import expect

from tests.journeys.people import Cast, browsing
from tests.support.odd_books import Book, written

DESKTOP = {"width": 1280, "height": 800}
ROWS = [
    ["某小区业主花名册"],
    ["房屋", "", "", "", "业主", "", ""],
    ["楼栋", "单元", "房号", "建筑面积", "姓名", "联系电话", "宠物"],
    ["8栋", "1单元", 101, 88.5, "黎晓舟、向晚", "13800004402\n13900001111", "猫"],
    ["8栋", "1单元", 102, 90, "唐一", "00000000000", ""],
    ["8栋", "1单元", 103, "不详", "周三", "13700002222", ""],
    ["合计", "", "", 178.5],
]


def test_a_list_as_it_is_from_the_file_to_undone(browser, live, tmp_path):
    cast = Cast()
    file = written(
        Book("业主花名册", {"房屋": ROWS, "收费": [["房号", "收费项目", "应收金额"]]}, 3, 1, 2, 3, 3), tmp_path
    )
    with browsing(browser, live, as_="manager", viewport=DESKTOP) as page:
        page.goto(f"/desk/{cast.yard.code}/import/")
        page.set_input_files("[name=file]", str(file))
        page.click("main form button")
        expect(page.locator(".figs")).to_contain_text("= 可录入 2 + 未通过 1")
        main = page.locator("main")
        for words in ("8-1-101", "138****4402", "面积不是数字", "宠物", "收费 未读取，有 1 行"):
            expect(main).to_contain_text(words)
        page.get_by_role("link", name="请核对").click()
        expect(main).to_contain_text("电话只是占位")
        page.click("text=确认录入")
        expect(page.locator(".note.ok")).to_contain_text(f"{cast.yard.code}-1")
        page.click("text=查看批次")
        expect(main).to_contain_text("猫")
        page.locator("details", has_text="撤销").locator("summary").click()
        page.click(f"text=撤销 {cast.yard.code}-1")
        expect(page.locator(".note.ok")).to_contain_text(f"{cast.yard.code}-1")
        expect(main).to_contain_text("已撤销")
