"""The agreement that is signed now, and the digest over all that it says."""

import hashlib
from collections.abc import Sequence

from yuanba.domains.cases.models import Agreement, Dispute, Party
from yuanba.domains.cases.rules.disputes import Agreed
from yuanba.domains.cases.secrecy import told
from yuanba.kernel.merkle import canon


def digest_of(dispute: Dispute, parties: Sequence[Party], agreement: Agreement, clauses: Sequence[Agreed]) -> str:
    """SHA-256 over number, sides and clauses; the hour it was offered makes it unlike any other."""
    said = {
        "dispute": dispute.code,
        "agreement": agreement.number,
        "offered": agreement.offered_at.isoformat(),
        "sides": [told(one, "name") for one in parties],
        "mediator": dispute.mediator_name,
        "clauses": [[one.text, one.due_on.isoformat() if one.due_on else ""] for one in clauses],
    }
    return hashlib.sha256(canon(said)).hexdigest()


def current(dispute: Dispute) -> Agreement | None:
    """The agreement that is to be signed, or was."""
    rows = Agreement.objects.filter(yard=dispute.yard, dispute=dispute, back_at=None)
    return rows.order_by("-number").first()
