"""Whether a sheet on a wall says what was published: by its digest or by its number, for anyone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from yuanba.domains.disclosure.access import publication_of
from yuanba.domains.disclosure.models import Publication, PublishedProof, PublishedVoucher
from yuanba.domains.disclosure.queries.serving import PROVED
from yuanba.domains.disclosure.rules import words
from yuanba.platform.yards.models import Yard

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


@dataclass(frozen=True)
class Packed:
    """A publication, what its digest is taken of, what shows its services, and the chain of its estate."""

    publication: Publication
    sealed: dict[str, Any]
    proofs: dict[str, Any]
    chain: list[dict[str, Any]]


def sealed_words(publication: Publication, vouchers: Iterable[PublishedVoucher]) -> dict[str, Any]:
    """What the digest of a publication is taken of: the document, its vouchers in order, the digest before."""
    told = [
        {name: getattr(one, name) for name in SHOWN}
        | {"day": one.day.isoformat()}
        | ({"resolution": one.resolution} if one.resolution else {})
        for one in vouchers
    ]
    return {"document": publication.document, "vouchers": told, "before": publication.before}


def pack_of(yard: Yard, code: str) -> Packed:
    """All that proves a publication, for anyone; refused as absent."""
    found = publication_of(yard, code)
    rows = Publication.objects.filter(yard=yard).order_by("number")
    names = ("number", "code", "digest", "before", "supersedes__code")
    chain = [
        {**dict(zip(names[:4], values, strict=False)), "supersedes": values[4] or ""}
        for values in rows.values_list(*names)
    ]
    return Packed(found, sealed_words(found, _vouchers(found)), sealed_proofs(_proofs(found)), chain)


def _vouchers(publication: Publication) -> Iterable[PublishedVoucher]:
    rows = PublishedVoucher.objects.filter(yard=publication.yard, publication=publication)
    return rows.order_by("position")


def _proofs(publication: Publication) -> Iterable[PublishedProof]:
    rows = PublishedProof.objects.filter(yard=publication.yard, publication=publication)
    return rows.order_by("position").select_related("photo")


def sealed_proofs(proofs: Iterable[PublishedProof]) -> dict[str, Any]:
    """What the digest of a service report's proofs is taken of, which stands in the document."""
    return {
        "proofs": [
            {name: getattr(one, name) for name in PROVED}
            | {"day": one.day.isoformat(), "photo": one.photo.digest if one.photo else ""}
            for one in proofs
        ]
    }


def _holds(found: Publication) -> bool:
    if words.digest(sealed_words(found, _vouchers(found))) != found.digest:
        return False
    if "service" not in found.document:  # published before there were service reports
        return True
    said = words.digest(sealed_proofs(_proofs(found)))
    return bool(said == found.document["service"]["proofs"])


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
    return Proof(found, corrected, _holds(found), digest is not None)
