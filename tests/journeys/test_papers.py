"""The butler prints what hangs, what is worn and the letter of an invitation."""

from playwright.sync_api import expect

from tests.journeys.people import Cast, browsing

BEGIN = b"%PDF-"


def printed(page, button):
    """What a way to a paper answers."""
    address = page.locator(button).first.get_attribute("href")
    return page.request.get(address).body()[:5]


def test_door_sheets_badges_and_a_letter(browser, live):
    cast = Cast()
    with browsing(browser, live, as_="manager") as manager:
        manager.goto(f"/desk/{cast.yard.code}/papers/")
        assert printed(manager, "a[href$='badges.pdf']") == BEGIN
        manager.goto(f"/desk/{cast.yard.code}/papers/?place={cast.place.id}")
        assert printed(manager, f"a[href*='doors/{cast.place.id}.pdf']") == BEGIN
        manager.goto(f"/desk/{cast.yard.code}/homes/")
        form = manager.locator("form:has(input[value=invite])")
        form.locator("[name=home]").fill("3-2-902")
        form.locator("button").click()
        letter = manager.locator("form[action$='letter.pdf']")
        expect(letter).to_contain_text("打印邀请信")
        fields = letter.locator("input").evaluate_all(
            "all => Object.fromEntries(all.map(one => [one.name, one.value]))"
        )
        answer = manager.request.post(letter.get_attribute("action"), form=fields, headers={"Referer": manager.url})
        assert answer.body()[:5] == BEGIN
