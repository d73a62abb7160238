"""What the pages of a renovation share: pictures of drawings, and a choice of several that is kept."""

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces import pictures
from yuanba.interfaces.asking import actor_of
from yuanba.kernel import clock
from yuanba.platform.yards.public import by_code

OVER = ("inf", "ok")
SIGNS = {
    "asked": ("inf", "clock"),
    "approved": ("ok", "ok"),
    "refused": ("late", "x"),
}


def badge_of(found: cases.Renovation) -> tuple[str, str, str]:
    """How it stands: kind of badge, sign, words untranslated."""
    if found.closed_at is not None:
        return (*OVER, cases.renovation.CLOSED)
    if found.state == cases.renovation.APPROVED and found.starts_on <= clock.today() <= found.ends_on:
        return (*SIGNS["approved"], cases.renovation.RUNNING)
    return (*SIGNS[found.state], cases.renovation.STATES[found.state])


@require_safe
def handed(request: HttpRequest, code: str, drawing_id: UUID, side: int, case_id: UUID | None = None) -> FileResponse:
    """A drawing that was handed in, for staff and for whoever handed it in."""
    yard = by_code(code)
    return pictures.of_stored(yard, cases.handed_picture(actor_of(request), yard, drawing_id), side)


@require_safe
def kept(request: HttpRequest, code: str, drawing_id: UUID, side: int) -> FileResponse:
    """A drawing of the estate's files, for staff and for who lives there."""
    yard = by_code(code)
    return pictures.of_stored(yard, cases.drawing_picture(actor_of(request), yard, drawing_id), side)
