"""A question on a row of what was published: what others asked, what was answered, and a form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, override
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.disclosure import public as disclosure
from yuanba.interfaces.asking import actor_of, count_report, typed
from yuanba.interfaces.board.statements import estate_of
from yuanba.interfaces.remembered import remember
from yuanba.interfaces.stating import ROWS
from yuanba.interfaces.telling import badge_of
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused
from yuanba.ui.preferences import prefs_of


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, code: str, publication: str, row: str) -> HttpResponse:
    """Sent, it is a case like any other, and whoever asked goes to its page."""
    yard = estate_of(code)
    document = disclosure.publication(yard, publication).publication.document
    names = {one["code"]: one for one in (*document["rows"], *document.get("public", {"rows": []})["rows"])}
    service = {f"service-{one['code']}": one for one in (document.get("service") or {"lines": []})["lines"]}
    if row not in names and row not in service:
        raise absent()
    form, status = Form({"key": new_key()}), 200
    if request.method == "POST":
        try:
            return _send(request, yard, publication, row, _name(row, service.get(row), "zh-hans"))
        except Refusal as refusal:
            if refusal.status not in (409, 422, 429):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    found = disclosure.questions(yard, publication, row, after=request.GET.get("after", ""))
    shown = {
        "yard": yard,
        "code": publication,
        "name": _name(row, service.get(row), prefs_of(request).language),
        "fen": names[row]["now"] if row in names else None,
        "rows": [(one, badge_of(one.case)) for one in found.rows],
        "more": found.more,
        "form": form,
    }
    return render(request, "board/statement_ask.html", shown, status=status)


def _name(row: str, line: dict[str, str] | None, language: str) -> str:
    if line is not None:
        return (line["name_en"] if language == "en" else "") or line["name"]
    with override(language):
        return gettext(ROWS[row])


def _send(request: HttpRequest, yard: Yard, publication: str, row: str, about: str) -> HttpResponse:
    actor: Actor = actor_of(request)
    said = typed(request)
    if actor.account is None:
        count_report(request)
    draft = cases.Draft(
        text=said.get("text", ""),
        name=said.get("name", "")[:200],
        phone=said.get("phone", "")[:200],
        visibility="handlers" if said.get("private") else "neighbours",
        language=prefs_of(request).language,
    )
    key = (said.get("key") or new_key())[:64]
    made = disclosure.ask_about_line(
        actor=actor, yard=yard, code=publication, row=row, about=about, draft=draft, client_key=key
    )
    if actor.account and made.case.reporter == actor.account:
        return redirect(f"/my/{yard.code}/{made.case.id}/?sent=1")
    sent = redirect(f"/r/{yard.code}/{made.token}/?sent=1")
    return sent if actor.account else remember(request, sent, yard.code, made.token)
