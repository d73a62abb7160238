"""Sounds on their way and handed out: to whoever may see the case, as a sound and nothing else."""

import re
from uuid import UUID

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of
from yuanba.interfaces.carried import carried
from yuanba.interfaces.uploads import KEPT_SECONDS, opened_one
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.files.public import LARGEST_SOUND, StoredFile, kept_path, playable, sound, store_sound
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

SALT, FIELD = "sound", "stored-sound"
PART = re.compile(r"bytes=(\d{1,9})-(\d{0,9})")
ENDINGS = {"audio/mpeg": "mp3", "audio/mp4": "m4a"}


def stored_sound(request: HttpRequest, yard: Yard) -> UUID | None:
    """The sound of the field `sound`: the new one, else the one kept from an earlier try. Refused at its field."""
    found = None if request.POST.get("unspoken") else _kept(request, yard)
    one = request.FILES.get("sound")
    try:
        if isinstance(one, UploadedFile) and one.size:
            if one.size > LARGEST_SOUND:
                raise Refusal("sound-too-large")
            found = store_sound(yard, one.read()).id
    except Refusal as refusal:
        raise Refusal("invalid", fields={"sound": refusal.code}) from None
    finally:
        carried(request).seals[FIELD] = signing.dumps([str(yard.id), str(found)], salt=SALT) if found else ""
    return found


def _kept(request: HttpRequest, yard: Yard) -> UUID | None:
    try:
        of, key = signing.loads(request.POST.get(FIELD, ""), salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        return None
    return UUID(key) if of == str(yard.id) else None


def send(request: HttpRequest, kept: StoredFile) -> HttpResponse:
    """The whole, or the part a player asks for; `?sent=1` is it as it came. Never run, never shown as a page."""
    path, mime = (not request.GET.get("sent") and playable(kept)) or (kept_path(kept), kept.mime)
    if not path.exists():
        raise absent()
    data = path.read_bytes()
    part = PART.fullmatch(request.headers.get("Range", ""))
    first = int(part[1]) if part else 0
    last = min(int(part[2]) if part and part[2] else len(data) - 1, len(data) - 1)
    if first > last:
        response = HttpResponse(status=416)
        response.headers["Content-Range"] = f"bytes */{len(data)}"
        return response
    response = HttpResponse(data[first : last + 1], content_type=mime, status=206 if part else 200)
    if part:
        response.headers["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    ending = ENDINGS.get(mime, mime.partition("/")[2])
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Content-Disposition"] = f'attachment; filename="voice.{ending}"'
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


def plays(yard: Yard, key: UUID) -> bool:
    """Whether a browser plays what was spoken and is not sent yet."""
    kept = sound(yard, key)
    return kept is not None and playable(kept) is not None


@require_safe
def of_form(request: HttpRequest, seal: str) -> HttpResponse:
    """A sound that is not sent yet, for whoever spoke it."""
    yard_id, key = opened_one(seal)
    kept = StoredFile.objects.select_related("yard").filter(yard=yard_id, id=key).first()
    if kept is None or sound(kept.yard, kept.id) is None:
        raise absent()
    return send(request, kept)


@require_safe
def of_case(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """For those signed in who may see the case."""
    actor = actor_of(request)
    return send(request, cases.spoken(actor, cases.case_to_read(actor, by_code(code), case_id)))


@require_safe
def of_voice(request: HttpRequest, code: str, case_id: UUID, voice_id: UUID) -> HttpResponse:
    """What was spoken after the first time, for those who may see contacts."""
    actor = actor_of(request)
    return send(request, cases.privacy.voice(actor, cases.case_to_read(actor, by_code(code), case_id), voice_id))


@require_safe
def of_token(request: HttpRequest, code: str, token: str) -> HttpResponse:
    """For whoever holds the case's token."""
    case, reporter = cases.case_by_token(by_code(code), token)
    return send(request, cases.spoken(reporter, case))
