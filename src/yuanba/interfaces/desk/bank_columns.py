"""Which column of a bank's file means what, and of which account it is, kept as a profile of the estate."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.finance.public import bank
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.banks import BankSheet, read_file
from yuanba.interfaces.desk.bank import bank_yard
from yuanba.interfaces.desk.rail import frame
from yuanba.interfaces.mapped import choices
from yuanba.kernel.errors import Refusal
from yuanba.ui.forms import Form, refused

MUST = ("day",)


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, code: str, file: str) -> HttpResponse:
    """Choose, name, keep; then the preview reads by it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = bank_yard(actor, code)
    read = read_file(actor, yard, file, request.GET.get("by", ""))
    form, status = Form(_known(read)), 200
    if request.method == "POST":
        given = typed(request)
        try:
            made = bank.save_bank_profile(
                actor=actor,
                yard=yard,
                name=given.get("profile", "")[:200],
                account=given.get("account", "")[:200],
                fields={name: given.get(f"c-{name}", "") for name in bank.FIELDS},
                heads=read.heads,
                anew=read.profile is None or given.get("profile", "") != read.profile.name,
            )
            return redirect(f"/desk/{code}/bank/{file}/?by={made.id}")
        except Refusal as refusal:
            if refusal.status != 422:
                raise
            form, status = refused(given, _at_fields(refusal)), 422
    shown = frame(request, yard, "bank") | {
        "form": form,
        "file": file,
        "heads": read.samples,
        "fields": choices(form, bank.FIELDS, MUST),
    }
    return render(request, "desk/bank_columns.html", shown, status=status)


def _known(read: BankSheet) -> dict[str, str]:
    known = {f"c-{name}": head for name, head in read.fields.items()}
    profile = read.profile
    return known | {"profile": profile.name if profile else "", "account": profile.account if profile else ""}


def _at_fields(refusal: Refusal) -> Refusal:
    """The refusal with the names the form has."""
    names = {"name": "profile", "account": "account"}
    return Refusal(refusal.code, fields={names.get(name, f"c-{name}"): code for name, code in refusal.fields.items()})
