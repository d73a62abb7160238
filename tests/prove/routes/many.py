"""Many at once, and kept lists."""

from tests.prove.acts import open_all
from tests.prove.routes.replies import READERS
from tests.prove.routes.rows import HANDLERS, LEADERS, post
from yuanba.domains.cases import public as cases

KEPT = "desk/<code>/all/keep/<list_id>/<what>/"
GIVE = {"case": "$new_case", "verb": "dispatch", "to": "$to"}
ROWS = (
    post("desk/<code>/many/", READERS, data={"case": "$new_case"}),
    post("desk/<code>/many/", READERS, data={"case": "$new_case", "verb": "note", "text": "今天停电", "key": "proof"}),
    post("desk/<code>/many/", LEADERS.replace("302", "200"), data=GIVE),
    post("desk/<code>/all/keep/", HANDLERS, data={"query": "state=open", "name": "开着的", "key": "proof"}),
    post(KEPT, HANDLERS, more={"list_id": "$kept_list", "what": "begin"}),
    post(KEPT, "in 404 404 404 404 302 404 404 404 404 404 404", more={"list_id": "$kept_list", "what": "remove"}),
)


def tick(page):
    page.check("input[name=case] >> nth=0")
    page.click("form[action$='/many/'] button")
    page.wait_for_load_state()
    open_all(page)


def tick_and_write(page):
    tick(page)
    page.fill("textarea[name=text]", "今天停电")
    page.click("button[value=note]")
    page.wait_for_load_state()


PAGES = (
    ("manager", "desk/<code>/all/", "?state=open&level=middling", open_all),
    ("manager", "desk/<code>/all/", "?state=open", tick),
    ("manager", "desk/<code>/all/", "?state=open", tick_and_write),
)
NO_PAGES = {"desk/<code>/many/", "desk/<code>/all/keep/", KEPT}


def known(town):
    row = cases.save_list(
        actor=town.actors["manager"], yard=town.yard, name="难的", narrow=cases.Narrow(level="hard"), shared=True
    )
    case = town.cases["new"]
    return {"kept_list": row.id, "new_case": f"{case.id}:{case.version}", "to": town.accounts["engineer"].id}
