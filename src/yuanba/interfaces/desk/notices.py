"""Notices on the desk: the list, writing one, and one with its standing."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.notices import public as notices
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor
from yuanba.platform.notify.public import gateway
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION, MOST_TYPED = "notice.read", 200
HOMES_KINDS = ("zone", "building", "unit")


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """Drafts first, then what was said, the newest first."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    page = notices.notices_of(actor, yard, after=request.GET.get("after", ""))
    shown = frame(request, yard, "notices") | {
        "page": page,
        "more": page.more,
        "drafts": notices.drafts(actor, yard).rows if not request.GET.get("after") else [],
        "kinds": notices.vocabulary.KINDS,
        "states": notices.states.NOTICE_STATES,
        "may_write": _may(actor, "notice.draft", yard),
    }
    return render(request, "desk/notices.html", shown)


def _may(actor: Actor, action: str, yard: Yard) -> bool:
    try:
        desk_yard(actor, yard.code, action)
    except Refusal:
        return False
    return True


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, code: str, notice_id: UUID | None = None) -> HttpResponse:
    """A new notice, or a draft again; both are kept as a draft and looked at before they are said."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "notice.draft")
    known = notices.notice_to_read(actor, yard, notice_id) if notice_id else None
    if known and known.published_at:
        return redirect(f"/desk/{code}/notices/{known.id}/")  # what was said is not edited
    if request.method == "GET":
        return _form(request, yard, known, _begun(known))
    try:
        saved = _save(request, actor, yard, known)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        form = refused(typed(request) | {"places": " ".join(request.POST.getlist("places"))}, refusal)
        return _form(request, yard, known, form, refusal.status)
    return redirect(f"/desk/{code}/notices/{saved.id}/")


def _begun(known: notices.Notice | None) -> Form:
    if known is None:
        today = clock.today().isoformat()
        return Form({"key": new_key(), "since": today, "until": today, "what": "estate", "wall": "1"})
    values = {name: str(getattr(known, name)) for name in ("title", "title_en", "text", "text_en", "kind")}
    said = known.audience
    values |= {"since": known.since.isoformat(), "until": known.until.isoformat(), "version": str(known.version)}
    values |= {"what": said.what, "owners": "1" if said.roles else "", "wall": "1" if known.wall else ""}
    below = len(known.yard.path) + 1
    homes = "\n".join(path[below:].replace("/", "-") for path in said.paths) if said.what == "homes" else ""
    return Form(values | {"sms": "1" if known.sms else "", "homes": homes, "places": " ".join(said.paths)})


def _form(
    request: HttpRequest, yard: Yard, known: notices.Notice | None, form: Form, status: int = 200
) -> HttpResponse:
    shown = frame(request, yard, "notices") | {
        "form": form,
        "known": known,
        "kinds": notices.vocabulary.KINDS,
        "audiences": notices.vocabulary.AUDIENCES,
        "places": [one for one in places.places_to_choose(yard) if one.kind in HOMES_KINDS],
        "chosen": form.values.get("places", "").split(),
        "has_sms": gateway() is not None,
    }
    return render(request, "desk/notice_form.html", shown, status=status)


def _save(request: HttpRequest, actor: Actor, yard: Yard, known: notices.Notice | None) -> notices.Notice:
    form = typed(request)
    draft = notices.Draft(
        title=form.get("title", ""),
        title_en=form.get("title_en", ""),
        text=form.get("text", ""),
        text_en=form.get("text_en", ""),
        kind=form.get("kind", ""),
        since=_day(form, "since"),
        until=_day(form, "until"),
        audience=_audience(request, yard),
        wall=form.get("wall") == "1",
        sms=form.get("sms") == "1",
    )
    if known is None:
        return notices.draft_notice(actor=actor, yard=yard, draft=draft, client_key=form.get("key", "")[:64])
    version = form.get("version", "")
    if not version.isdecimal() or len(version) > 8:
        raise absent()
    return notices.edit_notice(actor=actor, yard=yard, notice_id=known.id, draft=draft, version=int(version))


def _day(form: dict[str, str], name: str) -> date:
    try:
        return date.fromisoformat(form.get(name, ""))
    except ValueError:
        raise Refusal("invalid", fields={name: "date-unreadable"}) from None


def _audience(request: HttpRequest, yard: Yard) -> notices.Audience:
    what = request.POST.get("what", "estate")
    roles = ("owner", "co-owner") if request.POST.get("owners") == "1" else ()
    if what == "homes":
        return notices.Audience(what, _homes(yard, request.POST.get("homes", "")), roles)
    return notices.Audience(what, tuple(request.POST.getlist("places")) if what == "places" else (), roles)


def _homes(yard: Yard, text: str) -> tuple[str, ...]:
    """The homes as people type them, one beside or below the other."""
    typed_homes = text.replace(",", " ").replace("，", " ").replace("、", " ").split()
    if len(typed_homes) > MOST_TYPED:
        raise Refusal("invalid", fields={"homes": "audience-long"})
    found = [places.find_place(yard, one) for one in typed_homes]
    if None in found:
        raise Refusal("invalid", fields={"homes": "audience-unknown"})
    return tuple(one.path for one in found if one)


@require_safe
def show(request: HttpRequest, code: str, notice_id: UUID) -> HttpResponse:
    """One notice: as it is said, and how far it came."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return page(request, actor, desk_yard(actor, code, ACTION), notice_id, Form())


def page(
    request: HttpRequest, actor: Actor, yard: Yard, notice_id: UUID, form: Form, status: int = 200
) -> HttpResponse:
    """The page, with the form of an act as it was typed."""
    found = notices.notice_to_read(actor, yard, notice_id)
    shown: dict[str, Any] = frame(request, yard, "notices") | {
        "notice": found,
        "form": form,
        "kinds": notices.vocabulary.KINDS,
        "audiences": notices.vocabulary.AUDIENCES,
        "channels": notices.vocabulary.CHANNELS,
        "states": notices.states.NOTICE_STATES,
        "homes": notices.homes_of(yard, found.audience).count(),
        "may_publish": _may(actor, "notice.publish", yard),
        "done": "done" in request.GET,
    }
    if found.published_at and _may(actor, "notice.standing", yard):
        shown |= _standing(request, actor, found)
    return render(request, "desk/notice.html", shown, status=status)


def _standing(request: HttpRequest, actor: Actor, found: notices.Notice) -> dict[str, Any]:
    left = notices.unreached(actor, found, after=request.GET.get("after", ""))
    return {
        "standing": notices.standing(actor, found),
        "unreached": left.rows,
        "more": left.more,
        "chat": notices.chat_text(found, request.build_absolute_uri("/"), ("zh-hans", "en")),
        "may_deliver": _may(actor, "notice.deliver", found.yard),
    }
