"""Every page in every view: axe-core finds nothing, 320 pixels are enough, no English words on a Chinese page."""

import re
from contextlib import contextmanager
from itertools import count

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.urls import get_resolver, resolve
from playwright.sync_api import Error as PlaywrightError

from tests.factories.people import PASSWORD
from tests.prove import routes
from tests.prove.acts import open_all, send
from tests.prove.calling import walked
from tests.support.spreadsheets import homes_sheet
from tests.support.town import Town
from tests.support.views import AXE, VIEWS, wrongs
from yuanba.domains.people import public as people
from yuanba.interfaces.devices import TURN
from yuanba.interfaces.middleware import ACCOUNT
from yuanba.interfaces.signin.recent import SHOWN
from yuanba.kernel import clock
from yuanba.kernel.onetime import hotp, step_of
from yuanba.platform.sheets.public import keep

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
NO_PAGES = {
    *(
        "healthz",
        "readyz",
        "metrics",
        "sign-out/",
        "my/forget/",
        "d/<code>/<token>/",
        "desk/",
        "b/",
        "backoffice/retry/",
    ),
    *(f"{door}/photo/<photo_id>/<side>" for door in ("my/<code>/<case_id>", "r/<code>/<token>")),
    *(f"{door}/<code>/<case_id>/photo/<photo_id>/<side>" for door in ("desk", "oversight")),
    "my/devices/end/",
    *(
        "desk/<code>/all.csv",
        "desk/<code>/<case_id>/do/<verb>/",
        "desk/<code>/<case_id>/next/",
        "desk/<code>/notices/<notice_id>/do/<verb>/",
        "oversight/look/<code>/sign-off/",
    ),
    *("desk/<code>/all.csv", "desk/<code>/import/<digest>/errors.xlsx", "desk/<code>/import/undo/<number>/"),
    *routes.NO_PAGES,
}
_codes = count(1)


def tick_unopened(page):
    page.eval_on_selector("[name=case]", "box => { box.disabled = false; box.checked = true; }")
    page.click("main form .btn-p")
    page.get_by_role("alert").wait_for()


def answer_too_short(page):
    page.click("form[action*='/do/answer/'] button:not([formaction]):visible")
    page.get_by_role("alert").wait_for()


def choose_nothing(page):
    page.click("main form[enctype] button")
    page.get_by_role("alert").wait_for()


def take_over(page):
    page.click("main form .btn-p")
    page.get_by_role("status").wait_for()


def send_code(page):
    """The page of a code, refused: here is no gateway that would send one."""
    page.eval_on_selector(
        "main form [name=username]",
        """box => {
        const form = box.form;
        for (const [name, value] of Object.entries({act: "code", asked: "none", phone: "13800004402", name: ""})) {
            form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value}));
        }
        form.submit();
    }""",
    )
    page.get_by_role("alert").wait_for()


def to_second(page):
    """Half signed in, as somebody with an authenticator."""
    page.fill("[name=username]", "engineer")
    page.fill("[name=password]", PASSWORD)
    page.click("main form:has([type=password]) button.btn-p")
    page.wait_for_url("**/sign-in/second/")


def enrol(page):
    page.click("main form button.btn-p")
    page.wait_for_selector("main .qr")


def confirm(page):
    """The recovery codes, shown once."""
    enrol(page)
    page.fill("[name=code]", app("supervisor"))
    page.fill("[name=password]", PASSWORD)
    page.click("main form button.btn-p")
    page.wait_for_selector("main li b.num")


def app(username):
    """What the authenticator of somebody shows now."""
    account = people.Account.objects.get(username=username)
    return hotp(people.proving.secret_of(people.proving.second_of(account.id)), step_of(clock.now()))


def with_authenticator(account):
    actor = people.actor_of(account.id)
    people.proving.enrol_second_factor(actor=actor)
    people.proving.confirm_second_factor(actor=actor, code=app(account.username), password=PASSWORD)
    account.refresh_from_db()


def claim_nothing(page):
    open_all(page)
    page.click("main form:has([name=estate]) button")
    page.get_by_role("alert").wait_for()


