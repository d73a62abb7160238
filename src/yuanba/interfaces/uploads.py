"""Photographs on their way: stored when they arrive, and kept through every refusal as a sealed list in the form."""

from uuid import UUID

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from yuanba.domains.cases.public import MOST_PHOTOS
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.files.public import LARGEST_BYTES, store_image
from yuanba.platform.yards.models import Yard

SALT, ONE, KEPT_SECONDS = "photos", "photo", 24 * 3600


def stored_photos(request: HttpRequest, yard: Yard, name: str) -> tuple[UUID, ...]:
    """The pictures of a field: those kept from an earlier try, then the new ones, re-encoded.

    Refused with the field's name; what was stored so far is kept for the next try (`sealed_photos`).
    """
    found = _kept(request, name)
    files = [one for one in request.FILES.getlist(name) if isinstance(one, UploadedFile) and one.size]
    try:
        if len(found) + len(files) > MOST_PHOTOS:
            raise Refusal("photos-many")
        for one in files:
            if (one.size or 0) > LARGEST_BYTES:
                raise Refusal("picture-too-large")
            found = tuple(dict.fromkeys((*found, store_image(yard, one.read()).id)))
    except Refusal as refusal:
        raise Refusal("invalid", fields={name: refusal.code}) from None
    finally:
        seals = request.__dict__.setdefault("sealed_photos", {})
        seals[f"stored-{name}"] = signing.dumps([str(one) for one in found], salt=SALT) if found else ""
    return found


def sealed_photos(request: HttpRequest) -> dict[str, str]:
    """Hidden values of the form by which the pictures stored in this request are found again."""
    found: dict[str, str] = request.__dict__.get("sealed_photos", {})
    return found


def _kept(request: HttpRequest, name: str) -> tuple[UUID, ...]:
    try:
        ids = signing.loads(request.POST.get(f"stored-{name}", ""), salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return ()
    return tuple(UUID(one) for one in ids)


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
