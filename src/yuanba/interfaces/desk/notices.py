"""Notices on the desk: the list, writing one, and one with its standing."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.notices import public as notices
from yuanba.domains.people.public import POST_ROLES, SIDES, TENURE_ROLES, near_roles
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.audiences import chosen, day_of, to_choose
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.ways import may_in
from yuanba.interfaces.papers.words import site_of
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor
from yuanba.platform.notify.public import gateway
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION = "notice.read"
WEEK = timedelta(days=7)
HANDED_OUT = notices.states.NOTICE_MOVES["deliver"]
ALL_CHANNELS = notices.vocabulary.CHANNELS | notices.vocabulary.BY_ITSELF | notices.vocabulary.KNOCKED
MOST_NAMED = 50


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
        "may_write": may_in(actor, "notice.draft", yard),
    }
    return render(request, "desk/notices.html", shown)


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
        return _form(request, yard, known, _begun(known) if known else _new(request, actor, yard))
    try:
        saved = _save(request, actor, yard, known)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        form = refused(
            typed(request) | {name: " ".join(request.POST.getlist(name)) for name in ("places", "roles")}, refusal
        )
        return _form(request, yard, known, form, refusal.status)
    return redirect(f"/desk/{code}/notices/{saved.id}/")


def _new(request: HttpRequest, actor: Actor, yard: Yard) -> Form:
    today = clock.today()
    values = {"key": new_key(), "since": today.isoformat(), "what": "estate", "wall": "1"}
    values["until"] = (today + WEEK).isoformat()
    if request.GET.get("undertaking"):
        found = notices.undertaking_to_read(actor, yard, uuid_or_absent(request.GET["undertaking"]))
        values |= {name: str(getattr(found, name)) for name in ("title", "title_en", "text", "text_en")}
        last = notices.guard.window_ends(today, found.window_days)
        values |= {"kind": "common-parts", "until": last.isoformat(), "undertaking": str(found.id)}
        values |= _to_whom(found.audience, yard)
    return Form(values)


def _begun(known: notices.Notice) -> Form:
    values = {name: str(getattr(known, name)) for name in ("title", "title_en", "text", "text_en", "kind")}
    values |= {"since": known.since.isoformat(), "until": known.until.isoformat(), "version": str(known.version)}
    values |= {"wall": "1" if known.wall else "", "sms": "1" if known.sms else ""}
    return Form(values | _to_whom(known.audience, known.yard))


def _to_whom(said: notices.Audience, yard: Yard) -> dict[str, str]:
    below = len(yard.path) + 1
    homes = "\n".join(path[below:].replace("/", "-") for path in said.paths) if said.what == "homes" else ""
    return {"what": said.what, "roles": " ".join(said.roles), "homes": homes, "places": " ".join(said.paths)}


def _form(
    request: HttpRequest, yard: Yard, known: notices.Notice | None, form: Form, status: int = 200
) -> HttpResponse:
    shown = frame(request, yard, "notices") | to_choose(yard, form)
    ticked, near = form.values.get("roles", "").split(), near_roles()
    offered = {*TENURE_ROLES, *(role for group in near.values() for role in group)}
    shown |= {
        "form": form,
        "known": known,
        "kinds": notices.vocabulary.KINDS,
        "living": TENURE_ROLES,
        "posts": POST_ROLES,
        "near": near,
        "farther": [role for role in ticked if role in POST_ROLES and role not in offered],
        "sides": SIDES,
        "roles": ticked,
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
        since=day_of(form, "since"),
        until=day_of(form, "until"),
        audience=chosen(request, yard, tuple(request.POST.getlist("roles"))),
        wall=form.get("wall") == "1",
        sms=form.get("sms") == "1",
    )
    if known is None:
        announced = uuid_or_absent(form["undertaking"]) if form.get("undertaking") else None
        key = form.get("key", "")[:64]
        return notices.draft_notice(actor=actor, yard=yard, draft=draft, client_key=key, undertaking_id=announced)
    version = form.get("version", "")
    if not version.isdecimal() or len(version) > 8:
        raise absent()
    return notices.edit_notice(actor=actor, yard=yard, notice_id=known.id, draft=draft, version=int(version))


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
        "people": notices.people_count(yard, found.audience, found),
        "roles": TENURE_ROLES | POST_ROLES,
        "may_publish": may_in(actor, "notice.publish", yard),
        "may_deliver": found.state in HANDED_OUT and may_in(actor, "notice.deliver", yard),
        "named": _named(found.audience) if found.state == "draft" else [],
        "unnamed": len(found.audience.paths[MOST_NAMED:]),
        "done": "done" in request.GET,
    }
    if found.published_at and notices.sees_standing(actor, found):
        shown |= _standing(request, actor, found)
    return render(request, "desk/notice.html", shown, status=status)


def _named(audience: notices.Audience) -> list[places.Place]:
    """The first places or homes it is said to, to be looked at before it is said."""
    found = places.labels_of(audience.paths[:MOST_NAMED])
    return [found[path] for path in audience.paths[:MOST_NAMED] if path in found]


def _standing(request: HttpRequest, actor: Actor, found: notices.Notice) -> dict[str, Any]:
    standing = notices.standing(actor, found)
    if found.state not in HANDED_OUT:  # what was withdrawn is carried to nobody any more
        return {"standing": standing, "all_channels": ALL_CHANNELS}
    left = notices.unreached(actor, found, after=request.GET.get("after", ""))
    return {
        "standing": standing,
        "all_channels": ALL_CHANNELS,
        "sheets": notices.sheets_to_sign(actor, found),
        "unreached": left.rows,
        "more": left.more,
        "chat": notices.chat_text(found, site_of(request), ("zh-hans", "en")),
    }
