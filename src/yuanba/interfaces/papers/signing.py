"""The list on which homes sign that they were handed a notice."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yuanba.domains.notices import public as notices
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.papers.answer import count, paper, pdf
from yuanba.interfaces.papers.words import Both, both, day, name_of
from yuanba.kernel.errors import absent
from yuanba.platform.papers.public import Paper
from yuanba.platform.yards.public import by_code


@dataclass(frozen=True)
class Row:
    """One home; `note` says that it has the notice already."""

    home: str
    note: str


@dataclass(frozen=True)
class SigningList:
    """The homes of one notice."""

    estate: Both
    heading: Both
    number: str
    title: Both
    published: Both
    heads: list[Both]
    rows: list[Row]


@require_safe
def signing_pdf(request: HttpRequest, code: str, notice_id: UUID) -> HttpResponse:
    """A line a home, the next thousand of them."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    notice = notices.notice_to_read(actor, by_code(code), notice_id)
    if notice.number is None:
        raise absent()
    after, parts = request.GET.get("after", ""), notices.sheets_to_sign(actor, notice)
    homes = notices.homes_to_sign(actor, notice, after=after)
    count(request)
    part = parts.index(after) + 1 if after in parts else 0
    name = f"{notice.code}-signatures-{part}" if len(parts) > 1 else f"{notice.code}-signatures"
    return pdf(signing_paper(notice, homes, (part, len(parts))), name)


def signing_paper(
    notice: notices.Notice, homes: list[tuple[places.Place, bool]], part: tuple[int, int] = (1, 1)
) -> Paper:
    """The list, its head on every page. Names are not printed on it: everybody who signs sees the others."""
    has_it = both(lambda: _("has it")).zh
    data = SigningList(
        estate=name_of(places.profile(notice.yard)),
        heading=both(lambda: _("Signatures: we were handed this notice")),
        number=_number(notice, part),
        title=Both(notice.title, notice.title_en),
        published=day(notice.published_at or notice.drafted_at),
        heads=[
            both(lambda: _("Number of the home")),
            both(lambda: _("Signature")),
            both(lambda: _("Date")),
            both(lambda: _("Remark")),
        ],
        rows=[Row(home.label, has_it if has else "") for home, has in homes],
    )
    return paper("signing", f"{notice.code} {notice.title}", data, {})


def _number(notice: notices.Notice, part: tuple[int, int]) -> str:
    """The number of the notice, and which part of the list it is where there are several."""
    at, every = part
    if every < 2 or not at:
        return notice.code
    told = both(lambda: _("part %(n)s of %(all)s") % {"n": at, "all": every})
    return f"{notice.code} · {told.zh} {told.en}"
