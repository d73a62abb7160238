"""Ready replies: read by those who answer, written by the manager."""

from tests.prove.acts import open_all, send
from tests.prove.routes.rows import HANDLERS, MANAGER, by_key, get, post

READERS = HANDLERS.replace("302", "200")
SAID = {"name": "今天来", "verb": "answer", "text": "{name}，今天来。", "key": "proof"}
API = "api/v1/yards/<code>/replies"
PRIVATE = "401 404 200 200 200 200 404 200 404 404 404 404"
CASE_READERS = "401 404 200 200 200 200 200 200 200 404 404 404"
ROWS = (
    get(API, by_key(READERS)),
    post(API, by_key(MANAGER).replace("200", "201"), data=SAID),
    get(f"{API}/<reply_key>", by_key(READERS)),
    post(f"{API}/<reply_key>", by_key(MANAGER), data=SAID),
    *(post(f"{API}/<reply_key>/<verb>", by_key(MANAGER), more={"verb": verb}) for verb in ("retire", "back")),
    get("api/v1/yards/<code>/cases/<case_id>/replies", CASE_READERS),
    get(
        "api/v1/yards/<code>/cases/<case_id>/replies",
        PRIVATE,
        case="private",
    ),
    get("desk/<code>/replies/", READERS),
    get("desk/<code>/replies/new/", MANAGER.replace("302", "200")),
    post("desk/<code>/replies/new/", MANAGER, data=SAID),
    get("desk/<code>/replies/<reply_key>/", MANAGER.replace("302", "200"), more={"reply_key": "done"}),
    post("desk/<code>/replies/<reply_key>/", MANAGER, more={"reply_key": "done"}, data=SAID),
    post("desk/<code>/replies/<reply_key>/do/<verb>/", MANAGER, more={"reply_key": "done", "verb": "retire"}),
    post(
        "desk/<code>/<case_id>/fill/<verb>/", READERS, more={"verb": "answer"}, data={"ready": "received", "text": "好"}
    ),
)


def fill(page):
    open_all(page)
    page.locator("form[action*='/do/answer/'] button[formaction]").click()
    page.wait_for_load_state()


PAGES = (
    ("manager", "desk/<code>/replies/", "", None),
    ("manager", "desk/<code>/replies/new/", "", send(text="{x}")),
    ("manager", "desk/<code>/replies/<reply_key>/", "", None),
    ("butler", "desk/<code>/<case:in-work>/", "", fill),
)
NO_PAGES = {"desk/<code>/replies/<reply_key>/do/<verb>/", "desk/<code>/<case_id>/fill/<verb>/"}


def known(town):
    return {"reply_key": "done"}
