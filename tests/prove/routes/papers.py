"""Papers: posters that anybody prints, and what the desk prints."""

from tests.prove.routes.rows import ALL_200, ALL_404, get, post

DOORS = "in 404 404 404 {0} {0} 404 404 404 {0} 404 404"
ROWS = (
    get("n/<code>/<number>/poster.pdf", ALL_200),
    get("n/<code>/<number>/poster.pdf", ALL_404, more={"number": 9}),
    get("b/<code>/poster.pdf", ALL_200),
    get("desk/<code>/papers/", "in 404 404 200 200 200 404 200 200 404 404 404"),
    post("desk/<code>/papers/doors/", DOORS.format(302), data={"place": "$doorway"}),
    get("desk/<code>/papers/doors/<place_id>.pdf", DOORS.format(200)),
    get("desk/<code>/notices/<notice_id>/signatures.pdf", "in 404 404 404 200 200 404 200 200 404 404 404"),
    get(
        "desk/<code>/notices/<notice_id>/signatures.pdf",
        "in 404 404 404 404 404 404 404 404 404 404 404",
        more={"notice_id": "$draft"},
    ),
    get("desk/<code>/papers/badges.pdf", "in 404 404 200 200 200 404 200 404 200 404 404"),
    get("desk/<code>/team/<post_id>/badge.pdf", "in 404 404 404 200 200 404 404 404 200 404 404"),
)
PAGES = (("manager", "desk/<code>/papers/", "", None), ("manager", "desk/<code>/papers/", "?place=<place_id>", None))
NO_PAGES = {
    "n/<code>/<number>/poster.pdf",
    "b/<code>/poster.pdf",
    "desk/<code>/papers/doors/",
    "desk/<code>/papers/doors/<place_id>.pdf",
    "desk/<code>/papers/badges.pdf",
    "desk/<code>/notices/<notice_id>/signatures.pdf",
    "desk/<code>/team/<post_id>/badge.pdf",
}


def known(town):
    """The doorway of the reporter's unit, and the butler's post."""
    return {"doorway": town.place.id, "post_id": town.accounts["butler"].posts.get().id}
