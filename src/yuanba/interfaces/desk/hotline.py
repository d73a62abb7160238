"""Files of the hotline: choose one, look at what would come of it, confirm; the rows of a file that was taken in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.cases.public import hotline
from yuanba.domains.places.public import masked
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, uuid_or_absent
from yuanba.interfaces.desk.rail import frame
from yuanba.interfaces.hotlines import HotlineFile, hotline_in, look_at, read_file, take_file
from yuanba.interfaces.sheets_in import FIRST, SHOWN, Row, errors_file, keep_sheet, words_of
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor, check
from yuanba.platform.sheets.public import kept
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused

USUAL = "12345"


def hotline_yard(actor: Actor, code: str) -> Yard:
    """The office or estate that takes in files; refused as absent."""
    yard = by_code(code)
    check(actor, "case.hotline", yard)
    return yard


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, code: str) -> HttpResponse:
    """Choosing a file; what waits, what was taken in, what was handed back."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = hotline_yard(actor, code)
    if request.method == "GET":
        return page(request, actor, yard, Form())
    try:
        return redirect(f"/desk/{code}/hotline/{keep_sheet(request, yard.id, hotline_in)}/")
    except Refusal as refusal:
        return page(request, actor, yard, refused({}, refusal), refusal.status)


def page(request: HttpRequest, actor: Actor, yard: Yard, form: Form, status: int = 200) -> HttpResponse:
    """The page of the office."""
    back = request.GET.get("back", "")
    shown = frame(request, yard, "hotline") | {
        "form": form,
        "desk": hotline.hotline_desk(actor, yard),
        "back": int(back) if back.isdecimal() and len(back) < 9 else None,
        "nothing_back": back == "none",
    }
    return render(request, "desk/hotline.html", shown, status=status)


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, code: str, file: str) -> HttpResponse:
    """What would come of a file, row by row; sent, it is taken in, and the same page says what came of it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = hotline_yard(actor, code)
    read = read_file(actor, yard, file)
    if not read.is_clear:
        return redirect(f"/desk/{code}/hotline/{file}/columns/")
    if request.method == "GET":
        return _previewed(request, actor, yard, file, read, Form({"name": USUAL}))
    try:
        made = take_file(actor, yard, file, read, request.POST.get("name", ""))
    except Refusal as refusal:
        if refusal.status != 422:
            raise
        return _previewed(request, actor, yard, file, read, refused(request.POST.dict(), refusal), 422)
    return redirect(f"/desk/{code}/hotline/batch/{made.batch.number}/?done=import" if made.batch else request.path)


def _previewed(
    request: HttpRequest, actor: Actor, yard: Yard, file: str, read: HotlineFile, form: Form, status: int = 200
) -> HttpResponse:
    made = look_at(actor, yard, file, read)
    odd = [one for one in made.rows if one.outcome.codes and "hotline-known" not in one.outcome.warnings]
    shown = frame(request, yard, "hotline") | {
        "form": form,
        "name": kept(yard.id, file).name,
        "file": file,
        "read": read,
        "columns": [(label, read.fields.get(name, "")) for name, label in hotline.FIELDS.items()],
        "made": made,
        "odd": [_row(one) for one in odd[:SHOWN]],
        "odd_count": len(odd),
        "first": [_row(one) for one in made.rows[:FIRST]],
    }
    return render(request, "desk/hotline_preview.html", shown, status=status)


def _row(one: hotline.Coming) -> Row:
    said = [(name, cell) for name, cell in one.line.values.items() if cell and name != "name"]
    written = " · ".join(cell if name in hotline.OF_NOBODY else masked(cell) for name, cell in said)
    return Row(one.outcome, written[:240], words_of(one.outcome.codes))


@require_safe
def errors(request: HttpRequest, code: str, file: str) -> HttpResponse:
    """The refused rows as a spreadsheet, in the columns they came in, with the reason."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = hotline_yard(actor, code)
    path, read = kept(yard.id, file), read_file(actor, yard, file)
    return errors_file(request, path, read.table, look_at(actor, yard, file, read))


@require_safe
def batch(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """What came of one file, a page at a time."""
    stands_at(request, f"/desk/{code}/hotline/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = hotline_yard(actor, code)
    after = request.GET.get("after", "")
    found, rows = hotline.hotline_rows(actor, yard, number, uuid_or_absent(after) if after else None)
    done = request.GET.get("done", "")
    shown = {"batch": found, "rows": [(row, _link(yard, row)) for row in rows.rows], "more": rows.more, "done": done}
    return render(request, "desk/hotline_batch.html", frame(request, yard, "hotline") | shown)


def _link(yard: Yard, row: hotline.HotlineRow) -> str:
    """Where the case of a row is read by those who took it in."""
    desk = "desk" if yard.kind == Yard.Kind.ESTATE else "oversight"
    return f"/{desk}/{row.code.rpartition('-')[0]}/{row.about}/" if row.about else ""
