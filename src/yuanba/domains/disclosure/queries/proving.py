"""Whether a sheet on a wall says what was published: by its digest or by its number, for anyone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from yuanba.domains.disclosure.models import Publication, PublishedVoucher
from yuanba.domains.disclosure.rules import words

SHOWN = ("item", "part", "voucher", "words", "payee", "fen")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_CODE = re.compile(r"(?P<yard>[\w-]{1,40})-[0-9]{4}-[A-Z][0-9]{0,2}-[0-9]{2,4}")
LONGEST = 200


@dataclass(frozen=True)
class Proof:
    """What was published under a digest or number.

    `corrected` is the one that corrects it; `holds` says whether the rows still are what the digest was taken of.
    """

    publication: Publication
    corrected: Publication | None
    holds: bool
    by_digest: bool


def sealed_words(publication: Publication, vouchers: Iterable[PublishedVoucher]) -> dict[str, Any]:
    """What the digest of a publication is taken of: the document, its vouchers in order, the digest before."""
    told = [{name: getattr(one, name) for name in SHOWN} | {"day": one.day.isoformat()} for one in vouchers]
    return {"document": publication.document, "vouchers": told, "before": publication.before}


def proof_of(said: str) -> Proof | None:
    """What was published under a digest, typed with blanks or not, or under a number; None where nothing was."""
    text = "".join(said[:LONGEST].split())
    rows = Publication.objects.select_related("yard", "supersedes")
    digest, code = _DIGEST.fullmatch(text.lower()), _CODE.fullmatch(text.upper())
    if digest:
        found = rows.filter(digest=digest[0]).first()
    else:
        found = rows.filter(yard__code=code["yard"], code=code[0]).first() if code else None
    if found is None:
        return None
    corrected = Publication.objects.filter(yard=found.yard, supersedes=found).first()
    vouchers = PublishedVoucher.objects.filter(yard=found.yard, publication=found).order_by("position")
    holds = words.digest(sealed_words(found, vouchers)) == found.digest
    return Proof(found, corrected, holds, digest is not None)
