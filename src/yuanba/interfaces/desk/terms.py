"""The terms of committees and representatives, each with who sat; and the posts that are over."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, to_sign_in, uuid_or_absent
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.team import RIGHT, words
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.yards.models import Yard


@require_safe
def terms(request: HttpRequest, code: str) -> HttpResponse:
    """The terms of one role, the latest first, and who sat in the one that is chosen."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, RIGHT)
    every = people.terms(yard)
    begun = next((role for role, of_role in every.items() if of_role), people.TERMED[0])
    role = request.GET.get("of", begun)
    if role not in every:
        raise absent()
    chosen = _chosen(every[role], request.GET.get("term", ""))
    shown = frame(request, yard, "team") | words() | _seats(request, yard, chosen)
    shown |= {"role": role, "every": every, "terms": every[role], "chosen": chosen, "today": clock.today()}
    return render(request, "desk/terms.html", shown)


def _chosen(terms: list[people.Term], said: str) -> people.Term | None:
    """The term an address names, the latest where it names none; refused as absent where there is none such."""
    if not said:
        return terms[0] if terms else None
    found = next((one for one in terms if _key(one) == said), None)
    if found is None:
        raise absent()
    return found


def _key(term: people.Term) -> str:
    return str(term.number or "none")


def _seats(request: HttpRequest, yard: Yard, term: people.Term | None) -> dict[str, Any]:
    if term is None:
        return {}
    after = request.GET.get("after", "")
    page = people.term_seats(yard, term.role, term.number, uuid_or_absent(after) if after else None)
    query = urlencode({"of": term.role, "term": _key(term)})
    return {"seats_held": page.rows, "more": page.more, "query": query}


@require_safe
def ended(request: HttpRequest, code: str) -> HttpResponse:
    """The posts that are over, the last ended first: of one side, of somebody with this name."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, RIGHT)
    side, said, after = (request.GET.get(name, "") for name in ("side", "q", "after"))
    if side not in ("", *people.SIDES):
        raise absent()
    page = people.ended_posts(actor, yard, side, said, uuid_or_absent(after) if after else None)
    shown = frame(request, yard, "team") | words()
    shown |= {"rows": page.rows, "more": page.more, "side": side, "q": said[:60]}
    shown |= {"query": urlencode({"side": side, "q": said[:60]})}
    return render(request, "desk/ended.html", shown)
