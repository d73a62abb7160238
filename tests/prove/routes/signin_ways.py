"""Passkeys, and showing once more who one is."""

from tests.factories.people import PASSWORD
from tests.prove.routes.rows import ALL_200, ALL_422, BY_ALL, BY_NOBODY, NOT_GOOD, SIGNED_IN, get, post

ROWS = (
    get("sign-in/passkey/", ALL_200),
    post("sign-in/passkey/", ALL_422, data={"said": "{}"}),
    get("sign-in/again/", SIGNED_IN),
    post("sign-in/again/", BY_ALL, data={"password": PASSWORD}),
    post("sign-in/again/", NOT_GOOD, data={"password": "wrong"}),
    post("sign-in/again/", NOT_GOOD, data={"act": "passkey", "said": "{}"}),
    get("my/passkeys/", SIGNED_IN),
    post("my/passkeys/", NOT_GOOD, data={"said": "{}", "name": "x"}),
    post("my/passkeys/remove/", BY_NOBODY, data={"which": "$case"}),
)


def send_wrong(page):
    page.fill("[name=password]", "wrong")
    page.click("main form:has([name=password]) button")
    page.get_by_role("alert").wait_for()


PAGES = (
    ("", "sign-in/passkey/", "?next=/my/", None),
    ("reporter", "sign-in/again/", "", None),
    ("reporter", "sign-in/again/", "", send_wrong),
    ("reporter", "my/passkeys/", "", None),
)
NO_PAGES = {"my/passkeys/remove/"}
