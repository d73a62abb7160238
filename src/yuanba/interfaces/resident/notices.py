"""What was said to the neighbours: the list, one notice at its short address, and an objection to what it announces."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.papers.words import site_of
from yuanba.interfaces.resident.estates import own_estates
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The notices of one of the own estates, the newest first; those one has not opened are marked."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    homes = people.own_homes(actor.account)
    if not homes:
        return redirect("/")
    own = own_estates(request, homes)
    assert own.at is not None  # noqa: S101  who has a home has an estate
    yard = own.at.yard
    page = notices.notices_of(actor, yard, after=request.GET.get("after", ""))
    shown = own.shown | {
        "yard": yard,
        "page": page,
        "more": page.more,
        "query": own.query,
        "kinds": notices.vocabulary.KINDS,
        "unopened": notices.unopened(actor, [one.yard for one in own.every]),
        "phone": own.at.profile.phone,
        "dock": "home",
    }
    return render(request, "resident/notices.html", shown)


@require_http_methods(["GET", "POST"])
def notice(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One notice; opening it proves that whoever it was said to has it. A POST objects to what it announces."""
    actor = actor_of(request)
    found = notices.notice_by_number(actor, by_code(code), number)
    if request.method == "GET":
        _opened(request, actor, found)
        return _page(request, actor, found, Form())
    if actor.account is None:
        return to_sign_in(request)
    try:
        _object(request, actor, found)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, actor, found, refused(typed(request), refusal), refusal.status)
    return redirect(f"{found.link}?said=1#object")


@require_safe
def poster(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One notice on a sheet of A4, with the code that leads to it."""
    found = notices.notice_by_number(actor_of(request), by_code(code), number)
    image = mark_safe(places.door_image(f"{site_of(request)}{found.link}"))  # noqa: S308  made here, of an address
    about = places.profile(found.yard)
    shown = {"notice": found, "profile": about, "image": image, "kinds": notices.vocabulary.KINDS}
    return render(request, "resident/poster.html", shown)


def _opened(request: HttpRequest, actor: Actor, found: notices.Notice) -> None:
    is_looked_at = "prefetch" not in request.headers.get("Sec-Purpose", "")
    if actor.account and is_looked_at and found.state != notices.states.WITHDRAWN:
        notices.acknowledge(actor=actor, yard=found.yard, notice_id=found.id)


def _object(request: HttpRequest, actor: Actor, found: notices.Notice) -> None:
    notices.object_to(
        actor=actor,
        yard=found.yard,
        undertaking_id=found.undertaking_id or UUID(int=0),
        home_id=uuid_or_absent(request.POST.get("home", "")),
        text=request.POST.get("text", ""),
    )


def _page(request: HttpRequest, actor: Actor, found: notices.Notice, form: Form, status: int = 200) -> HttpResponse:
    about = places.profile(found.yard)
    shown: dict[str, Any] = {
        "notice": found,
        "profile": about,
        "yard": found.yard,
        "phone": about.phone,
        "kinds": notices.vocabulary.KINDS,
        "form": form,
        "said": "said" in request.GET,
        "dock": "home",
    }
    if found.undertaking_id:
        shown |= _undertaking(actor, found)
    return render(request, "resident/notice.html", shown, status=status)


def _undertaking(actor: Actor, found: notices.Notice) -> dict[str, Any]:
    """What is announced, and what each own home has said to it."""
    undertaking = found.undertaking
    assert undertaking is not None  # noqa: S101
    facts = notices.facts_of(undertaking)
    own = [one.home for one in people.own_homes(actor.account)] if actor.account else []
    homes = [
        (home, notices.own_objection(actor, undertaking, home))
        for home in notices.homes_of(found.yard, undertaking.audience).filter(id__in=[one.id for one in own])
        if can(actor, "undertaking.object", home)
    ]
    open_ = undertaking.state == notices.states.ANNOUNCED and notices.guard.window_open(facts.window_ends, facts.today)
    return {
        "undertaking": undertaking,
        "facts": facts,
        "objected": [(home, said) for home, said in homes if said],
        "may_object": [home for home, said in homes if open_ and not said],
        "came": notices.vocabulary.CAME,
        "undertaking_states": notices.states.SHOWN_STATES,
    }
