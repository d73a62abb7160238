"""Posters: one notice, and the notice board itself. Whoever may read it may print it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yuanba.domains.notices import public as notices
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of
from yuanba.interfaces.papers.answer import count, paper, pdf
from yuanba.interfaces.papers.words import Both, both, day, name_of, site_of
from yuanba.platform.papers.public import Paper, code_picture
from yuanba.platform.yards.public import by_code
from yuanba.ui.words import dateline


@dataclass(frozen=True)
class NoticePoster:
    """One notice."""

    kind: Both
    number: str
    title: Both
    days: Both
    text: Both
    estate: Both
    publisher: str
    published: Both
    line: Both
    phone: str
    scan: Both
    address: str


@dataclass(frozen=True)
class BoardPoster:
    """The way to the notice board."""

    estate: Both
    title: Both
    shows: list[Both]
    scan: Both
    line: Both
    phone: str
    address: str


@require_safe
def notice_pdf(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One notice on A4, as large as it can be said on one page."""
    found = notices.notice_by_number(actor_of(request), by_code(code), number)
    count(request)
    return pdf(notice_paper(found, site_of(request)), found.code)


def notice_paper(found: notices.Notice, site: str) -> Paper:
    """The poster of a published notice."""
    about = places.profile(found.yard)
    published = found.published_at or found.drafted_at
    address = f"{site}{found.link}"
    data = NoticePoster(
        kind=both(lambda: _(notices.vocabulary.KINDS[found.kind])),
        number=found.code,
        title=Both(found.title, found.title_en),
        days=both(lambda: _("From %(a)s to %(b)s") % {"a": dateline(found.since), "b": dateline(found.until)}),
        text=Both(found.text, found.text_en),
        estate=name_of(about),
        publisher=found.publisher_name,
        published=day(published),
        line=line(),
        phone=about.phone,
        scan=both(lambda: _("Scan to read it on your phone")),
        address=address,
    )
    return paper("notice", f"{found.code} {found.title}", data, {"code.svg": code_picture(address)})


@require_safe
def board_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The code of the notice board, to hang where people pass."""
    yard = by_code(code)
    about = places.profile(yard)
    count(request)
    return pdf(board_paper(about, f"{site_of(request)}/b/{yard.code}/"), f"{yard.code}-board")


def board_paper(about: places.Profile, address: str) -> Paper:
    """The poster of an estate's board."""
    data = BoardPoster(
        estate=name_of(about),
        title=both(lambda: _("Notice board of our estate")),
        shows=[
            both(lambda: _("Who looks after us, with telephone numbers")),
            both(lambda: _("What was asked for, and whether it was done in time")),
            both(lambda: _("Notices to everybody")),
        ],
        scan=both(lambda: _("Scan with WeChat or the camera. No sign-in is needed.")),
        line=line(),
        phone=about.phone,
        address=address,
    )
    title = both(lambda: _("Notice board of our estate")).zh
    return paper("board", f"{about.name} {title}", data, {"code.svg": code_picture(address)})


def line() -> Both:
    """The words before the telephone that is answered day and night."""
    return both(lambda: _("Day and night:"))
