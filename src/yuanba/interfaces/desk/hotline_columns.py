"""Which column of a hotline's file means what, corrected by hand and kept as a profile of the office."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases.public import hotline
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.hotline import USUAL, hotline_yard
from yuanba.interfaces.desk.rail import frame
from yuanba.interfaces.hotlines import HotlineFile, read_file
from yuanba.interfaces.mapped import choices
from yuanba.kernel.errors import Refusal
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, code: str, file: str) -> HttpResponse:
    """Choose, name, keep; then the preview reads by it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = hotline_yard(actor, code)
    read = read_file(actor, yard, file)
    form, status = Form(_known(read)), 200
    if request.method == "POST":
        given = {name: value for name, value in request.POST.items() if isinstance(value, str)}
        try:
            hotline.save_hotline_profile(
                actor=actor,
                yard=yard,
                name=given.get("profile", "")[:200],
                fields={name: given.get(f"c-{name}", "") for name in hotline.FIELDS},
                heads=read.heads,
                visibility="handlers" if given.get("visibility") == "handlers" else "neighbours",
            )
            return redirect(f"/desk/{code}/hotline/{file}/")
        except Refusal as refusal:
            if refusal.status != 422:
                raise
            form, status = refused(given, _at_fields(refusal)), 422
    shown = frame(request, yard, "hotline") | {
        "form": form,
        "file": file,
        "heads": read.samples,
        "fields": choices(form, hotline.TAKEN, hotline.NEEDED),
        "given": choices(form, hotline.GIVEN, hotline.NEEDED),
    }
    return render(request, "desk/hotline_columns.html", shown, status=status)


def _known(read: HotlineFile) -> dict[str, str]:
    known = {f"c-{name}": head for name, head in read.fields.items()}
    profile = read.profile
    return known | {"profile": profile.name if profile else USUAL, "visibility": profile.visibility if profile else ""}


def _at_fields(refusal: Refusal) -> Refusal:
    """The refusal with the names the form has."""
    names = {"name": "profile", "visibility": "visibility"}
    return Refusal(refusal.code, fields={names.get(name, f"c-{name}"): code for name, code in refusal.fields.items()})
