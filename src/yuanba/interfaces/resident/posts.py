"""The own posts: the badge, and a deputy for the holidays."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in
from yuanba.interfaces.desk.team import as_one
from yuanba.interfaces.posts import ACTS, acted, badge_form
from yuanba.interfaces.resident.grids import looks_after_grids
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import anywhere
from yuanba.ui.forms import Form

OWN = ("badge", "delegate", "back")


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """All my posts of today."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    shown = {
        "duties": as_one(people.own_duties(actor)),
        "stood_in": _once(people.stood_in_for(actor)),
        "roles": people.POST_ROLES,
        "dock": "mine",
        "observes": anywhere(actor, "case.observe"),
        "grids": looks_after_grids(actor),
    }
    return render(request, "resident/posts.html", shown)


def _once(every: list[people.Delegation]) -> list[people.Delegation]:
    """One line for a post at several places."""
    return list({(one.post.account_id, one.post.role, one.post.where, one.since): one for one in every}.values())


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, post_id: UUID) -> HttpResponse:
    """One of them; what is said here holds for my other posts in the same role too."""
    stands_at(request, f"/my/posts/{post_id}/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    duties = people.own_duties(actor)
    duty = next((duty for duty in duties if duty.post.id == post_id), None)
    if duty is None:
        raise absent()
    same = [other for other in duties if (other.post.yard_id, other.post.role) == (duty.post.yard_id, duty.post.role)]
    act, forms, status = request.POST.get("act", ""), {"badge": badge_form(duty.post)}, 200
    if request.method == "POST":
        if act not in OWN:
            raise absent()
        try:
            acted(request, actor, act, [other.post for other in same])
            return redirect(f"/my/posts/{post_id}/?done={act}")
        except Refusal as refusal:
            forms |= ACTS[act].again(request, refusal)
            status = refusal.status
    shown = {
        "duty": duty,
        "same": same,
        "forms": {name: forms.get(name, Form()) for name in OWN},
        "form": forms.get(act, Form()),
        "act": act,
        "done": request.GET.get("done", ""),
        "colleagues": people.colleagues(duty.post.yard, but=actor.account),
        "roles": people.POST_ROLES,
        "spoken": people.LANGUAGES,
        "dock": "mine",
    }
    return render(request, "resident/post.html", shown, status=status)
