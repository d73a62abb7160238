"""The published OpenAPI, called with whatever it allows and much it does not: no fault of ours, no other shape."""

from base64 import b64encode
from datetime import date, timedelta
from io import BytesIO
from itertools import count
from uuid import UUID

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation import GenerationMode

from tests.factories.cases import report
from tests.prove.routes.bills_paid import known as paid
from tests.prove.routes.disputes import known as mediations
from tests.prove.routes.hotline import HEADS
from tests.prove.routes.hotline import known as telephoned
from tests.prove.routes.problems import known as observers
from tests.prove.routes.revenue import known as earned
from tests.prove.routes.spending import known as spent
from tests.prove.routes.statements import known as stated
from tests.support.pictures import photograph
from tests.support.spreadsheets import workbook
from tests.support.town import Town
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Callback
from yuanba.domains.people.public import issue_api_key
from yuanba.interfaces.api.api import api
from yuanba.kernel import clock
from yuanba.platform.access.models import Tries
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.files.public import store_image

load_all_checks()
CHECKED = CHECKS.get_by_names(["not_a_server_error", "response_schema_conformance"])
OPERATIONS = tuple(
    (method.upper(), path) for path, methods in api.get_openapi_schema()["paths"].items() for method in methods
)
EXAMPLES = 60
_codes = count(1)


THINGS = ("code", "token", "case_id", "number", "reply_key", "call_id", "shift_id", "dispute_id", "file", "row_id")
THINGS += ("profile_id", "photo_id", "statement")
REACHED = ((), THINGS, (*THINGS, "verb"))
LEDGER = {"field": "team", "title": "夜班少人", "source": "meeting", "company": "", "cases": []}
MEASURE = {"responsible": "物业", "due_on": "2099-12-31"}
WORDS = {"text": "楼道灯不亮", "place": "", "version": None, "rating": "good", "kind": "repair", "level": "ordinary"}
HUNG = {"verb": "note", "photos": [photograph()], "public": True}
MET = {"day": "2099-12-31", "problems": [1], "problem": 1, "choice": None, "of_estates": [], "measure": None}
MET |= {"outcome": "月底前补人", "where": "", "who": ""}
COVERED = {"what": "text", "wording": "有人敲管道", "reason": "写了名字", "of": None}
SAID = WORDS | LEDGER | MEASURE | COVERED
DAYS = {"starts_on": "2099-12-01", "ends_on": "2099-12-31", "works": ["floor"], "company": "匠心装饰", "agrees": True}
RENOVATED = DAYS | {"untouchable": ["walls"], "hours": "9–12", "advice": "先做闭水。", "reason": "要拆承重墙"}
RENOVATED |= {"place": "3-1-902", "stage": "during", "deposit_fen": 0, "returned_fen": None, "in_order": True}
RULED = {"place": "", "person": None, "position": None, "hours": "", "days": "", "version": 1, "category": ""}
READY = {"name": "今天来", "verb": "answer", "state": "", "text_en": "", "version": None}
CALLED = {"week": "2026-01-05", "size": 5, "reached": False, "solved": "", "content": "", "to": None}
BILLED = {"contract": 1, "month": "2026-03", "due": "2099-12-31"}
PAYS = {"home": "3-1-902", "fen": 100, "way": "cash", "late": True, "words": ""}
EARNS = PAYS | {"day": None, "count": 0, "minutes": 0, "price": ""}
MONEY = ("bills", "payments", "billing", "vouchers", "statements", "revenue")
UNITED = dict.fromkeys(("take", "route", "hand_back", "ask_help", "give_help"), "triaged")
STATES = {"merge": "dispatched", "unmerge": "merged"} | UNITED


def known(town, path):
    """What an address must hold to reach a case."""
    token = town.door if "doors" in path else town.tokens["resolved"]
    if "followed" in path:
        target = cases.Target(town.yard, town.cases["in-work"].id, None, "proof")
        token = cases.token_of(cases.join(actor=ANONYMOUS, target=target, text="").follower)
    case = town.cases[STATES.get(path.rpartition("/")[2], "in-work")]
    verb = "measure" if "problems" in path else "note" if "yards" in path else "confirm"
    if path.endswith("give_help"):
        cleaning = next(one.id for one in cases.units.plan_of(town.yard).open_units if one.kind == "cleaning")
        asked = {"unit_id": cleaning, "text": "请先扫楼道", "due": clock.now() + timedelta(days=1)}
        cases.units.ask_help(actor=town.actors["manager"], target=cases.Target(town.yard, case.id), **asked)
    verb = "remove" if "routing" in path else "retire" if "replies" in path else verb
    there = {"code": town.yard.code, "token": token, "case_id": str(case.id), "verb": verb} | _working(town, path)
    if any(f"/{name}" in path for name in MONEY):
        return there | _money(town, path)
    shown = town.cases["resolved"] if "follow" in path else case
    there |= {"photo_id": str(shown.photos.first().id)} if "photo_id" in path else {}
    return there | (_renovation(town, path) if "renovations" in path else _problem(town, path))


