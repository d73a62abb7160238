"""What observers and building heads report with two taps: what, then where; and what became of it."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Field, Header, Router, Schema

from yuanba.domains.cases import public as cases
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.observed import page_of_spots, spots_of
from yuanba.kernel.errors import absent

router = Router()
key = Key()
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=64)]


class Preset(Schema):
    """The first tap: its code, its words, and how the case is sorted by it."""

    code: str
    title: str
    text: str
    kind: str
    level: str


class Spot(Schema):
    """The second tap: a place of the own post."""

    id: UUID
    yard: str
    label: str


class Choices(Schema):
    """What can be tapped, and a page of where; `more` is the `after` of the next, empty at the end."""

    presets: list[Preset]
    places: list[Spot]
    more: str


class Observes(Schema):
    """What is seen where; without a place at the first of the own post."""

    preset: str = Field(max_length=20)
    place: UUID | None = None
    more: str = Field("", max_length=20_000)

    model_config = {"json_schema_extra": {"examples": [{"preset": "light", "more": "二楼拐角"}]}}


@router.get("/observations/choices", response=Choices, auth=key, summary="What and where")
def choices(request: HttpRequest, after: str = "") -> dict[str, Any]:
    """For whoever observes: absent without such a post. Sixty places a page."""
    spots = spots_of(actor(request))
    if not spots:
        raise absent()
    names = ("text", "kind", "level")
    presets = [
        {"code": code, "title": _(one.title)} | {name: getattr(one, name) for name in names}
        for code, one in cases.observing.PRESETS.items()
    ]
    page = page_of_spots(spots, after)
    places = [{"id": one.id, "yard": one.yard.code, "label": one.label} for one in page.rows]
    return {"presets": presets, "places": places, "more": page.more}


@router.get("/observations", response=shapes.Page, auth=key, summary="What became of it")
def listed(request: HttpRequest, after: str = "") -> HttpResponse:
    """What the caller reported, in all estates, the newest first."""
    return shapes.listed(cases.my_cases(actor(request), after=after))


@router.post("/observations", response={201: shapes.Created}, auth=key, summary="Report what is seen")
def observe(request: HttpRequest, said: Observes, idempotency_key: IdempotencyKey) -> HttpResponse:
    """Once per key of the header."""
    by = actor(request)
    spots = spots_of(by)
    place = next((one for one in spots if said.place in (None, one.id)), None)
    if place is None:
        raise absent()
    made = cases.observe(actor=by, place=place, preset=said.preset, more=said.more, client_key=idempotency_key)
    return shapes.created(made, for_slip=False)
