"""Who takes part in a journey, and how they move."""

from contextlib import contextmanager
from itertools import count

from tests.factories import cases, people, places
from yuanba.domains.places import public as map_
from yuanba.platform.access.public import SYSTEM

_codes = count(1)


class Cast:
    """A town whose people can sign in; user names are their roles."""

    def __init__(self):
        self.yard = places.estate(f"J{next(_codes)}")  # the server remembers yards: a code is used once
        office, street = places.community_office(), places.street_office()
        self.place = places.place(self.yard, "3-2")
        self.home = places.place(self.yard, "3-2-902")
        self.door = map_.issue_door_code(actor=SYSTEM, yard=self.yard, place_id=self.place.id).token
        posts = ((self.yard, "manager"), (self.yard, "butler"), (self.yard, "engineer"))
        for yard, role in (*posts, (office, "community-supervisor"), (street, "street-official")):
            people.post(yard, role, holder=people.account(role.title(), username=role))
        people.tenure(self.home, holder=people.account("黎晓舟", username="owner"))
        cases.cases.forget_policies()


def press(page, what):
    """Click, and wait for the page that answers: what is waited for next may be on this one, too."""
    with page.expect_navigation():
        (page.locator(what).first if isinstance(what, str) else what).click()


@contextmanager
def browsing(browser, live, **options):
    """A browser of one's own; `as_` signs in."""
    who = options.pop("as_", "")
    password = options.pop("password", people.PASSWORD)
    viewport = options.pop("viewport", {"width": 390, "height": 844})
    context = browser.new_context(base_url=live, locale="zh-CN", viewport=viewport, **options)
    context.set_default_timeout(10_000)
    page = context.new_page()
    if who:
        page.goto("/sign-in/")
        page.fill("[name=username]", who)
        page.fill("[name=password]", password)
        page.click("main button.btn-p")
        page.wait_for_url(lambda url: "/sign-in/" not in url)
    try:
        yield page
    finally:
        context.close()
