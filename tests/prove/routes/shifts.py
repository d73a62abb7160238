"""Calls back, and shifts handed over."""

from tests.prove.acts import open_all
from tests.prove.routes.rows import HANDLERS, LEADERS, MANAGER, by_key, get, post
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Callback
from yuanba.kernel import clock

READERS, CALLERS = HANDLERS.replace("302", "200"), LEADERS.replace("302", "200")
CALL, SHIFT, TAKE = "desk/<code>/calls/<call_id>/do/<verb>/", "desk/<code>/shifts/<shift_id>/", "take/"
BACK, SHIFTS = "api/v1/yards/<code>/callbacks", "api/v1/yards/<code>/shifts"
TAKERS = "in 404 404 302 302 409 404 404 404 404 404 404"
ROWS = (
    get(BACK, by_key(CALLERS)),
    get(BACK, by_key(CALLERS), query="?week=2026-01-05"),
    get(f"{BACK}/draws", by_key(CALLERS)),
    post(f"{BACK}/draws", by_key(MANAGER), data={"week": "2026-01-05"}),
    post(f"{BACK}/<call_id>/contact", by_key(CALLERS)),
    post(f"{BACK}/<call_id>/told", by_key(CALLERS), data={"reached": False}),
    get(SHIFTS, by_key(READERS)),
    get(f"{SHIFTS}/now", by_key(READERS)),
    post(SHIFTS, by_key(READERS).replace("200", "201"), data={"text": "钥匙在门卫室"}),
    get(f"{SHIFTS}/<shift_id>", by_key(READERS)),
    post(f"{SHIFTS}/<shift_id>/take", by_key(TAKERS)),
    get("desk/<code>/calls/", CALLERS),
    post("desk/<code>/calls/", MANAGER, data={"size": "5"}),
    post(CALL, CALLERS, more={"verb": "open"}),
    post(CALL, LEADERS, more={"verb": "told"}, data={"key": "proof"}),
    get("desk/<code>/shifts/", READERS),
    post("desk/<code>/shifts/", HANDLERS, data={"text": "钥匙在门卫室", "key": "proof"}),
    get(SHIFT, READERS),
    post(SHIFT + TAKE, TAKERS),
)
PAGES = (
    ("manager", "desk/<code>/calls/", "", None),
    ("manager", "desk/<code>/calls/", "?week=<this_week>", open_all),
    ("butler", "desk/<code>/shifts/", "", None),
    ("butler", SHIFT, "", None),
)
NO_PAGES = {CALL, SHIFT + TAKE}


def known(town):
    week = cases.callbacks.monday(clock.today())
    call = Callback(yard=town.yard, case=town.cases["closed"], week=week, why="sample")
    call.save()
    shift = cases.hand_over_shift(actor=town.actors["manager"], yard=town.yard, words="钥匙在门卫室")
    return {"call_id": call.id, "shift_id": shift.id, "this_week": week}
