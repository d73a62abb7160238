"""Renovations for programs: asked for at home, decided once more than one looks, seen, closed; nobody else learns."""

from datetime import timedelta

from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

LIST = "/api/v1/yards/JG/renovations"


def days():
    today = clock.today()
    return {"starts_on": today.isoformat(), "ends_on": (today + timedelta(days=20)).isoformat()}


def intended(**more):
    said = {"place": "3-1-902", "text": "换地板和厨房", "works": ["kitchen", "floor"], "company": "匠心装饰"}
    return said | days() | {"agrees": True} | more


def sent(client, address, data, key="one"):
    answer = client.post(address, data, content_type="application/json", headers={"Idempotency-Key": key})
    return answer.status_code, answer.json()


def refused(client, address, data, *, fields=None):
    """The code, and the fields where it names some; nothing is written."""
    before = everything()
    status, told = sent(client, address, data)
    assert status in (404, 409, 422)
    assert everything() == before
    return {one["field"]: one["code"] for one in told["fields"]} if fields else told["code"]


def test_from_asking_to_the_last_visit(town, keyed):
    reporter, neighbour, butler = keyed("reporter"), keyed("neighbour"), keyed("butler")
    status, asked = sent(reporter, LIST, intended())
    assert (status, asked["state"], asked["works"], asked["place"]) == (
        201,
        "asked",
        ["floor", "kitchen"],
        "3 栋 1 单元 902",
    )
    assert sent(reporter, LIST, intended()) == (201, asked)
    link = f"{LIST}/{asked['id']}"
    assert reporter.get(link).json() == butler.get(link).json() == asked | {"drawings": [], "visits": []}
    assert [one["id"] for one in butler.get(LIST, {"of": "asked"}).json()["items"]] == [asked["id"]]
    assert (neighbour.get(link).status_code, reporter.get(LIST).status_code) == (404, 404)
    assert refused(neighbour, LIST, intended()) == "not-found"

    terms = days() | {"untouchable": ["gas", "walls"], "hours": "9–12", "deposit_fen": 200_000, "advice": "先做闭水。"}
    status, approved = sent(butler, f"{link}/approve", terms | {"version": 1})
    assert (status, approved["state"], approved["untouchable"], approved["version"]) == (
        200,
        "approved",
        ["walls", "gas"],
        2,
    )
    assert cases.Case.objects.get(id=asked["id"]).outcome == "solved"
    assert refused(butler, f"{link}/refuse", {"reason": "要拆墙", "version": 1}) == "renovation-stale"

    status, seen = sent(butler, f"{link}/visit", {"in_order": False, "note": "水管没有试压"})
    assert [(one["stage"], one["in_order"], one["note"]) for one in seen["visits"]] == [
        ("during", False, "水管没有试压")
    ]
    closing = {"stage": "after", "in_order": True, "returned_fen": 200_001}
    assert refused(butler, f"{link}/visit", closing, fields=True) == {"returned": "deposit-range"}
    status, closed = sent(butler, f"{link}/visit", closing | {"returned_fen": 200_000})
    assert (status, closed["returned_fen"], len(closed["visits"])) == (200, 200_000, 2)
    assert closed["closed_at"]
    assert refused(butler, f"{link}/visit", {"in_order": True}) == "renovation-closed"


def test_what_is_missing_is_named_and_one_told_by_telephone_is_entered_once(town, keyed):
    reporter, butler = keyed("reporter"), keyed("butler")
    wrong = intended(works=[], company=" ", agrees=False, ends_on="2020-01-01")
    assert refused(reporter, LIST, wrong, fields=True) == {
        "works": "works-missing",
        "company": "renovator-missing",
        "agrees": "rules-please",
        "ends_on": "renovation-period",
    }
    assert refused(reporter, LIST, intended(place="9-9-909"), fields=True) == {"place": "place-unknown"}
    link = f"{LIST}/{town.cases['new'].id}"
    assert refused(butler, f"{link}/enter", intended()) == "not-renovation"
    assert (butler.get(link).status_code, refused(reporter, f"{link}/enter", intended())) == (404, "not-found")
    told = cases.report(
        actor=town.actors["butler"],
        place=town.home,
        draft=cases.Draft(text="电话里说要换地板。", kind="renovation"),
        channel="phone",
        client_key="told",
        on_behalf_of=True,
    ).case
    status, entered = sent(butler, f"{LIST}/{told.id}/enter", intended())
    assert (status, entered["state"], entered["company"]) == (200, "asked", "匠心装饰")
    assert sent(butler, f"{LIST}/{told.id}/enter", intended(company="别家")) == (200, entered)