def _money(town, path):
    """A bill, a receipt, a run, a voucher or a publication, as the address asks."""
    if "vouchers" in path:
        return {"number": spent(town)["voucher"]}
    if "revenue" in path:
        return {"number": earned(town)["revenue"]}
    if "statements" in path:
        return {"statement": stated(town)["publication"]}
    return {"number": paid(town)["bill_own" if "bills" in path else "receipt"]}


def _working(town, path):
    """A ready reply, a call back and a shift, where the address names one."""
    if path.endswith("replies/{reply_key}"):
        reply = cases.Reply("今天来", "answer", "今天来。")
        return {"reply_key": str(cases.write_reply(actor=town.actors["manager"], yard=town.yard, reply=reply).id)}
    if "call_id" in path:
        call = Callback(yard=town.yard, case=town.cases["closed"], week=date(2026, 1, 5), why="sample")
        call.save()
        return {"call_id": str(call.id)}
    if "observations" in path:
        observers(town)
    if "hotline" in path:
        made = telephoned(town)
        return {"file": made["file"], "row_id": str(made["waiting_row"]), "profile_id": str(made["hotline_profile"])}
    if "disputes" in path:
        made = _quarrel(town, path)
        town.quarrel = made["dispute_id"]
        return made
    if "shift_id" in path:
        shift = cases.hand_over_shift(actor=town.actors["butler"], yard=town.yard, words="钥匙在门卫室")
        return {"shift_id": str(shift.id)}
    return {"reply_key": "received"}


def _who(method, path):
    """Who may: calls are made by the community, a renovation is asked for by who lives there."""
    if (method, path.rpartition("/")[2]) == ("POST", "renovations"):
        return "reporter"
    if "observations" in path or path.endswith("sign"):
        return "manager" if "calls" in path else "mediator" if "disputes" in path else "observer"
    if "disputes" in path and path.rpartition("/")[2] not in ("figures", "ask"):
        return "mediator"
    if path in ("/api/v1/handed", "/api/v1/instructions", "/api/v1/promises"):
        return "supervisor"
    return "reporter" if path.endswith("/ask") else "supervisor" if "calls" in path or "figures" in path else "manager"


def _quarrel(town, path):
    """A dispute that is as far as the address asks."""
    quarrels = mediations(town)
    names = {"sit": "sitting_", "minute": "sitting_", "offer": "sitting_", "take_back": "signing_"}
    names |= {"sign": "signing_", "follow": "signed_"}
    return {"dispute_id": str(quarrels[f"{names.get(path.rpartition('/')[2], '')}dispute"])}


def _quarrelled(town, path):
    """What is said in a mediation."""
    named = {"name": "甲", "home": "", "phone": ""}, {"name": "乙", "home": "", "phone": ""}
    said = {"matter": "楼上拖椅子", "sides": list(named), "others": [named[0]], "home": "", "mediator": None}
    said |= {"at": "2099-12-31T09:00:00", "where": "解忧站", "came": "都到了", "said": "说了", "number": 2, "clause": 1}
    said |= {"clauses": [{"text": "不再拖椅子"}], "outcome": "withdrawn", "next_way": "", "stance": "agreed"}
    said |= {"held": "kept", "note": "", "to": str(town.accounts["mediator"].id), "how": "paper", "name": "甲"}
    said |= {"picture": b64encode(photograph()).decode(), "reason": "和好"}
    if "dispute_id" in path:
        found = cases.mediation(town.actors["mediator"], town.yard, UUID(town.quarrel))
        said |= {"version": found.dispute.version, "party": str(found.sides[-1].party.id)}
        said |= {"digest": found.agreement.digest if found.agreement else ""}
    return said


def _renovation(town, path):
    """One that is asked for with a drawing, approved where somebody goes to see it; a request told by telephone."""
    home, manager, day = town.home, town.actors["manager"], clock.today()
    if path.endswith("enter"):
        return {"case_id": str(report(home, "要换地板。", kind="renovation", key="told").case.id)}
    intended = cases.Intended(
        "换地板", ["floor"], day, day, "匠心装饰", True, (store_image(town.yard, photograph()).id,)
    )
    made = cases.ask_renovation(actor=town.actors["reporter"], home=home, intended=intended, client_key="proof")
    if path.endswith("visit"):
        terms = cases.Terms(["walls"], day, day, "9–12", 0, "先做闭水。")
        cases.decide_renovation(actor=manager, target=cases.Target(town.yard, made.case_id), terms=terms)
    return {"case_id": str(made.case_id), "number": 1}