def invite(page):
    page.fill("#f-home-invite", "3-1-902")
    page.click("main form:has(#f-home-invite) button")
    page.wait_for_selector("main .note.soon b")


def refuse_without_reason(page):
    open_all(page)
    page.click("main form:has([name=reason]) button")
    page.get_by_role("alert").wait_for()


PAGES = (
    ("", "sign-in/", "", None),
    ("", "sign-in/", "", send(username="nobody", password="wrong")),
    ("", "sign-in/", "", send_code),
    ("", "prefs/", "", None),
    ("", "", "", None),
    ("", "b/<code>/", "", None),
    ("", "b/<code>/cases/", "", None),
    ("", "b/<code>/cases/", "?of=satisfied", None),
    ("", "say/", "?yard=<code>", None),
    ("", "say/<code>/<place_id>/", "", None),
    ("", "say/<code>/<place_id>/", "", send(text="x")),
    ("", "say/<code>/<place_id>/", "", send(text="楼道灯不亮，晚上摸黑上楼。", phone="13800004402")),
    *(("", f"r/<code>/<{state}>/", "?sent=1", None) for state in ("new", "in-work", "resolved", "closed")),
    ("", "n/<code>/<wall>/", "", None),
    ("", "n/<code>/<wall>/poster/", "", None),
    ("", "ui/", "", None),
    ("", "no/such/page/", "", None),
    ("reporter", "", "", None),
    ("reporter", "inbox/", "", None),
    ("reporter", "my/", "", None),
    ("reporter", "notices/", "", None),
    ("reporter", "n/<code>/<announced>/", "", open_all),
    ("reporter", "say/", "", None),
    ("reporter", "my/homes/", "?code=JG-7K3M-9QXT", open_all),
    ("reporter", "my/homes/", "", claim_nothing),
    ("manager", "desk/<code>/homes/", "", open_all),
    ("manager", "desk/<code>/homes/", "", invite),
    ("manager", "desk/<code>/homes/", "", refuse_without_reason),
    ("reporter", "my/devices/", "", None),
    ("reporter", "my/password/", "", None),
    ("reporter", "my/phone/", "", None),
    ("reporter", "my/second/", "", None),
    ("reporter", "my/second/", "", enrol),
    ("engineer", "my/second/", "", open_all),
    ("", "sign-in/second/", "", to_second),
    ("reporter", "my/password/", "", send(old="wrong", new="short")),
    ("reporter", "my/<code>/<case:resolved>/", "", None),
    ("manager", "desk/<code>/", "", None),
    ("manager", "desk/<code>/all/", "", None),
    ("manager", "desk/<code>/waiting/", "", None),
    ("manager", "desk/<code>/find/", "?q=状态", None),
    ("manager", "desk/<code>/find/", "?q=没有这种词", None),
    ("manager", "desk/<code>/report/", "", None),
    ("manager", "desk/<code>/report/", "", send(text="x", phone="12")),
    *(("manager", f"desk/<code>/<case:{state}>/", "", open_all) for state in ("new", "in-work", "reopen-requested")),
    ("manager", "desk/<code>/<case:private>/", "", open_all),
    ("manager", "desk/<code>/<case:dispatched>/", "", answer_too_short),
    ("manager", "desk/<code>/notices/", "", None),
    ("manager", "desk/<code>/notices/new/", "", open_all),
    ("manager", "desk/<code>/notices/new/", "", send(title="x")),
    ("manager", "desk/<code>/notices/<notice>/", "", open_all),
    ("manager", "desk/<code>/notices/<draft>/", "", open_all),
    ("manager", "desk/<code>/notices/<draft>/edit/", "", open_all),
    ("manager", "desk/<code>/matrix/", "", None),
    ("manager", "desk/<code>/matrix/<place_id>/", "", None),
    ("manager", "desk/<code>/import/", "", None),
    ("manager", "desk/<code>/import/", "", choose_nothing),
    ("manager", "desk/<code>/import/<digest>/", "", None),
    ("manager", "desk/<code>/import/<digest>/", "", take_over),
    ("manager-far", "desk/<far>/", "", None),
    ("manager-far", "desk/<far>/notices/", "", None),
    ("supervisor", "my/second/", "", confirm),
    ("supervisor", "oversight/", "", None),
    ("supervisor", "oversight/look/", "", None),
    ("supervisor", "oversight/look/", "", tick_unopened),
    ("supervisor", "oversight/estates/", "", None),
    ("supervisor", "oversight/<code>/<case:late>/", "", None),
    ("supervisor-far", "oversight/look/", "", None),
    ("operator", "backoffice/", "", None),
    *routes.PAGES,
)


