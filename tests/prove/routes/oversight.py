"""Oversight."""

from tests.prove.routes.rows import get, post

ROWS = (
    get("oversight/", "in 404 404 404 404 404 404 200 200 404 404 200"),
    get("oversight/look/", "in 404 404 404 404 404 404 200 404 404 404 200"),
    post("oversight/look/<code>/sign-off/", "in 404 404 404 404 404 404 422 404 404 404 404", data={"case": "$case"}),
    post(
        "oversight/look/<code>/sign-off/",
        "in 404 404 404 404 404 404 302 404 404 404 404",
        first="oversight/<code>/<case_id>/",
        data={"case": "$case"},
    ),
    get("oversight/estates/", "in 404 404 404 404 404 404 200 200 404 404 200"),
    get("oversight/<code>/<case_id>/", "in 404 404 404 404 404 404 200 200 404 404 404"),
    get("oversight/<code>/<case_id>/", "in 404 404 404 404 404 404 200 404 404 404 404", case="private"),
    get("oversight/<code>/<case_id>/photo/<photo_id>/<side>", "404 404 200 200 200 200 200 200 200 404 404 404"),
)
