"""A butler makes a passkey, signs in by it alone, and after the password: with a browser that has real keys."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.factories.people import PASSWORD
from tests.journeys.people import Cast, browsing

FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@contextmanager
def with_finger(browser, live, **options):
    """A browser on a telephone that looks at a finger; passkeys want a name, so the server is `localhost`."""
    with browsing(browser, live.replace("127.0.0.1", "localhost"), **options) as page:
        devtools = page.context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        made = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})
        page.finger = lambda is_known: devtools.send(
            "WebAuthn.setUserVerified", {"authenticatorId": made["authenticatorId"], "isUserVerified": is_known}
        )
        yield page


def add(page):
    page.goto("/my/passkeys/")
    page.fill("[name=name]", "我的手机")
    page.click("main form[data-passkey] button")
    page.wait_for_url(lambda url: url.endswith("/my/passkeys/?done=1"))


def leave(page):
    page.goto("/my/devices/")
    page.click("main form[action='/sign-out/'] button")
    page.wait_for_url(lambda url: "/my/devices/" not in url)


@pytest.mark.journey
def test_a_passkey_from_first_to_last(browser, live):
    Cast()
    with with_finger(browser, live, as_="butler") as page:
        refused = []
        page.on("console", lambda said: refused.append(said.text) if "Content Security" in said.text else None)
        add(page)
        assert "我的手机" in page.inner_text("main")
        leave(page)

        page.goto("/sign-in/?next=/my/devices/")
        page.get_by_text("用通行密钥：指纹、面容或锁屏密码").click()
        page.click("main form[data-passkey] button")
        page.wait_for_url(lambda url: url.endswith("/my/devices/") and "/sign-in/" not in url)
        leave(page)

        page.goto("/sign-in/")
        page.fill("[name=username]", "butler")
        page.fill("[name=password]", PASSWORD)
        page.click("main form:has([name=password]) button")
        page.wait_for_url("**/sign-in/second/")
        page.finger(False)
        page.click("main form[data-passkey] button")
        page.get_by_role("alert").wait_for()
        page.finger(True)
        page.click("main form[data-passkey] button")
        page.wait_for_url("**/desk/**")

        page.goto("/my/passkeys/")
        page.click("main form[data-passkey] button")
        expect(page.locator("main")).to_contain_text("这台设备已经添加过了")
        page.click("main form[action='/my/passkeys/remove/'] button")
        expect(page.locator("main")).to_contain_text("您的岗位登录必须有第二步验证")
        assert "我的手机" in page.inner_text("main")
        assert refused == []


@pytest.mark.journey
def test_the_scripts_of_a_page_on_a_telephone_are_small(browser, live):
    with browsing(browser, live) as page:
        page.goto("/sign-in/passkey/")
        sources = page.eval_on_selector_all("script", "all => all.map(one => one.src)")
        assert len(sources) == 3
        assert sum(len(page.request.get(one).body()) for one in sources) < 60 * 1024
