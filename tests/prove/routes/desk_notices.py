"""The desk: notices."""

from tests.prove.routes.rows import get, post

DRAFT = {"notice_id": "$draft"}
WRITTEN = {
    "kind": "general",
    "title": "周末坝坝宴",
    "text": "周六下午五点，自带碗筷。",
    "what": "estate",
    "key": "proof",
    "since": "2026-03-02",
    "until": "2026-03-09",
}
NOTICE_DO = "desk/<code>/notices/<notice_id>/do/<verb>/"
ROWS = (
    get("desk/<code>/notices/", "in 404 404 200 200 200 404 200 200 404 404 404"),
    get("desk/<code>/notices/new/", "in 404 404 404 200 200 404 200 200 404 404 404"),
    post("desk/<code>/notices/new/", "in 404 404 404 302 302 404 302 302 404 404 404", data=WRITTEN),
    get("desk/<code>/notices/<notice_id>/", "in 404 404 200 200 200 404 200 200 404 404 404"),
    get("desk/<code>/notices/<notice_id>/", "in 404 404 404 200 200 404 200 200 404 404 404", more=DRAFT),
    get("desk/<code>/notices/<notice_id>/edit/", "in 404 404 404 200 200 404 200 200 404 404 404", more=DRAFT),
    post(
        "desk/<code>/notices/<notice_id>/edit/",
        "in 404 404 404 302 302 404 302 302 404 404 404",
        more=DRAFT,
        data=WRITTEN | {"version": "1"},
    ),
    get("desk/<code>/notices/<notice_id>/paper/", "in 404 404 404 200 200 404 200 200 404 404 404"),
    post(NOTICE_DO, "in 404 404 404 404 302 404 302 302 404 404 404", more=DRAFT | {"verb": "publish"}),
    post(
        NOTICE_DO,
        "in 404 404 404 302 302 404 302 302 404 404 404",
        more=DRAFT | {"verb": "withdraw"},
        data={"why": "写错了"},
    ),
    post(
        NOTICE_DO,
        "in 404 404 404 404 302 404 302 302 404 404 404",
        more={"verb": "withdraw"},
        data={"why": "写错了"},
    ),
    post(NOTICE_DO, "in 404 404 404 422 422 404 422 404 404 404 404", more={"verb": "deliver"}),
)
PAGES = (("manager", "desk/<code>/notices/<notice>/paper/", "", None),)
