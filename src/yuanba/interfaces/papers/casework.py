"""A case on paper: what was said, promised and done, small photographs, and lines to sign."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard
from yuanba.interfaces.papers.answer import count, paper, pdf
from yuanba.interfaces.papers.words import Both, both, name_of
from yuanba.interfaces.telling import badge_of, history, promise_line
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import THUMBNAILS, path_of
from yuanba.platform.papers.public import Paper, photo_picture
from yuanba.platform.yards.models import Yard
from yuanba.ui import words
from yuanba.ui.preferences import Preferences, prefs_of

MOST_PHOTOS, SIDE = 6, THUMBNAILS[0]


@dataclass(frozen=True)
class Fact:
    """A line of the head: what, and its value."""

    name: Both
    value: str


@dataclass(frozen=True)
class Shot:
    """A photograph: the picture's name and what it shows."""

    picture: str
    words: str


@dataclass(frozen=True)
class CaseSheet:
    """One case."""

    number: str
    title: str
    text: str
    facts: list[Fact]
    stations: list[list[str]]
    lines: list[list[str]]
    shots: list[Shot]


@dataclass(frozen=True)
class CaseSheets:
    """All that are printed together."""

    estate: Both
    heading: Both
    promised: Both
    happened: Both
    signs: list[Both]
    sheets: list[CaseSheet]


@require_safe
def case_pdf(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """One case, for whoever reads it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "case.read")
    case = cases.case_to_read(actor, yard, case_id)
    count(request)
    prefs = prefs_of(request)
    return pdf(cases_paper(actor, yard, [case], prefs), case.code)


def cases_paper(actor: Actor, yard: Yard, rows: list[cases.Case], prefs: Preferences) -> Paper:
    """The cases, each on a page of its own."""
    pictures: dict[str, bytes] = {}
    sheets = [sheet_of(actor, case, prefs, pictures) for case in rows]
    signs = (lambda: _("Reporter"), lambda: _("Handled by"), lambda: _("Date"))
    data = CaseSheets(
        estate=name_of(places.profile(yard)),
        heading=both(lambda: _("Work sheet of a request")),
        promised=both(lambda: _("What was promised")),
        happened=both(lambda: _("What happened")),
        signs=[both(one) for one in signs],
        sheets=sheets,
    )
    return paper("casework", rows[0].code if len(rows) == 1 else yard.code, data, pictures)


def sheet_of(actor: Actor, case: cases.Case, prefs: Preferences, pictures: dict[str, bytes]) -> CaseSheet:
    """A case as far as the actor may see it; what its photographs are called is put into `pictures`."""
    told = cases.story(actor, case)
    stations = promise_line(case, told.confirm_until, prefs)
    return CaseSheet(
        number=case.code,
        title=case.title,
        text=case.text,
        facts=_facts(actor, case, prefs),
        stations=[[one.label, one.by, one.at] for one in stations],
        lines=[[one.title, one.under, one.quote] for one in reversed(history(told, prefs))],
        shots=list(_shots(told.photos[:MOST_PHOTOS], pictures)),
    )


def _facts(actor: Actor, case: cases.Case, prefs: Preferences) -> list[Fact]:
    known, contact = cases.vocabulary, cases.contact_of(actor, case)
    values = (
        (both(lambda: _("Where")), case.place.label_en if prefs.language == "en" else case.place.label),
        (both(lambda: _("Kind")), _(known.KINDS[case.kind]) if case.kind else "–"),
        (both(lambda: _("Level")), _(known.LEVELS[case.level])),
        (both(lambda: _("State")), badge_of(case)[2]),
        (both(lambda: _("Said")), words.when(case.reported_at)),
        (both(lambda: _("With")), case.assignee_name),
        (both(lambda: _("Contact")), f"{contact.name} {contact.phone}".strip() if contact else ""),
    )
    return [Fact(name, value) for name, value in values if value]


def _shots(photos: list[cases.Photo], pictures: dict[str, bytes]) -> list[Shot]:
    stages, found = cases.vocabulary.STAGES, []
    for photo in photos:
        path = path_of(photo.yard_id, photo.file.digest, SIDE)
        if path.exists():
            name = f"{photo.file.digest[:16]}.svg"
            pictures[name] = photo_picture(path.read_bytes(), SIDE, SIDE * 3 // 4)
            found.append(Shot(name, f"{_(stages[photo.stage])} {words.when(photo.at)}"))
    return found
