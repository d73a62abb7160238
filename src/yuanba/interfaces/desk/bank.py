"""Files of the bank: choose one, look at which home each line may be for, take it in; a file that was taken in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.finance.public import bank
from yuanba.interfaces.asking import actor_of, to_sign_in, uuid_or_absent
from yuanba.interfaces.banks import BankSheet, bank_in, read_file, take
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.sheets_in import FIRST, SHOWN, errors_file, keep_sheet, words_of
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.sheets.public import kept
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION = "payment.bank"


def bank_yard(actor: Actor, code: str) -> Yard:
    """The estate, where the actor takes in files of the bank; refused as absent."""
    yard = desk_yard(actor, code, ACTION)
    check(actor, ACTION, yard)
    return yard


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, code: str) -> HttpResponse:
    """Choosing a file; what waits, and what was taken in."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = bank_yard(actor, code)
    form, status = Form(), 200
    if request.method == "POST":
        try:
            return redirect(f"/desk/{code}/bank/{keep_sheet(request, yard.id, bank_in)}/")
        except Refusal as refusal:
            form, status = refused({}, refusal), refusal.status
    desk = bank.bank_desk(actor, yard, after=request.GET.get("after", ""))
    shown = frame(request, yard, "bank") | {"form": form, "desk": desk, "more": desk.files.more, "states": bank.STATES}
    return render(request, "desk/bank.html", shown, status=status)


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, code: str, file: str) -> HttpResponse:
    """Each line with the home it may be for and why; sent, the lines are taken in and wait to be confirmed."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = bank_yard(actor, code)
    read = read_file(actor, yard, file, request.GET.get("by", ""))
    if read.profile is None:
        return redirect(f"/desk/{code}/bank/{file}/columns/")
    made = take(actor, yard, file, read, read.profile, dry_run=request.method == "GET")
    if made.file is not None:
        return redirect(f"/desk/{code}/bank/waiting/?done=take")
    return _previewed(request, yard, file, read, made)


def _previewed(request: HttpRequest, yard: Yard, file: str, read: BankSheet, made: bank.TakenBank) -> HttpResponse:
    odd = [one for one in made.rows if one.outcome.refused]
    shown = frame(request, yard, "bank") | {
        "name": kept(yard.id, file).name,
        "file": file,
        "read": read,
        "columns": [(label, read.fields[name]) for name, label in bank.FIELDS.items() if name in read.fields],
        "made": made,
        "none": len(made.new) - made.sure - made.several,
        "odd": [(one, words_of(one.outcome.codes), " · ".join(filter(None, one.line.cells))) for one in odd[:SHOWN]],
        "odd_count": len(odd),
        "first": made.new[: 2 * FIRST],
        "whys": bank.WHYS,
    }
    return render(request, "desk/bank_preview.html", shown)


@require_safe
def errors(request: HttpRequest, code: str, file: str) -> HttpResponse:
    """The refused rows as a spreadsheet, in the columns they came in, with the reason."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = bank_yard(actor, code)
    read = read_file(actor, yard, file, request.GET.get("by", ""))
    if read.profile is None:
        raise absent()
    made = take(actor, yard, file, read, read.profile, dry_run=True)
    return errors_file(request, kept(yard.id, file), read.table, made)


@require_safe
def taken(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A file that was taken in: its lines, what became of each, and that the sums agree."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = bank_yard(actor, code)
    after = request.GET.get("after", "")
    found = bank.bank_file(actor, yard, number, uuid_or_absent(after) if after else None)
    shown = frame(request, yard, "bank") | {
        "file": found.file,
        "sums": found.sums,
        "rows": found.page.rows,
        "more": found.page.more,
        "states": bank.STATES,
        "whys": bank.WHYS,
    }
    return render(request, "desk/bank_file.html", shown)
