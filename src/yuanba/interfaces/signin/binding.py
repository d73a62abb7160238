"""A WeChat nobody here knows: the mobile number is proved once on a page that says so, then the two are linked."""

from contextlib import suppress
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare

from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token

BIND, GOOD = "bind", timedelta(minutes=10)


def ask_to_bind(request: HttpRequest, proof: people.Proof, target: str) -> HttpResponse:
    """Keep whom WeChat meant for ten minutes, and ask for the mobile number."""
    until = int((clock.now() + GOOD).timestamp())
    said = {"provider": proof.provider, "subjects": proof.subjects, "name": proof.name}
    request.session[BIND] = said | {"until": until, "key": token(), "agreed": False}
    return redirect(f"/sign-in/?{urlencode({'wechat': 1, 'next': target})}")


def waiting(request: HttpRequest) -> dict[str, Any] | None:
    """The WeChat that waits for an account, on its own page only: `key` goes with the form."""
    if "wechat" not in request.GET and "bind" not in request.POST:
        return None
    told = request.session.get(BIND)
    return told if told and told["until"] > clock.now().timestamp() else None


def agree(request: HttpRequest) -> None:
    """Whoever signed in saw that WeChat will be linked, or it is forgotten: it may be somebody else's."""
    told = waiting(request)
    if told and constant_time_compare(request.POST.get("bind", ""), told["key"]):
        request.session[BIND] = told | {"agreed": True}
    else:
        request.session.pop(BIND, None)


def agreed(request: HttpRequest) -> people.Proof | None:
    """What is to be linked to the account that comes in now; asked for once."""
    told = request.session.pop(BIND, None)
    if not told or not told["agreed"] or told["until"] <= clock.now().timestamp():
        return None
    return people.Proof(told["provider"], tuple(told["subjects"]), told["name"])


def bind(account: people.Account, proof: people.Proof | None) -> None:
    """Link it; what is linked elsewhere meanwhile stays there."""
    if proof is not None:
        with suppress(Refusal):
            people.link_identity(actor=people.actor_of(account.id), proof=proof)
