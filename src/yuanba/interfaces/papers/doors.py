"""Door sheets: the code of a door, what to do with it, and who looks after those behind it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, uuid_or_absent
from yuanba.interfaces.papers.answer import count, paper, pdf
from yuanba.interfaces.papers.faces import face_of, faces
from yuanba.interfaces.papers.posters import line
from yuanba.interfaces.papers.words import TEMPLATES, Both, both, name_of, site_of
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.papers.public import Paper, code_picture
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.words import spaced

MEMBERS, ROUNDS = 6, 20
ICONS = ("scan", "say", "answer")


@dataclass(frozen=True)
class Person:
    """One of those who look after the door."""

    role: Both
    name: Both
    phone: str
    hours: Both
    photo: str = ""


@dataclass(frozen=True)
class Sheet:
    """One door."""

    code: str
    place: Both
    address: str
    team: list[Person]


@dataclass(frozen=True)
class DoorSheets:
    """All that hang below a place, and what stands on each of them."""

    estate: Both
    call: Both
    steps: list[Both]
    looks_after: Both
    line: Both
    phone: str
    sheets: list[Sheet]


@require_POST
def issue(request: HttpRequest, code: str) -> HttpResponse:
    """Codes for the doors that have none, a hundred at a time; then the way to the sheets."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard, place_id = by_code(code), uuid_or_absent(request.POST.get("place", ""))
    for _round in range(ROUNDS):
        if not places.issue_missing_codes(actor=actor, yard=yard, place_id=place_id):
            break
    return redirect(f"/desk/{code}/papers/?place={place_id}#doors")


@require_safe
def sheets_pdf(request: HttpRequest, code: str, place_id: UUID) -> HttpResponse:
    """The next hundred sheets at or below a place; with `?alone` only its own."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    place = places.place(by_code(code), place_id)
    found = places.door_sheets(actor, place, after=request.GET.get("after", ""), alone="alone" in request.GET)
    count(request)
    return pdf(doors_paper(place.yard, place, found, site_of(request)), f"{code}-doors")


def doors_paper(yard: Yard, place: places.Place, found: list[places.DoorSheet], site: str) -> Paper:
    """A sheet a door. Every door is told who is nearest to it, in one statement for all."""
    about = places.profile(yard)
    near = people.looks_after_each(one.place.path for one in found)
    teams = {path: people.seen_by(ANONYMOUS, team) for path, team in near.items()}
    sheets = [
        Sheet(
            code=f"door-{number}.svg",
            place=_place(one.place, about),
            address=f"{site}/d/{yard.code}/{one.token}/",
            team=_team(teams[one.place.path], about.phone),
        )
        for number, one in enumerate(found)
    ]
    pictures = sheets_pictures(sheets) | faces(one for team in teams.values() for one in team)
    return paper("doors", f"{about.name} {place.label}", sheets_data(about, sheets), pictures)


def sheets_pictures(sheets: list[Sheet]) -> dict[str, bytes]:
    """The code of each door, and the three pictures that say what to do."""
    codes = {sheet.code: code_picture(sheet.address) for sheet in sheets}
    return codes | {f"{name}.svg": (TEMPLATES / f"{name}.svg").read_bytes() for name in ICONS}


def sheets_data(about: places.Profile, sheets: list[Sheet]) -> DoorSheets:
    """What stands on every sheet, and the sheets."""
    return DoorSheets(
        estate=name_of(about),
        call=both(lambda: _("Something wrong? Scan and say it")),
        steps=[
            both(lambda: _("Scan this code with WeChat or the camera")),
            both(lambda: _("Say what is wrong, best with a photograph")),
            both(lambda: _("See by when you are answered, and follow it")),
        ],
        looks_after=both(lambda: _("Who looks after you")),
        line=line(),
        phone=about.phone,
        sheets=sheets,
    )


def _place(place: places.Place, about: places.Profile) -> Both:
    if place.kind == places.Place.Kind.ROOT:
        return name_of(about)
    return Both(place.label, place.label_en)


def _team(found: list[people.Member], phone: str) -> list[Person]:
    """Of each role the first, six at most; who has no telephone for everybody is called at the estate's."""
    once: dict[str, people.Member] = {}
    for one in found:
        once.setdefault(one.role, one)
    return [_person(one, phone) for one in list(once.values())[:MEMBERS]]


def _person(one: people.Member, phone: str) -> Person:
    return Person(
        role=both(lambda: _(people.POST_ROLES[one.role])),
        name=Both(one.name, one.name_en),
        phone=spaced(one.phone) or phone,
        hours=Both(one.hours, one.hours_en),
        photo=face_of(one),
    )
