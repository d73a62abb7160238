"""The desk: homes, the matrix, spreadsheets."""

from tests.prove.routes.rows import PLACES, REGISTERING, get, post

ROWS = (
    get("desk/<code>/matrix/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    get("desk/<code>/matrix/<place_id>/", "in 404 404 200 200 200 404 404 404 404 404 404"),
    get("desk/<code>/import/", PLACES),
    post("desk/<code>/import/", PLACES.replace("200", "422")),
    get("desk/<code>/import/<digest>/", PLACES),
    post("desk/<code>/import/<digest>/", PLACES.replace("200", "302")),
    get("desk/<code>/import/<digest>/errors.xlsx", PLACES),
    post("desk/<code>/import/undo/<number>/", PLACES.replace("200", "302")),
    get("desk/<code>/homes/", REGISTERING.format(200)),
    post("desk/<code>/homes/", REGISTERING.format(200), data={"act": "invite", "home": "3-1-902", "kind": "owner"}),
    post("desk/<code>/homes/", REGISTERING.format(422), data={"act": "free", "phone": "13800009999"}),
    *(
        post("desk/<code>/homes/", REGISTERING.format(status), data={"act": act, "reason": "不认识"} | data)
        for act, status, data in (
            ("bind", 302, {"home": "3-1-902", "kind": "owner", "phone": "13800009999", "name": "向晚"}),
            ("accept", 302, {"id": "$claim"}),
            ("refuse", 302, {"id": "$claim"}),
            ("revoke", 302, {"id": "$invitation"}),
            *((act, 404, {"id": "$case"}) for act in ("accept", "refuse", "revoke")),
        )
    ),
)
