"""Renovations: handed in by who lives there, advised and decided by staff; drawings for both, for nobody else."""

from datetime import timedelta

from tests.factories import cases as reports
from tests.factories import places
from tests.prove.acts import open_all
from tests.prove.routes.rows import BY_NOBODY, HANDLERS, by_key, get, post
from tests.support.pictures import photograph
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock
from yuanba.platform.files.public import store_image

#       stranger neighbour reporter engineer butler manager program supervisor street operator far far
OWN = "in 200 200 200 200 200 200 200 200 200 200 200"
LIVING = "in 200 200 404 404 404 404 404 404 404 404 404"
MINE = "in 404 200 404 404 404 404 404 404 404 404 404"
STAFF = HANDLERS.replace("302", "200")
DRAWN = "404 404 200 200 200 200 404 404 404 404 404 404"
BASE, HOME = "desk/<code>/renovations/", "my/renovations/"
ASKED, APPROVED = {"case_id": "$renovation"}, {"case_id": "$approved_renovation"}
TOLD = {"case_id": "$told_renovation"}
HANDED, KEPT = {"drawing_id": "$handed", "case_id": "$renovation"}, {"drawing_id": "$kept_drawing"}
SAID = {"text": "厨房重做", "works": "kitchen", "company": "自己做", "agrees": "1", "key": "r"}
TERMS = {"starts_on": "$renovation_day", "ends_on": "$renovation_day", "hours": "9–12", "advice": "先做闭水。"}
API = "api/v1/yards/<code>/renovations"
DAYS = {"starts_on": "$renovation_day", "ends_on": "$renovation_day"}
INTENDED = DAYS | {"place": "3-1-902", "text": "换地板", "works": ["floor"], "company": "匠心装饰", "agrees": True}
BY_API = (
    get(API, by_key(STAFF)),
    post(API, "401 404 201 404 404 404 404 404 404 404 404 404", data=INTENDED),
    get(f"{API}/<case_id>", by_key(STAFF).replace("401 404 404", "401 404 200"), more=ASKED),
    *(
        post(f"{API}/<case_id>/{verb}", by_key(STAFF), more=more, data=data)
        for verb, more, data in (
            ("enter", TOLD, INTENDED),
            ("approve", ASKED, DAYS | {"hours": "9–12", "advice": "先做闭水。"}),
            ("refuse", ASKED, {"reason": "要拆承重墙"}),
            ("visit", APPROVED, {"in_order": True}),
            ("drawings/<number>", ASKED, {"advice": "这面墙不能动。", "untouchable": ["walls"]}),
        )
    ),
)
ROWS = (
    *BY_API,
    get(HOME, OWN),
    get(f"{HOME}new/", LIVING),
    post(
        f"{HOME}new/",
        LIVING.replace("200", "302"),
        data={**SAID, "starts_on": "$renovation_day", "ends_on": "$renovation_day"},
    ),
    get(f"{HOME}<code>/<case_id>/", MINE, more=ASKED),
    get(f"{HOME}<code>/drawing/<drawing_id>/<side>", DRAWN, more={"drawing_id": "$handed"}),
    get(f"{HOME}<code>/kept/<drawing_id>/<side>", DRAWN, more=KEPT),
    get("desk/<code>/<case_id>/renovation/", STAFF, more=TOLD),
    post(
        "desk/<code>/<case_id>/renovation/",
        HANDLERS,
        more=TOLD,
        data={
            "place": "3-1-902",
            "works": "floor",
            "company": "匠心装饰",
            "agrees": "1",
            "starts_on": "$renovation_day",
            "ends_on": "$renovation_day",
        },
    ),
    get(BASE, STAFF),
    get(f"{BASE}<case_id>/", STAFF, more=ASKED),
    get(f"{BASE}<case_id>/drawing/<drawing_id>/<side>", DRAWN, more=HANDED),
    get(f"{BASE}kept/<drawing_id>/<side>", DRAWN, more=KEPT),
    *(
        post(f"{BASE}<case_id>/do/<verb>/", HANDLERS, more=more | {"verb": verb}, data=data)
        for verb, more, data in (
            ("drawing", ASKED, {"number": "1", "untouchable": "walls", "advice": "这面墙不能动。"}),
            ("approve", ASKED, TERMS),
            ("refuse", ASKED, {"reason": "要拆承重墙"}),
            ("visit", APPROVED, {"stage": "during", "in_order": "1", "note": "看过"}),
        )
    ),
    post(
        f"{BASE}<case_id>/do/<verb>/",
        HANDLERS.replace("302", "422"),
        more=ASKED | {"verb": "keep"},
        data={"title": "户型图"},
    ),
    post(f"{BASE}<case_id>/do/<verb>/", BY_NOBODY, more=ASKED | {"verb": "close"}, data={}),
)


