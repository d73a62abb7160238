"""Photographs and documents on their way: stored as they arrive, kept through refusals as a sealed list."""

from typing import Any
from uuid import UUID

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from yuanba.domains.cases.public import MOST_PHOTOS
from yuanba.interfaces.carried import carried
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.text import clean
from yuanba.platform.files.public import (
    LARGEST_BYTES,
    LARGEST_DOCUMENT,
    is_pdf,
    pages_of,
    store_image,
    store_pdf,
)
from yuanba.platform.yards.models import Yard

SALT, ONE, DOCUMENTS, KEPT_SECONDS = "photos", "photo", "papers", 24 * 3600
MOST_DOCUMENTS, LONGEST_NAME = 6, 60
register("papers-many", 422, "At most 6 documents at once.")


def stored_photos(
    request: HttpRequest, yard: Yard, name: str, most: int = MOST_PHOTOS, pdf: bool = False
) -> tuple[UUID, ...]:
    """The pictures of a field: those kept from an earlier try, then the new ones, re-encoded.

    With `pdf` a PDF is taken too, as pictures of its pages.

    Refused with the field's name; what was stored so far is kept for the next try (`carried`).
    """
    found = _kept(request, name)
    files = [one for one in request.FILES.getlist(name) if isinstance(one, UploadedFile) and one.size]
    many = "drawings-many" if pdf else "photos-many"
    try:
        if len(found) + len(files) > most:
            raise Refusal(many)
        for one in files:
            if (one.size or 0) > LARGEST_BYTES:
                raise Refusal("picture-too-large")
            data = one.read()
            sides = pages_of(data) if pdf and is_pdf(data) else [data]
            if len(found) + len(sides) > most:
                raise Refusal(many)
            found = tuple(dict.fromkeys((*found, *(store_image(yard, side).id for side in sides))))
    except Refusal as refusal:
        if refusal.status == 409:  # of the estate, not of a picture
            raise
        raise Refusal("invalid", fields={name: refusal.code}) from None
    finally:
        carried(request).seals[f"stored-{name}"] = (
            signing.dumps([str(one) for one in found], salt=SALT) if found else ""
        )
    return found


def stored_documents(request: HttpRequest, yard: Yard, name: str) -> dict[UUID, str]:
    """The documents of a field with their names: those kept from an earlier try, then the new ones.

    Refused with the field's name; what was stored so far is kept for the next try (`carried`).
    """
    found = {UUID(key): said for key, said in _opened(request, name, DOCUMENTS)}
    files = [one for one in request.FILES.getlist(name) if isinstance(one, UploadedFile) and one.size]
    try:
        if len(found) + len(files) > MOST_DOCUMENTS:
            raise Refusal("papers-many")
        for one in files:
            if (one.size or 0) > LARGEST_DOCUMENT:
                raise Refusal("document-large")
            found[store_pdf(yard, one.read()).id] = clean(one.name or "")[-LONGEST_NAME:] or "1.pdf"
    except Refusal as refusal:
        if refusal.status == 409:  # of the estate, not of a picture
            raise
        raise Refusal("invalid", fields={name: refusal.code}) from None
    finally:
        kept = [(str(key), said) for key, said in found.items()]
        carried(request).seals[f"stored-{name}"] = signing.dumps(kept, salt=DOCUMENTS) if kept else ""
    return found


def _kept(request: HttpRequest, name: str) -> tuple[UUID, ...]:
    return tuple(UUID(one) for one in _opened(request, name, SALT))


def _opened(request: HttpRequest, name: str, salt: str) -> list[Any]:
    try:
        found: list[Any] = signing.loads(request.POST.get(f"stored-{name}", ""), salt=salt, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return []
    return found


def seal_of_one(yard: Yard, photo: UUID) -> str:
    """An address for one picture that is not sent yet, for whoever chose it."""
    return signing.dumps([str(yard.id), str(photo)], salt=ONE)


def opened_one(seal: str) -> tuple[UUID, UUID]:
    """The yard and the picture of such an address; refused as absent after a day, or where it is made up."""
    try:
        yard, photo = signing.loads(seal, salt=ONE, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        raise absent() from None
    return UUID(yard), UUID(photo)
