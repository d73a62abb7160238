"""The agreement of a mediation on A4: who agreed on what, with every signature and the digest of what was signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.papers.answer import count, paper, pdf
from yuanba.interfaces.papers.words import Both, both, day, name_of
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.files.public import StoredFile, path_of
from yuanba.platform.papers.public import Paper, photo_picture
from yuanba.platform.yards.public import by_code


@dataclass(frozen=True)
class Clause:
    """One thing agreed."""

    number: str
    text: str
    due: Both


@dataclass(frozen=True)
class Signed:
    """One side, and how it signed; `picture` names a picture of the paper."""

    name: str
    how: Both
    day: Both
    picture: str


@dataclass(frozen=True)
class AgreementPaper:
    """All that was signed."""

    estate: Both
    heading: Both
    number: str
    between: Both
    mediated: Both
    mediator: str
    agreed: Both
    clauses: list[Clause]
    signatures: Both
    sides: list[Signed]
    digest_words: Both
    digest: str
    note: Both


@require_safe
def agreement_pdf(request: HttpRequest, code: str, dispute_id: UUID) -> HttpResponse:
    """For the mediator and the sides, once there is an agreement; refused as absent."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    found = cases.mediation(actor, by_code(code), dispute_id)
    if found.agreement is None:
        raise absent()
    count(request)
    return pdf(agreement_paper(found), found.dispute.code)


def agreement_paper(m: cases.Mediation) -> Paper:
    """The paper; before all have signed it says so, and leaves room for a pen."""
    assert m.agreement is not None  # noqa: S101  asked before
    frozen = m.agreement.frozen_at is not None
    drawn = {f"side{one.party.order}": file for one in m.sides if (file := _drawn(one))}
    data = AgreementPaper(
        estate=name_of(places.profile(m.dispute.yard)),
        heading=both(lambda: _("Agreement after mediation")),
        number=m.dispute.code,
        between=both(lambda: _("Between")),
        mediated=both(lambda: _("Mediated by")),
        mediator=m.dispute.mediator_name,
        agreed=both(lambda: _("They have agreed")),
        clauses=[_clause(one) for one in m.clauses],
        signatures=both(lambda: _("Signatures")),
        sides=[_signed(one, drawn) for one in m.sides],
        digest_words=both(lambda: _("Digest of this agreement")),
        digest=m.agreement.digest,
        note=Both("") if frozen else both(lambda: _("Not all have signed yet.")),
    )
    images = {f"{key}.svg": _picture(file) for key, file in drawn.items()}
    return paper("agreement", m.dispute.code, data, images)


def _drawn(side: cases.SideLine) -> StoredFile | None:
    return side.signed.picture if side.signed else None


def _picture(file: StoredFile) -> bytes:
    return photo_picture(path_of(file.yard_id, file.digest).read_bytes(), file.width, file.height)


def _clause(one: cases.ClauseLine) -> Clause:
    due = one.clause.due_on
    until = both(lambda: _("by %(day)s") % {"day": day(due).zh}) if due else Both("")
    return Clause(str(one.clause.number), one.text, Both(until.zh, day(due).en if due else ""))


def _signed(side: cases.SideLine, drawn: Mapping[str, StoredFile]) -> Signed:
    key = f"side{side.party.order}"
    if side.signed is None:
        return Signed(side.name, Both(""), Both(""), "")
    how, at = cases.disputes.SIGNED[side.signed.how], clock.aware(side.signed.at)
    picture = f"{key}.svg" if key in drawn else ""
    return Signed(side.signed_name, both(lambda: _(how)), day(at), picture)