def enter_nothing(page):
    page.click("main form .btn-p")
    page.get_by_role("alert").wait_for()


PAGES = (
    ("butler", "desk/<code>/<told_renovation>/", "", None),
    ("butler", "desk/<code>/<told_renovation>/renovation/", "", None),
    ("butler", "desk/<code>/<told_renovation>/renovation/", "", enter_nothing),
    ("reporter", HOME, "", None),
    ("neighbour", HOME, "", None),
    ("reporter", f"{HOME}new/", "", open_all),
    *(("reporter", f"{HOME}<code>/<{name}>/", "", open_all) for name in ("renovation", "approved_renovation")),
    ("reporter", f"{HOME}<code>/<refused_renovation>/", "", None),
    ("butler", BASE, "", None),
    ("butler", BASE, "?of=closed", None),
    *(("butler", f"{BASE}<{name}>/", "", open_all) for name in ("renovation", "approved_renovation")),
    ("butler", f"{BASE}<refused_renovation>/", "", None),
)
NO_PAGES = {
    f"{HOME}<code>/drawing/<drawing_id>/<side>",
    f"{HOME}<code>/kept/<drawing_id>/<side>",
    f"{BASE}<case_id>/drawing/<drawing_id>/<side>",
    f"{BASE}kept/<drawing_id>/<side>",
    f"{BASE}<case_id>/do/<verb>/",
}


def known(town):
    """Three renovations of the reporter's home: asked for with a drawing, approved and seen, refused."""
    reporter, manager, day = town.actors["reporter"], town.actors["manager"], clock.today()
    home = places.place(town.yard, "3-1-902")
    drawing = store_image(town.yard, photograph(size=(64, 40))).id
    made = {}
    for name in ("renovation", "approved_renovation", "refused_renovation"):
        intended = cases.Intended(
            "换地板和厨房", ["floor"], day, day + timedelta(days=20), "匠心装饰", True, (drawing,)
        )
        one = cases.ask_renovation(actor=reporter, home=home, intended=intended, client_key=name)
        made[name] = one.case_id
    target = {name: cases.Target(town.yard, key) for name, key in made.items()}
    terms = cases.Terms(["walls"], day, day + timedelta(days=20), "9–12，14–18", 200_000, "先做闭水试验。")
    cases.decide_renovation(actor=manager, target=target["approved_renovation"], terms=terms)
    cases.visit_renovation(actor=manager, target=target["approved_renovation"], in_order=False, note="水管没有试压")
    cases.decide_renovation(actor=manager, target=target["refused_renovation"], reason="要拆承重墙，请改方案。")
    kept = cases.add_drawing(actor=manager, place=home, file=drawing, title="原始户型图")
    told = reports.report(home, "邻居打电话来，要换地板。", kind="renovation", key="told-renovation").case
    handed = cases.renovation_of(cases.Case.objects.get(id=made["renovation"])).handed[0]
    made["told_renovation"] = told.id
    return made | {"handed": handed.id, "kept_drawing": kept.id, "renovation_day": day.isoformat()}
