"""The desk: units, categories, and the rules that send cases to units."""

from datetime import timedelta

from tests.factories.cases import target
from tests.prove.acts import open_all
from tests.prove.routes.rows import ALL_200, HANDLERS, LEADERS, by_key, get, post
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

OVERSEERS = "in 404 404 404 404 404 404 200 200 404 404 404"
READERS = "in 404 404 200 200 200 404 200 200 200 404 404"
CASE_READERS = "in 404 404 200 200 200 404 200 200 404 404 404"
WRITER = "in 404 404 404 404 {0} 404 404 404 {0} 404 404"
RULE = {"unit": "$engineering", "kind": "hazard", "level": "hard", "version": "1"}
FIRST, SECOND = {"number": "1", "version": "1"}, {"number": "2", "version": "1"}
DO = "desk/<code>/<case_id>/do/<verb>/"
MOVE = "api/v1/yards/<code>/routing/rules/<number>/<verb>"
ASKED = {"unit": "$cleaning", "text": "请先把楼道扫干净", "due": "$soon"}
ROWS = (
    post(DO, HANDLERS, more={"verb": "take"}, case="triaged"),
    post(DO, LEADERS, more={"verb": "route"}, case="triaged", data={"unit": "$cleaning"}),
    post(DO, HANDLERS, more={"verb": "hand_back"}, case="triaged", data={"text": "不是我们的活"}),
    post(DO, HANDLERS, more={"verb": "ask_help"}, case="triaged", data=ASKED),
    post(DO, HANDLERS, more={"verb": "give_help"}, case="dispatched", data={"help": "$help", "text": "扫干净了"}),
    *(
        post(f"api/v1/yards/<code>/cases/<case_id>/{verb}", by_key(who), case=state, data=data)
        for verb, who, state, data in (
            ("take", HANDLERS, "triaged", {}),
            ("route", LEADERS, "triaged", {"unit": "$cleaning"}),
            ("hand_back", HANDLERS, "triaged", {"text": "不是我们的活"}),
            ("ask_help", HANDLERS, "triaged", ASKED),
            ("give_help", HANDLERS, "dispatched", {"unit": "$cleaning", "text": "扫干净了"}),
        )
    ),
    get("oversight/<code>/units/", OVERSEERS, query="?unit="),
    get("api/v1/yards/<code>/units", ALL_200),
    get("api/v1/yards/<code>/categories", ALL_200),
    get("desk/<code>/routing/", READERS),
    get("desk/<code>/routing/trial/", READERS, query="?level=hard&category=lift&moment=2026-11-20T23:00"),
    get("desk/<code>/routing/new/", WRITER.format(200)),
    post("desk/<code>/routing/new/", WRITER.format(302), data=RULE),
    get("desk/<code>/routing/<number>/", WRITER.format(200)),
    post("desk/<code>/routing/<number>/", WRITER.format(302), data=RULE),
    post(
        "desk/<code>/routing/do/<verb>/",
        WRITER.format(302),
        more={"verb": "down"},
        data={"number": "1", "version": "1"},
    ),
    get("api/v1/yards/<code>/routing", by_key(READERS)),
    get("api/v1/yards/<code>/routing/trial", by_key(READERS), query="?level=hard&category=lift"),
    post("api/v1/yards/<code>/routing/rules", by_key(WRITER.format(200)), data=RULE),
    post("api/v1/yards/<code>/routing/rules/<number>", by_key(WRITER.format(200)), data=RULE),
    *(
        post(MOVE, by_key(WRITER.format(200)), more={"number": number, "verb": verb}, data={"version": 1})
        for number, verb in ((2, "up"), (1, "down"), (1, "remove"))
    ),
    get("desk/<code>/units/", READERS),
    post("desk/<code>/units/", WRITER.format(302), data={"name": "供电", "kind": "outside", "phone": "95598"}),
    get("desk/<code>/categories/", READERS),
    post("desk/<code>/categories/", WRITER.format(302), data={"name": "长椅", "kind": "suggestion"}),
    get("desk/<code>/<case_id>/why/", CASE_READERS),
)


def refuse(page):
    """A rule that another takes all of."""
    page.select_option("[name=kind]", "repair")
    page.select_option("[name=position]", "8")
    page.click("main form .btn-p")
    page.get_by_role("alert").wait_for()


PAGES = (
    ("manager", "desk/<code>/routing/", "", None),
    ("supervisor", "desk/<code>/routing/", "", None),
    ("manager", "desk/<code>/routing/trial/", "?level=hard&category=lift&moment=2026-11-20T23:00", None),
    ("manager", "desk/<code>/routing/new/", "", refuse),
    ("manager", "desk/<code>/routing/<number>/", "", None),
    ("manager", "desk/<code>/units/", "?unit=<engineering>", None),
    ("manager", "desk/<code>/categories/", "?category=<lift>", None),
    ("manager", "desk/<code>/<case:triaged>/why/", "", None),
    ("manager", "desk/<code>/<case:triaged>/", "", open_all),
    ("manager", "desk/<code>/<case:dispatched>/", "", open_all),
    ("engineer", "desk/<code>/", "?unit", None),
    ("supervisor", "oversight/<code>/units/", "?unit=<engineering>", None),
)
NO_PAGES = {"desk/<code>/routing/do/<verb>/"}


def known(town):
    """The ids of units and a category, and of a help that is asked for."""
    plan = cases.units.plan_of(town.yard)
    units = {unit.kind: unit.id for unit in plan.units.values()}
    asked = {"unit_id": units["cleaning"], "text": "请先把楼道扫干净", "due": clock.now() + timedelta(hours=3)}
    case = cases.units.ask_help(actor=town.actors["manager"], target=target(town.cases["dispatched"]), **asked)
    ids = {name: units[name] for name in ("engineering", "cleaning")}
    return ids | {"lift": plan.called("lift").id, "help": case.helps.get().id}
