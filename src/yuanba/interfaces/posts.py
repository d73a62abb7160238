"""What is done to a post, on the holder's page and on the desk: badge, deputy, renewing, ending."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from django.db import transaction
from django.http import HttpRequest

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import typed, uuid_or_absent
from yuanba.interfaces.carried import carried
from yuanba.interfaces.dates import day_of, day_or_none
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor
from yuanba.ui.forms import Form, refused

register("deputy-please", 422, "Please choose who stands in.")
SHOWN_AGAIN = (409, 413, 422)


@dataclass(frozen=True)
class Act:
    """What a form does to one post."""

    name: str
    do: Callable[[HttpRequest, Actor, people.Post], object]

    def again(self, request: HttpRequest, refusal: Refusal) -> dict[str, Form]:
        """The form once more, with what was typed; refusals that no form mends go on."""
        if refusal.status not in SHOWN_AGAIN:
            raise refusal
        values: Mapping[str, object] = typed(request) | {"languages": request.POST.getlist("languages")}
        return {self.name: refused(cast(Mapping[str, str], values), refusal)}


def badge_form(post: people.Post) -> Form:
    """The badge as it is."""
    said = {"hours": post.hours, "hours_en": post.hours_en, "phone": post.phone}
    values: Mapping[str, object] = said | {"languages": post.languages.split(",")}
    return Form(cast(Mapping[str, str], values))


def acted(request: HttpRequest, actor: Actor, act: str, posts: list[people.Post]) -> None:
    """Do it to each of the posts, or to none."""
    if act not in ACTS:
        raise absent()
    with transaction.atomic():
        for post in posts:
            ACTS[act].do(request, actor, post)


def _badge(request: HttpRequest, actor: Actor, post: people.Post) -> None:
    form, with_it = request.POST, carried(request)
    if with_it.photos is None:  # once for all posts of the person
        with_it.photos = stored_photos(request, post.yard, "photo")
    sent = with_it.photos
    kept = None if form.get("bare") else post.photo_id
    badge = people.Badge(
        photo=sent[-1] if sent else kept,
        languages=tuple(form.getlist("languages")),
        hours=form.get("hours", ""),
        hours_en=form.get("hours_en", ""),
        phone=form.get("phone", ""),
    )
    people.write_badge(actor=actor, yard=post.yard, post_id=post.id, badge=badge)


def _delegate(request: HttpRequest, actor: Actor, post: people.Post) -> None:
    form = request.POST
    people.delegate(
        actor=actor,
        yard=post.yard,
        post_id=post.id,
        deputy=_colleague(post, form.get("deputy", "")),
        since=day_of(form.get("since", ""), "since"),
        until=day_of(form.get("until", ""), "until"),
        phone=form.get("deputy_phone", "")[:20],
    )


def _colleague(post: people.Post, text: str) -> people.Account:
    if not text:
        raise Refusal("invalid", fields={"deputy": "deputy-please"})
    chosen = uuid_or_absent(text)
    found = next((one for one in people.colleagues(post.yard) if one.id == chosen), None)
    if found is None:
        raise absent()
    return found


def _back(request: HttpRequest, actor: Actor, post: people.Post) -> None:
    """The holder is back, or does not leave: the deputy who begins on that day stood in until yesterday at most."""
    since = day_of(request.POST.get("since", ""), "since")
    until = min(clock.today(), since) - timedelta(days=1)
    for one in people.Delegation.objects.filter(yard=post.yard, post=post, since=since, until__gte=clock.today()):
        people.end_delegation(actor=actor, yard=post.yard, delegation_id=one.id, until=until)


def _english(request: HttpRequest, actor: Actor, post: people.Post) -> None:
    people.name_person(actor=actor, yard=post.yard, post_id=post.id, name_en=request.POST.get("name_en", ""))


def _renew(request: HttpRequest, actor: Actor, post: people.Post) -> None:
    until = day_or_none(request.POST.get("until", ""), "until")
    people.renew_post(actor=actor, yard=post.yard, post_id=post.id, until=until)


def _end(request: HttpRequest, actor: Actor, post: people.Post) -> None:
    until = day_of(request.POST.get("until", ""), "until")
    people.end_post(actor=actor, yard=post.yard, post_id=post.id, until=until)


ACTS: dict[str, Act] = {
    name: Act(name, do)
    for name, do in {
        "badge": _badge,
        "english": _english,
        "delegate": _delegate,
        "back": _back,
        "renew": _renew,
        "end": _end,
    }.items()
}
