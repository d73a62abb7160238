"""The back office: offices founded over the tree; letters by which somebody sets a password."""

from tests.factories import people as make
from tests.prove.routes.rows import ALL_200, ALL_422, get, post
from yuanba.domains.people import public as people
from yuanba.platform.access.public import SYSTEM

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
OPERATOR = "in 404 404 404 404 404 404 404 404 200 404 404"
APPOINTS = "in 404 404 404 404 200 404 404 404 200 404 404"
BASE = "backoffice/offices/"
LETTER = "desk/<code>/team/<post_id>/letter/"
HELD = {"post_id": "$lettered"}
ADDED = {"act": "add", "code": "510199001077", "name": "新柳社区"}
FOUNDED = {"act": "found", "kind": "street", "code": "XLB", "name": "青禾街道便民中心"}
ROWS = (
    get(BASE, OPERATOR),
    get(f"{BASE}new/", OPERATOR),
    get(f"{BASE}new/<division>/", OPERATOR),
    post(f"{BASE}new/<division>/", OPERATOR.replace("200", "302"), data=ADDED),
    post(f"{BASE}new/<division>/", OPERATOR.replace("200", "302"), data=FOUNDED),
    post(f"{BASE}new/<division>/", OPERATOR.replace("200", "404"), data={"act": "else"}),
    get(LETTER, APPOINTS, more=HELD),
    post(LETTER, APPOINTS, more=HELD),
    get("sign-in/letter/", ALL_200),
    post("sign-in/letter/", ALL_422, data={"act": "look", "code": "JG-2222-2222-2222"}),
    post("sign-in/letter/", ALL_422, data={"act": "set", "code": "JG-2222-2222-2222", "password": "x"}),
)


def look(page):
    """The code is typed; whose it is stands above the form."""
    page.fill("[name=code]", LETTERS[-1])
    page.click("main button.btn-p")
    page.wait_for_selector("[name=password]")


def write(page):
    """The letter, shown once."""
    page.click("main form button.btn-p")
    page.wait_for_selector("dl")


def found_nothing(page):
    """Refused, with what is missing."""
    page.click("main form button.btn-p")
    page.get_by_role("alert").wait_for()


PAGES = (
    ("operator", BASE, "", None),
    ("operator", BASE, "?done=<office>", None),
    ("operator", f"{BASE}new/", "", None),
    ("operator", f"{BASE}new/", "?q=nowhere", None),
    ("operator", f"{BASE}new/<division>/", "", None),
    ("operator", f"{BASE}new/<division>/", "", found_nothing),
    ("operator", "desk/<office>/team/appoint/", "", None),
    ("manager", "desk/<code>/team/<lettered>/letter/", "", None),
    ("manager", "desk/<code>/team/<lettered>/letter/", "", write),
    ("", "sign-in/letter/", "", None),
    ("", "sign-in/letter/", "", look),
)
LETTERS = []


def known(town):
    """Two without a password, one with a letter in hand; the street whose office the operator works in."""
    newcomer = people.open_account(actor=SYSTEM, name="田雨")
    held = make.post(town.yard, "cleaner", holder=newcomer)
    reader = make.post(town.yard, "guard", holder=people.open_account(actor=SYSTEM, name="田风"))
    LETTERS.append(people.write_letter(actor=SYSTEM, yard=town.yard, post_id=reader.id).code)
    return {"division": "510199001", "lettered": held.id}
