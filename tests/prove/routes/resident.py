"""The residents' door."""

from tests.prove.routes.rows import ALL_200, ALL_302, ALL_404, NOT_GOOD, SIGNED_IN, get, post
from yuanba.interfaces.uploads import seal_of_one

CLAIMING = "in 302 409 302 302 302 302 302 302 302 302 302"
LOCKERS = {"number": 2}
AGAINST = {"home": "$home", "text": "太吵了"}
ROWS = (
    get("", "200 200 200 302 302 302 200 302 302 302 302 302"),
    get("inbox/", "in 200 200 200 200 200 200 200 200 200 200 200"),
    post("my/forget/", ALL_302),
    get("my/", "in 200 200 200 200 200 200 200 200 200 200 200"),
    get("my/homes/", SIGNED_IN),
    post("my/homes/", NOT_GOOD, data={"act": "join", "code": "JG-2222-2222"}),
    post("my/homes/", CLAIMING, data={"act": "claim", "estate": "JG", "home": "3-1-902", "kind": "family"}),
    get("my/<code>/<case_id>/", "in 404 200 404 404 404 404 404 404 404 404 404"),
    post(
        "my/<code>/<case_id>/",
        "in 404 302 404 404 404 404 404 404 404 404 404",
        case="resolved",
        data={"rating": "good"},
    ),
    post(
        "my/<code>/<case_id>/",
        "in 404 302 404 404 404 404 404 404 404 404 404",
        case="closed",
        data={"rating": "bad", "text": "还在响"},
    ),
    get("my/<code>/<case_id>/photo/<photo_id>/<side>", "404 404 200 200 200 200 200 200 200 404 404 404"),
    get("notices/", "in 200 200 302 302 302 302 302 302 302 302 302"),
    get("n/<code>/<number>/", ALL_200),
    get("n/<code>/<number>/", ALL_404, more={"number": 9}),
    get("n/<code>/<number>/poster/", ALL_200),
    post("n/<code>/<number>/", "in 404 302 404 404 404 404 404 404 404 404 404", more=LOCKERS, data=AGAINST),
    post("n/<code>/<number>/", "in" + 11 * " 404", data=AGAINST),
    get("d/<code>/<token>/", ALL_302),
    get("say/photo/<seal>", ALL_200, more={"seal": "$seal"}),
    get("say/photo/<seal>", ALL_404, more={"seal": "made-up"}),
    get("say/", ALL_200, query="?yard=JG"),
    get("say/<code>/<place_id>/", ALL_200),
    post("say/<code>/<place_id>/", ALL_200, data={"act": "check", "text": "楼道灯不亮"}),
    post("say/<code>/<place_id>/", ALL_302, data={"act": "send", "text": "楼道灯不亮", "key": "proof"}),
    get("r/<code>/<token>/", ALL_200),
    post("r/<code>/<token>/", ALL_302, case="resolved", data={"rating": "good"}),
    get("r/<code>/<token>/photo/<photo_id>/<side>", ALL_200),
)
NO_PAGES = {"say/photo/<seal>"}


def known(town):
    stored = town.cases["new"].photos.get().file_id
    return {"seal": seal_of_one(town.yard, stored)}
