"""The desk: cases."""

from tests.prove.routes.rows import ACTING, HANDLERS, get, post

ROWS = (
    post(
        "desk/<code>/<case_id>/do/<verb>/",
        HANDLERS,
        more={"verb": "take-up"},
        data={"kind": "repair", "level": "middling", "text": "下午来修。", "how": "phoned"},
    ),
    get("desk/", "in 404 404 302 302 302 404 302 302 302 302 302"),
    get("desk/<code>/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    get("desk/<code>/all/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    get("desk/<code>/all.csv", "in 404 404 200 200 200 404 404 404 404 404 404"),
    get("desk/<code>/waiting/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    get("desk/<code>/find/", "in 404 404 200 200 200 404 404 404 404 404 404", query="?q=现在"),
    get("desk/<code>/report/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    post(
        "desk/<code>/report/",
        "in 404 404 302 302 302 404 404 404 404 404 404",
        data={"text": "电话里说水管漏了", "key": "proof", "level": "ordinary"},
    ),
    get("desk/<code>/<case_id>/", "in 404 404 200 200 200 200 200 200 404 404 404"),
    get("desk/<code>/<case_id>/", "in 404 404 200 200 200 404 200 404 404 404 404", case="private"),
    get("desk/<code>/<case_id>/next/", "in 404 404 302 302 302 404 404 404 404 404 404"),
    *(
        post("desk/<code>/<case_id>/do/<verb>/", statuses, more={"verb": verb}, case=state, data=data)
        for verb, state, statuses, data in ACTING
    ),
    get("desk/<code>/<case_id>/photo/<photo_id>/<side>", "404 404 200 200 200 200 200 200 200 404 404 404"),
)