def _problem(town, path):
    """The number of a problem on the ledger, where the address names one."""
    if path.endswith("meetings"):
        return {"number": _entered(town)}
    if "number" not in path or "routing" in path:
        return {"number": 1}
    if "calls" in path:
        call = {"title": "倡议", "text": "件件有回应。", "issuer": "社区", "client_key": "proof"}
        number = cases.make_call(actor=town.actors["supervisor"], yard=town.yard, **call).number
        if path.endswith("unsign"):
            signs = {"signing": town.yard, "kind": "estate"}
            cases.sign_call(actor=town.actors["manager"], yard=town.yard, number=number, **signs)
        return {"number": number}
    if "meetings" in path:
        problem = _entered(town)
        meeting = {"title": "联席会", "day": date(2099, 12, 31), "where": "", "who": "", "client_key": "proof"}
        return {
            "number": cases.call_meeting(
                actor=town.actors["manager"], yard=town.yard, problems=[problem], **meeting
            ).number
        }
    return {"number": _entered(town)}


def _entered(town):
    entry = cases.Entry("team", "夜班少人", "夜里只有一名保安。", "meeting")
    made = cases.enter_problem(actor=town.actors["manager"], yard=town.yard, entry=entry, client_key="proof")
    return made.number


def reaching(case, values, said):
    """The same call with those parts that exist, so that more than its shape is looked at."""
    if not values:
        return
    case.path_parameters.update({name: one for name, one in values.items() if name in case.path_parameters})
    if isinstance(case.body, dict):
        case.body = said if "verb" in values else case.body | {name: said[name] for name in said.keys() & case.body}


def called(case, live, key):
    """The status; a fault, another shape, or a refusal without a code fails."""
    if key:
        case.headers["Authorization"] = f"Bearer {key}"
    Tries.objects.all().delete()
    answer = case.call(base_url=live, timeout=20)
    case.validate_response(answer, checks=CHECKED)
    if answer.headers.get("Content-Type", [""])[0].startswith("application/"):
        assert answer.status_code < 400 or answer.json()["code"]
    return answer.status_code


def _sheet(town):
    """A file of the hotline, how it is read, and where what waits belongs."""
    stream = BytesIO()
    workbook(stream, 工单=[HEADS, ("P-9", "垃圾房门口积水。", "投诉", "3栋1单元", "")])
    said = {"name": "工单", "content": b64encode(stream.getvalue()).decode(), "profile": "市热线", "visibility": ""}
    return said | {"fields": {"number": HEADS[0], "text": HEADS[1]}, "estate": town.yard.code, "place": ""}


def drawn(modes, examples, send):
    """So many calls, the same each time: of either mode, with or without what exists, with or without a key."""

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(modes), parts=st.sampled_from(REACHED), keyed=st.booleans())
    def proof(case, parts, keyed):
        send(case, parts, keyed)

    proof()


@pytest.mark.parametrize(("method", "path"), OPERATIONS, ids=lambda part: part)
def test_nothing_that_is_sent_is_a_fault_of_ours(live, method, path):
    town = Town(f"S{next(_codes)}")
    there = known(town, path)
    key = issue_api_key(actor=SYSTEM, account=town.accounts[_who(method, path)], label="proof")
    schema = schemathesis.openapi.from_url(f"{live}/api/v1/openapi.json")
    operation = schema[path][method]
    modes = [operation.as_strategy(generation_mode=mode) for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)]

    seen, said = set(), SAID | {"into": str(town.cases["triaged"].id)}
    units = {one.kind: one for one in cases.units.plan_of(town.yard).open_units}
    said |= {"unit": str(units["cleaning"].id), "due": "2099-12-31T09:00:00"}
    said |= READY if "replies" in path else CALLED if "callbacks" in path or "shifts" in path else {}
    said |= _quarrelled(town, path) if "disputes" in path else {}
    said |= _sheet(town) if "hotline" in path else {"preset": "light", "more": ""} if "observ" in path else {}
    said |= {"estate": town.yard.code, "kind": "estate"} if "calls" in path else {}
    said |= BILLED if "billing" in path else PAYS if "payments" in path else EARNS if "takings" in path else {}
    said |= HUNG if "photos" in path else {}
    said |= MET if "meetings" in path else {}
    said |= RULED if "routing" in path else {}
    said |= RENOVATED | {"version": None} if "renovations" in path else {}

    def send(case, parts, keyed):
        reaching(case, {name: one for name, one in there.items() if name in parts}, said)
        seen.add(called(case, live, key if keyed else ""))

    no_gateway = path.endswith("/code")  # nothing here sends short messages
    arrived = {422} if no_gateway else {200, 201}
    for examples in (EXAMPLES, 10 * EXAMPLES):  # where none of the first arrived, one of more
        if not seen & arrived:
            drawn(modes, examples, send)
    assert seen & arrived, seen
