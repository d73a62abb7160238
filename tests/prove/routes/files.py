"""Requests as files: work sheets to print, lists for a spreadsheet."""

from tests.prove.routes.rows import get, post

DESK = "in 404 404 200 200 200 404 404 404 404 404 404"
OVERSEERS = "in 404 404 404 404 404 404 200 200 404 404 200"
READERS = "in 404 404 200 200 200 200 200 200 404 404 404"
PRIVATE = "in 404 404 200 200 200 404 200 404 404 404 404"
ROWS = (
    get("desk/<code>/all.xlsx", DESK),
    get("oversight/all.csv", OVERSEERS),
    get("oversight/all.xlsx", OVERSEERS),
    get("desk/<code>/<case_id>/print/", READERS),
    get("desk/<code>/<case_id>/print/", PRIVATE, case="private"),
    get("desk/<code>/<case_id>.pdf", READERS),
    get("desk/<code>/<case_id>.pdf", PRIVATE, case="private"),
    post("desk/<code>/many/", DESK, data={"case": "$new_case", "verb": "export"}),
    post("desk/<code>/many/", DESK, data={"case": "$new_case", "verb": "print"}),
)
PAGES = (("manager", "desk/<code>/<case:in-work>/print/", "", None),)
NO_PAGES = {"desk/<code>/all.xlsx", "oversight/all.csv", "oversight/all.xlsx", "desk/<code>/<case_id>.pdf"}
