"""The rules that send cases to units: read in their order, written, moved, taken away, tried on a sample."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.cases import in_zone
from yuanba.interfaces.api.estates import estate_where
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.routed import try_rules
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal

router = Router()
key = Key()
READ, WRITE = "case.see_routing", "case.routing"
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
Hours = Literal["", "service", "outside", "night"]
Days = Literal["", "workday", "holiday"]
AnyLevel = Literal["", "ordinary", "middling", "hard"]
EXAMPLE = {"unit": "01900000-0000-7000-8000-000000000001", "kind": "hazard", "level": "hard", "hours": "night"}


class Conditions(Schema):
    """What a rule asks for; what is empty holds always. `category` is its code, `place` its name."""

    category: str
    kind: str
    place: str
    level: str
    hours: str
    days: str


class Rule(Conditions):
    """A rule: its number in the order, what it asks for, who gets it; `trouble` where it leads to nobody today."""

    number: int
    unit: UUID
    unit_name: str
    person: UUID | None
    person_name: str
    trouble: Literal["", "unit", "members", "person", "place", "category"]


class Order(Schema):
    """All rules in their order, 80 at most; `version` is said again with every change. `default` takes the rest."""

    version: int
    default: UUID
    default_name: str
    rules: list[Rule]


class WritesRule(Schema):
    """A rule as it is written; `position` empty: as far down as it is still reached."""

    unit: UUID
    person: UUID | None = None
    category: str = Field("", max_length=36)
    kind: shapes.Kind = ""
    place: str = Field("", max_length=120)
    level: AnyLevel = ""
    hours: Hours = ""
    days: Days = ""
    position: Annotated[int, Field(ge=1, le=80)] | None = None
    version: Number

    model_config = {"json_schema_extra": {"examples": [EXAMPLE | {"version": 3}]}}


class OrderSeen(Schema):
    """The version of the order that was read."""

    version: Number


class Missed(Schema):
    """A rule that was asked: `decides`, or what of it did not hold; `is_after` what was asked no more."""

    number: int
    decides: bool
    is_after: bool
    misses: list[Literal["level", "kind", "time", "category", "place"]]


class Trial(Schema):
    """Where a sample goes: by which rule (none: the default unit), because of what, and why not by the others."""

    version: int
    rule: int | None
    unit: UUID
    unit_name: str
    person: UUID | None
    person_name: str
    because: Conditions | None
    tried: list[Missed]


class Sample(Schema):
    """A request that might come; `moment` empty: now."""

    level: Literal["ordinary", "middling", "hard"]
    kind: shapes.Kind = ""
    category: str = Field("", max_length=36)
    place: str = Field("", max_length=120)
    moment: datetime | None = None


@router.get("/yards/{code}/routing", response=Order, auth=key, summary="The rules in their order")
def listed(request: HttpRequest, code: str) -> dict[str, Any]:
    """The first rule that matches a request sends it; what none matches goes to the default unit."""
    return _order(cases.units.plan_of(estate_where(actor(request), code, READ)))


@router.get("/yards/{code}/routing/trial", response=Trial, auth=key, summary="This sample goes to rule 7, because …")
def trial(request: HttpRequest, code: str, sample: Query[Sample]) -> dict[str, Any]:
    """What would happen to a request; nothing is written."""
    yard = estate_where(actor(request), code, READ)
    plan = cases.units.plan_of(yard)
    if sample.category and plan.called(sample.category) is None:
        raise Refusal("invalid", fields={"category": "category-unknown"})
    place = places.find_place(yard, sample.place) if sample.place else places.root(yard)
    if place is None:
        raise Refusal("invalid", fields={"place": "place-unknown"})
    moment = in_zone(sample.moment, "moment") if sample.moment else clock.now()
    found = try_rules(plan, place.path, moment, level=sample.level, kind=sample.kind, category=sample.category)
    decided = next((one.row for one in found if one.decides), None)
    unit = plan.units[decided.unit_id] if decided else plan.default
    return {
        "version": plan.version,
        "rule": decided.number if decided else None,
        "unit": unit.id,
        "unit_name": unit.name,
        "person": decided.person if decided else None,
        "person_name": decided.person_name if decided else "",
        "because": _conditions(plan, decided) if decided else None,
        "tried": [
            {"number": one.row.number, "decides": one.decides, "is_after": one.is_after, "misses": list(one.misses)}
            for one in found
        ],
    }


@router.post("/yards/{code}/routing/rules", response={200: Order}, auth=key, summary="A new rule")
def write(request: HttpRequest, code: str, said: WritesRule) -> dict[str, Any]:
    """Refused as `rules-stale` where `version` is not the newest, so a repeat writes nothing twice."""
    return _written(request, code, said, 0)


@router.post("/yards/{code}/routing/rules/{int:number}", response=Order, auth=key, summary="A rule written anew")
def rewrite(request: HttpRequest, code: str, number: Number, said: WritesRule) -> dict[str, Any]:
    """Without `position` it keeps its place."""
    return _written(request, code, said, number)


@router.post("/yards/{code}/routing/rules/{int:number}/{verb}", response=Order, auth=key, summary="Moved or taken away")
def move(
    request: HttpRequest, code: str, number: Number, verb: Literal["up", "down", "remove"], said: OrderSeen
) -> dict[str, Any]:
    """One place up or down, or away; earlier versions keep it, so that a case still says why it went where it went."""
    by = actor(request)
    yard = estate_where(by, code, WRITE)
    if verb == "remove":
        cases.units.remove_rule(actor=by, yard=yard, number=number, version=said.version)
    else:
        cases.units.move_rule(actor=by, yard=yard, number=number, up=verb == "up", version=said.version)
    return _order(cases.units.plan_of(yard))


def _written(request: HttpRequest, code: str, said: WritesRule, number: int) -> dict[str, Any]:
    by = actor(request)
    yard = estate_where(by, code, WRITE)
    category = cases.units.plan_of(yard).called(said.category) if said.category else None
    place = places.find_place(yard, said.place) if said.place else None
    wrong = {
        "category": "category-unknown" if said.category and category is None else "",
        "place": "rule-place" if said.place and place is None else "",
    }
    if any(wrong.values()):
        raise Refusal("invalid", fields={name: code for name, code in wrong.items() if code})
    draft = cases.units.RuleDraft(
        unit=said.unit,
        category=category.id if category else None,
        place=place.id if place else None,
        position=said.position or 0,
        **{name: getattr(said, name) for name in ("kind", "level", "hours", "days", "person")},
    )
    cases.units.write_rule(actor=by, yard=yard, draft=draft, version=said.version, number=number)
    return _order(cases.units.plan_of(yard))


def _conditions(plan: cases.units.Plan, row: Any) -> dict[str, str]:
    category = plan.categories.get(row.category_id) if row.category_id else None
    plain = {name: getattr(row, name) for name in ("kind", "place", "level", "hours", "days")}
    return plain | {"category": category.code if category else ""}


def _order(plan: cases.units.Plan) -> dict[str, Any]:
    wrong = {one.number: one.what for one in cases.units.troubles(plan.yard, plan)}
    rules = [
        _conditions(plan, row)
        | {name: getattr(row, name) for name in ("number", "person", "person_name")}
        | {"unit": row.unit_id, "unit_name": plan.units[row.unit_id].name, "trouble": wrong.get(row.number, "")}
        for row in plan.rules
    ]
    default = plan.default
    return {"version": plan.version, "default": default.id, "default_name": default.name, "rules": rules}
