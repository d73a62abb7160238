"""The homes that an undertaking touches, on the desk: told how and when, objected or not; as a page and as a file."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from yuanba.domains.notices import public as notices
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.undertakings import ACTION
from yuanba.interfaces.tables import dated, table_of
from yuanba.kernel import clock

CHANNELS = notices.vocabulary.CHANNELS | notices.vocabulary.BY_ITSELF | notices.vocabulary.KNOCKED


@require_safe
def homes(request: HttpRequest, code: str, undertaking_id: UUID) -> HttpResponse:
    """Fifty at a time; `of` narrows to homes not told yet, or to those that objected."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard, of = desk_yard(actor, code, ACTION), request.GET.get("of", "")
    found = notices.undertaking_to_read(actor, yard, undertaking_id)
    page = notices.touched(actor, found, of=of, after=request.GET.get("after", ""))
    shown = frame(request, yard, "undertakings") | {"undertaking": found, "facts": notices.facts_of(found), "of": of}
    shown |= {"rows": page.rows, "more": page.more, "query": f"of={of}" if of else ""}
    shown |= {"channels": CHANNELS, "came": notices.vocabulary.CAME, "narrowed": notices.NARROWED}
    return render(request, "desk/touched.html", shown)


def _told(one: notices.Touched) -> str:
    return "; ".join(f"{gettext(CHANNELS[channel])} {clock.minute(at)}" for channel, at in one.told)


def _came(one: notices.Touched) -> str:
    if one.objection is None:
        return ""
    way = gettext(notices.vocabulary.CAME[one.objection.way]) if one.objection.way else gettext("On its page")
    day = one.objection.said_on or clock.aware(one.objection.at).date()
    return f"{way} {day.isoformat()}"


COLUMNS: dict[str, Callable[[notices.Touched], str]] = {
    _("Home"): lambda one: one.home.label_en if get_language() == "en" else one.home.label,
    _("Told"): _told,
    _("Objected"): _came,
    _("Objection"): lambda one: one.objection.text if one.objection else "",
    _("Answer"): lambda one: one.objection.answer.text if one.objection and one.objection.answer else "",
}


@require_safe
def file(request: HttpRequest, code: str, undertaking_id: UUID, kind: str) -> HttpResponseBase:
    """What the page shows, all of it; without anybody's name."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    found = notices.undertaking_to_read(actor, yard, undertaking_id)
    rows = notices.every_touched(actor, found, of=request.GET.get("of", ""))
    cells = ([column(one) for column in COLUMNS.values()] for one in rows)
    heads, name = [gettext(one) for one in COLUMNS], dated(f"{yard.code}-homes", kind)
    return table_of(heads, cells, name, kind, gettext("Affected homes"))
