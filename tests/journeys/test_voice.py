"""Somebody who would rather speak: recorded in the browser, heard and typed on the desk, the answer read aloud."""

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Cast, browsing
from tests.support.browser import FLAGS, executable
from yuanba.domains.cases import public as cases
from yuanba.platform.files.public import kept_path
from yuanba.platform.files.sounds import sound_in

SPEAKING = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]


@pytest.fixture
def speaking(browser):
    """A browser with a microphone; of the same Playwright."""
    opened = browser.browser_type.launch(executable_path=executable(), args=[*FLAGS, *SPEAKING])
    yield opened
    opened.close()


def test_spoken_at_the_door_typed_at_the_desk_answered_for_the_door(browser, speaking, live):
    cast = Cast()
    with browsing(speaking, live, permissions=["microphone"]) as resident:
        resident.goto(f"/d/{cast.yard.code}/{cast.door}/")
        button = resident.locator("[data-speak]")
        button.dispatch_event("pointerdown", {"pointerId": 1, "button": 0})
        expect(resident.locator("[data-now]")).to_contain_text("0:01")
        button.dispatch_event("pointerup", {"pointerId": 1})
        expect(resident.locator("#c-sound")).to_contain_text("录好了")
        resident.click(".act button")
        heard = resident.locator("audio[src^='/say/sound/']")
        expect(heard).to_be_visible()
        heard.evaluate("one => one.play()")
        resident.click("button[value=send]")
        expect(resident.locator(".note.ok")).to_contain_text(f"{cast.yard.code}-1")
        case = cases.Case.objects.get()
        assert (case.channel, case.text, case.sound.mime) == ("voice", "", "audio/webm")
        assert 1 <= sound_in(kept_path(case.sound).read_bytes()).seconds <= 20
        with browsing(browser, live, as_="butler", viewport={"width": 1280, "height": 800}) as butler:
            butler.click("text=录了音，还没有打成文字")
            expect(butler.locator("#spoken audio")).to_be_visible()
            butler.locator("#spoken textarea").fill("五楼的灯坏了三天。")
            butler.click("#spoken button")
            expect(butler.locator("h1")).to_have_text("五楼的灯坏了三天")
        resident.goto(resident.url.partition("?")[0])
        expect(resident.locator("#story")).to_contain_text("五楼的灯坏了三天。")
    assert not cases.Case.objects.filter(typed_at__isnull=True).exists()