def known(town):
    said = {"notice": str(town.notice.id), "draft": str(town.draft.id), "wall": "1", "announced": "2"}
    links = said | {"code": town.yard.code, "far": town.other.code, "place_id": str(town.place.id)}
    links["digest"] = keep(town.yard.id, "8 栋.xlsx", [homes_sheet()])
    return (
        routes.known(town) | links | town.tokens | {f"case:{state}": str(case.id) for state, case in town.cases.items()}
    )


def address(route, query, words):
    link = f"/{route}{query}"
    for name, value in words.items():
        link = link.replace(f"<{name}>", value)
    return link


@contextmanager
def shown(browser, live, view, account):
    """A browser that shows pages in this view, signed in as the account."""
    context = browser.new_context(
        base_url=live, bypass_csp=True, locale="zh-CN", viewport=PHONE, color_scheme="light", reduced_motion="reduce"
    )
    context.set_default_timeout(10_000)
    context.add_init_script(path=AXE)
    cookies = dict(view.cookies)
    if account:
        session = SessionStore()
        session[ACCOUNT] = str(account.id)
        session[SHOWN] = int(clock.now().timestamp())
        session[TURN] = account.session_turn
        session.create()
        cookies["yb_session"] = session.session_key
    context.add_cookies([{"name": name, "value": value, "url": live} for name, value in cookies.items()])
    try:
        yield context.new_page()
    finally:
        context.close()


def done(page, act):
    """What is done first on the page; that this fails is a finding like others."""
    try:
        if act:
            act(page)
    except PlaywrightError as error:
        return [f"cannot be done: {error.message.splitlines()[0]}"]
    return []


def floor_of(who):
    """Where somebody is at home: at the desk, above the estates, or among the people."""
    if who.startswith("manager"):
        return "desk"
    return "above" if who in ("supervisor", "supervisor-far", "operator", "street") else "people"


@pytest.mark.parametrize("floor", ["desk", "above", "people"])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_no_page_keeps_anybody_out(browser, live, view, floor):
    town = Town(f"A{next(_codes)}")
    with_authenticator(town.accounts["engineer"])
    words, found = known(town), {}
    for who in (one for one in dict.fromkeys(row[0] for row in PAGES) if floor_of(one) == floor):
        with shown(browser, live, view, town.accounts.get(who)) as page:
            for _, route, query, act in (row for row in PAGES if row[0] == who):
                is_wide = route.startswith(("b/", "desk/", "oversight/", "backoffice/", "ui/"))
                size = DESKTOP if is_wide else PHONE
                if page.viewport_size != size:  # each time the page is laid out and painted anew
                    page.set_viewport_size(size)
                answer = page.goto(address(route, query, words))
                assert answer.status == (404 if route == "no/such/page/" else 200), (who, route)
                wrong = done(page, act) or wrongs(page, view)
                if wrong:
                    found[f"{who or 'stranger'} /{route}{query} {act.__name__ if act else ''}"] = wrong
    assert "\n".join(f"{where} {one}" for where, all_ in found.items() for one in all_) == ""


@pytest.mark.django_db
def test_every_page_is_looked_at():
    words = known(Town(f"A{next(_codes)}"))
    links = {address(route, "", words) for _who, route, _query, _act in PAGES if route != "no/such/page/"}
    pages = {re.sub(r"<\w+:", "<", resolve(link).route) for link in links}
    routes = set(walked(get_resolver().url_patterns))
    assert pages | NO_PAGES == {route for route in routes if not route.startswith("api/")}
    assert pages & NO_PAGES == set()
