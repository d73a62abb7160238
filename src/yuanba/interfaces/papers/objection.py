"""The answer to an objection as a letter for the door, in large type: for homes where nobody reads it here."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yuanba.domains.notices import public as notices
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.papers.answer import count, paper, pdf
from yuanba.interfaces.papers.answered import DoorAnswer
from yuanba.interfaces.papers.posters import line
from yuanba.interfaces.papers.words import Both, both, day, name_of
from yuanba.kernel.errors import absent
from yuanba.platform.yards.public import by_code


@require_safe
def answer_pdf(request: HttpRequest, code: str, undertaking_id: UUID, objection_id: UUID) -> HttpResponse:
    """For those who may read who objects and why."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    undertaking = notices.undertaking_to_read(actor, by_code(code), undertaking_id)
    found = notices.objection(actor, undertaking, objection_id)
    if found.answer is None:
        raise absent()
    count(request)
    about, answer, notice = places.profile(undertaking.yard), found.answer, notices.notice_of(undertaking)
    data = DoorAnswer(
        number=notice.code if notice else "",
        kind=both(lambda: _("Answer to your objection")),
        place=Both(found.home.label, found.home.label_en),
        asked=undertaking.title,
        text=answer.text,
        by=answer.name,
        answered=day(answer.at),
        due=Both(""),
        estate=name_of(about),
        line=line(),
        phone=about.phone,
    )
    return pdf(paper("answered", undertaking.title, data, {}), f"{code}-objection-answer")
