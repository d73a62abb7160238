"""Who needs a notice on paper: a sheet to print and to tick at the door."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.notices import public as notices
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import page_of

LINES = 200


@require_safe
def on_paper(request: HttpRequest, code: str, notice_id: UUID) -> HttpResponse:
    """The homes where nobody it is said to has a telephone, two hundred a page."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "notice.standing")
    found = notices.notice_to_read(actor, yard, notice_id)
    after, rows = request.GET.get("after", ""), notices.homes_on_paper(yard, found.audience, found)
    if not after.isprintable():
        raise absent()
    homes = page_of(rows.filter(path__gt=after), lambda one: one.path, LINES)
    shown = frame(request, yard, "notices") | {"notice": found, "homes": homes.rows, "more": homes.more}
    return render(request, "desk/paper.html", shown)
