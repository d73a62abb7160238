"""The ready replies of an estate: read by those who answer, written by the manager."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.readies import label, said, shown, stored
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.kernel.paging import part_of
from yuanba.platform.access.public import Actor, can, check
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

WRITE, SIZE = "case.replies", 20
VERBS: dict[str, str] = {
    "answer": gettext_noop("Answer"),
    "promise": gettext_noop("Promise a measure and a date"),
    "note": gettext_noop("Write down what was done"),
    "resolve": gettext_noop("It is done"),
    "reopen": gettext_noop("Take it up again"),
    "uphold": gettext_noop("Leave it closed, because …"),
}
FIELDS = ("name", "verb", "kind", "state", "text", "text_en")


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """Those of whose name or words something is searched, with what they say, page by page."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    wanted = request.GET.get("q", "").strip()[:40]
    found = [(one, said(one)) for one in cases.replies_of(yard)]
    told = [(one, reply, shown(reply.text), shown(reply.text_en)) for one, reply in found]
    fit = [line for line in told if wanted.lower() in f"{line[1].name}\n{line[2]}\n{line[3]}".lower()]
    page = part_of(fit, lambda line: line[0].key, request.GET.get("after", ""), SIZE)
    may = can(actor, WRITE, yard)
    gone = (
        [(row.preset, _(cases.replies.PRESETS[row.preset].name)) for row in cases.retired_presets(yard)] if may else []
    )
    given: dict[str, Any] = {
        "lines": page.rows,
        "more": page.more,
        "query": urlencode({"q": wanted} if wanted else {}),
        "q": wanted,
    }
    given |= {"gone": gone, "may_write": may, "done": request.GET.get("done", "")}
    return render(request, "desk/replies.html", frame(request, yard, "replies") | _words() | given)


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, code: str, reply_key: str = "") -> HttpResponse:
    """A new one, or one that is changed; `look` shows how it would read, and saves nothing."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, WRITE)
    check(actor, WRITE, yard)
    if request.method == "GET":
        return _page(request, yard, reply_key, Form(_first(yard, reply_key)))
    given = typed(request)
    reply = _typed(given)
    try:
        if "look" in given:
            return _page(request, yard, reply_key, Form(given), sample=_sample(cases.replies.checked(reply)))
        cases.write_reply(
            actor=actor, yard=yard, reply=reply, key=reply_key, seen=_seen(given), client_key=given.get("key", "")
        )
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, yard, reply_key, refused({**given, "key": new_key()}, refusal), refusal.status)
    return redirect(f"/desk/{code}/replies/?done=1")


@require_POST
def do(request: HttpRequest, code: str, reply_key: str, verb: str) -> HttpResponse:
    """Taken away, or taken back."""
    stands_at(request, f"/desk/{code}/replies/")
    actor: Actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, WRITE)
    if verb not in ("retire", "back"):
        raise absent()
    cases.retire_reply(actor=actor, yard=yard, key=reply_key, back=verb == "back")
    return redirect(f"/desk/{code}/replies/?done=1")


def _first(yard: Yard, key: str) -> dict[str, str]:
    if not key:
        return {"key": new_key(), "verb": "answer"}
    one = cases.ready_reply(yard, key)
    reply = said(one)
    values = {name: str(getattr(reply, name)) for name in FIELDS}
    version = {"version": str(one.row.version)} if one.row else {}
    return values | version | {"key": new_key(), "text": shown(reply.text), "text_en": shown(reply.text_en)}


def _typed(given: dict[str, str]) -> cases.Reply:
    values = {name: given.get(name, "")[:5000] for name in FIELDS}
    return cases.Reply(**values | {name: stored(values[name]) for name in ("text", "text_en")})


def _seen(given: dict[str, str]) -> int | None:
    version = given.get("version", "")
    return int(version) if version.isdecimal() and len(version) < 9 else None


def _sample(reply: cases.Reply) -> list[str]:
    """How it would read, with the names of the places instead of what stands there later."""
    values = {code: f"〔{label(code)}〕" for code in cases.replies.PLACEHOLDERS}
    return [cases.replies.fill(text, values)[0] for text in (reply.text, reply.text_en) if text]


def _words() -> dict[str, Any]:
    return {
        "verbs": VERBS,
        "kinds": cases.vocabulary.KINDS,
        "states": {state: name for state, name in cases.states.STATES.items() if state not in ("resolved", "closed")},
        "places": [label(code) for code in cases.replies.PLACEHOLDERS],
    }


def _page(
    request: HttpRequest, yard: Yard, key: str, form: Form, status: int = 200, sample: list[str] | None = None
) -> HttpResponse:
    given = {"form": form, "of": key, "sample": sample or []}
    return render(request, "desk/reply.html", frame(request, yard, "replies") | _words() | given, status=status)
