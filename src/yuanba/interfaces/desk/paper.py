"""Who needs a notice on paper: a sheet to print and to tick at the door."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.notices import public as notices
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel.errors import absent

LINES = 200


@require_safe
def on_paper(request: HttpRequest, code: str, notice_id: UUID) -> HttpResponse:
    """The homes where nobody it is said to has a telephone, two hundred a page."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "notice.standing")
    found = notices.notice_to_read(actor, yard, notice_id)
    after, rows = request.GET.get("after", ""), notices.homes_on_paper(yard, found.audience)
    if not after.isprintable():
        raise absent()
    homes = list(rows.filter(path__gt=after)[: LINES + 1])
    more = homes[LINES - 1].path if len(homes) > LINES else ""
    shown = frame(request, yard, "notices") | {"notice": found, "homes": homes[:LINES], "more": more}
    return render(request, "desk/paper.html", shown)
