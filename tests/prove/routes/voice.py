"""What is spoken: heard by those who may see the case, typed by those who handle it; the answer for the door."""

from tests.factories import cases as made
from tests.prove.acts import open_all
from tests.prove.routes.rows import ALL_200, ALL_404, HANDLERS, by_key, get, post
from tests.support.sounds import wav
from yuanba.domains.cases import public as cases
from yuanba.interfaces.uploads import seal_of_one
from yuanba.platform.files.public import store_sound

READ = "404 404 200 200 200 200 200 200 200 404 404 404"
SPOKEN, HELD = {"case_id": "$spoken"}, {"token": "$spoken_token"}
DO = "desk/<code>/<case_id>/do/<verb>/"
ROWS = (
    *(get(f"{door}/<code>/<case_id>/sound", READ, more=SPOKEN) for door in ("desk", "my", "oversight")),
    get("my/<code>/<case_id>/sound", ALL_404),
    get("r/<code>/<token>/sound", ALL_200, more=HELD),
    get("say/sound/<seal>", ALL_200, more={"seal": "$spoken_seal"}),
    get("say/sound/<seal>", ALL_404, more={"seal": "made-up"}),
    post(DO, HANDLERS, more=SPOKEN | {"verb": "type_out"}, data={"text": "灯坏了"}),
    post(
        "api/v1/yards/<code>/cases/<case_id>/<verb>",
        by_key(HANDLERS),
        more=SPOKEN | {"verb": "type_out"},
        data={"text": "灯坏了"},
    ),
    *(get(f"{door}/<code>/<case_id>/answer.pdf", READ, case="in-work") for door in ("desk", "my")),
    get("r/<code>/<token>/answer.pdf", ALL_200, case="in-work"),
    get("r/<code>/<token>/answer.pdf", ALL_404),
)


def type_nothing(page):
    page.click("#spoken form button.btn-p")
    page.get_by_role("alert").wait_for()


def check(page):
    """The look at it, with a sound of one's own."""
    page.set_input_files("[name=sound]", {"name": "v.wav", "mimeType": "audio/wav", "buffer": wav()})
    page.click(".act button")
    page.wait_for_selector("audio[src^='/say/sound/']")


PAGES = (
    ("", "say/<code>/<place_id>/", "", check),
    ("", "r/<code>/<spoken_token>/", "", None),
    ("", "r/<code>/<worked_token>/", "", None),
    ("butler", "desk/<code>/", "?mine=0", None),
    ("butler", "desk/<code>/<spoken>/", "", open_all),
    ("butler", "desk/<code>/<spoken>/", "", type_nothing),
    ("supervisor", "oversight/<code>/<spoken>/", "", None),
)
NO_PAGES = {row.route for row in ROWS if not row.is_api} - {DO}


def known(town):
    """A case that was only spoken, of the reporter."""
    sound = store_sound(town.yard, wav())
    told = made.report(town.place, "", town.actors["reporter"], sound=sound.id, key="t-spoken")
    return {
        "spoken": told.case.id,
        "spoken_token": told.token,
        "spoken_seal": seal_of_one(town.yard, sound.id),
        "worked_token": cases.token_of(town.cases["in-work"]),
    }
