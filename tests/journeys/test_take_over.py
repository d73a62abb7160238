"""An estate is taken over: the list from a sheet, facts, keys, photographs and a document, both signatures, the A4."""

from playwright.sync_api import expect

from tests.journeys.people import Cast, browsing, press
from tests.support.documents import pdf
from tests.support.odd_books import Book, written
from tests.support.pictures import photograph
from yuanba.domains.places import public as places
from yuanba.platform.access.public import SYSTEM

PHONE = {"width": 390, "height": 844}
SHEETS = {"钥匙": [["钥匙移交清单"], ["名称", "数量", "位置"], ["配电房", 3, "门岗"], ["合计", 3, ""]]}
BEGIN = b"%PDF-"


def looked_at(page, **said):
    """Say how the thing on the screen is, and go on to the next."""
    for name, value in said.items():
        page.locator(f"main [name={name}]").fill(value)
    page.locator("main [name=condition][value=sound]").check(force=True)
    press(page, "text=保存，看下一项")


def test_from_the_list_to_the_record_both_have_signed(browser, live, tmp_path):
    cast = Cast()
    base = f"/desk/{cast.yard.code}/takeover/"
    with browsing(browser, live, as_="manager", viewport=PHONE) as page:
        main = page.locator("main")
        page.goto(base)
        for name, value in {
            "giver": "临江置业",
            "taker": "青禾物业",
            "day": "2026-12-01",
            "promised": "修好泵房",
        }.items():
            page.locator(f"main [name={name}]").fill(value)
        page.click("main form button.btn-lg")
        expect(page.locator(".figs")).to_contain_text("29")

        page.click("text=从表格导入清单")
        page.set_input_files("[name=file]", str(written(Book("清单", SHEETS, 1, 0, 0, 0, 0), tmp_path)))
        page.click("main form button.btn-lg")
        expect(page.locator(".figs")).to_contain_text("= 可录入 1 + 未通过 0")
        page.click("text=加入清单")
        expect(main).to_contain_text("配电房（门岗）")

        page.goto(f"{base}1/30/")
        page.locator("[name=photos]").set_input_files(
            {"name": "1.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
        )
        page.locator("[name=papers]").set_input_files(
            {"name": "交接单.pdf", "mimeType": "application/pdf", "buffer": pdf()}
        )
        looked_at(page, found="3", holder="门岗老周", words="一把备用")
        page.goto(f"{base}1/30/")
        expect(main).to_contain_text("交接单.pdf")
        expect(main.locator(".thumbs img")).to_have_count(1)
        kept = page.request.get(main.locator("a[href*='/takeover/file/']").get_attribute("href"))
        assert (kept.body(), kept.headers["content-disposition"][:10]) == (pdf(), "attachment")

        for item in range(1, 29):
            looked = places.Looked("sound", found="2")
            places.inspect_item(actor=SYSTEM, yard=cast.yard, number=1, item=item, looked=looked)
        page.goto(f"{base}1/29/")
        looked_at(page)
        expect(page.locator(".figs")).to_contain_text("30")
        for side in ("giver", "taker"):
            fold = page.locator("details", has=page.locator(f"input[value={side}]"))
            fold.locator("summary").click()
            fold.locator("[name=name]").fill("孟" + side)
            fold.locator("[name=role]").fill("经理")
            if side == "giver":
                fold.locator("[name=paper]").set_input_files(
                    {"name": "2.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
                )
            press(page, fold.locator("button.btn-p"))
            expect(main).to_contain_text("孟" + side)
        expect(page.locator("text=从表格导入清单")).to_have_count(0)
        assert page.request.get(f"{base}1/record.pdf").body()[:5] == BEGIN
