"""Lines of the bank that wait for their home, confirmed one by one or all that are sure; one line, taken back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.finance.public import bank
from yuanba.interfaces.asking import actor_of, home_called, to_sign_in, uuid_or_absent
from yuanba.interfaces.desk.bank import ACTION, bank_yard
from yuanba.interfaces.desk.rail import frame
from yuanba.interfaces.desk.verbs import Verbs
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def waiting(request: HttpRequest, code: str) -> HttpResponse:
    """The list, each with the homes it may be for; sent, all that are sure are paid."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = bank_yard(actor, code)
    form, status = Form(), 200
    if request.method == "POST":
        try:
            bank.settle_sure_bank_lines(actor=actor, yard=yard, seen=request.POST.get("seen", ""))
            return redirect(f"/desk/{code}/bank/waiting/?done=sure")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused({}, refusal), refusal.status
    after = request.GET.get("after", "")
    found = bank.bank_waiting(actor, yard, uuid_or_absent(after) if after else None)
    shown = frame(request, yard, "bank") | {
        "found": found,
        "rows": found.page.rows,
        "more": found.page.more,
        "form": form,
        "after": after,
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/bank_waiting.html", shown | _words(), status=status)


def _words() -> dict[str, object]:
    return {"states": bank.STATES, "whys": bank.WHYS}


@require_safe
def show(request: HttpRequest, code: str, line_id: UUID) -> HttpResponse:
    """One line: what the bank says, the homes it may be for, or what became of it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return _one(request, actor, bank_yard(actor, code), line_id, Form())


def _one(request: HttpRequest, actor: Actor, yard: Yard, line_id: UUID, form: Form, status: int = 200) -> HttpResponse:
    sheet = bank.bank_line(actor, yard, line_id)
    shown = frame(request, yard, "bank") | {
        "sheet": sheet,
        "one": sheet.line,
        "form": form,
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/bank_line.html", shown | _words(), status=status)


@require_POST
def do(request: HttpRequest, code: str, line_id: UUID, verb: str) -> HttpResponse:
    """It is for a home, is no fee, or was wrong; from the list back to the list."""
    listed = request.POST.get("from") == "list"
    link = f"/desk/{code}/bank/waiting/" if listed else f"/desk/{code}/bank/lines/{line_id}/"
    return VERBS.do(request, code, link, line_id, verb)


def _settle(request: HttpRequest, actor: Actor, yard: Yard, line_id: UUID) -> object:
    form = request.POST
    said = form.get("place", "").strip()[:120]
    home = home_called(yard, said).id if not form.get("home") else uuid_or_absent(form["home"])
    why = form.get("why", "")
    told = why if why in bank.WHYS and form.get("home") else ""
    return bank.settle_bank_line(actor=actor, yard=yard, line_id=line_id, home_id=home, why=told)


def _leave_out(request: HttpRequest, actor: Actor, yard: Yard, line_id: UUID) -> object:
    return bank.leave_out_bank_line(actor=actor, yard=yard, line_id=line_id, why=request.POST.get("why", ""))


def _undo(request: HttpRequest, actor: Actor, yard: Yard, line_id: UUID) -> object:
    return bank.undo_bank_line(actor=actor, yard=yard, line_id=line_id, why=request.POST.get("why", ""))


ACTS = {"settle": _settle, "out": _leave_out, "undo": _undo}
VERBS = Verbs(ACTS, dict.fromkeys(ACTS, ACTION), _one)
