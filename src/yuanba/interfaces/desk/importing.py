"""Taking over homes from a spreadsheet: choose a file, look at what would come of it, confirm, undo."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext, gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.domains.places.public import masked
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, uuid_or_absent
from yuanba.interfaces.desk.rail import frame
from yuanba.interfaces.importing import book_of, homes_in, source_of, taken_of
from yuanba.interfaces.sheets_in import FIRST, SHOWN, STATES, Row, errors_file, keep_sheet, pile_of, words_of
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, can, check
from yuanba.platform.sheets.public import RowOutcome, Table, kept
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused

TAKEN = {
    "meters": ("meters/#sheet", gettext_noop("Meters, and their readings from a spreadsheet"), "meter.take"),
    "repairs": ("hotline/", gettext_noop("Requests from a spreadsheet of the hotline"), "case.hotline"),
}
FIGURES = {"owner_no": gettext_noop("owner's number"), "kind": gettext_noop("kind of resident")}


def _yard(actor: Actor, code: str) -> Yard:
    """The estate whose places the actor manages; refused as absent."""
    yard = by_code(code)
    check(actor, "place.manage", yard)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()
    return yard


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, code: str) -> HttpResponse:
    """Choosing a file, under it what was taken over before."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = _yard(actor, code)
    if request.method != "POST":
        return _chosen(request, yard, Form())
    try:
        return redirect(f"/desk/{code}/import/{keep_sheet(request, yard.id, homes_in)}/")
    except Refusal as refusal:
        form, subjects = refused({}, refusal), refusal.data.get("subjects", ())
        return _chosen(request, yard, form, refusal.status, _takes(actor, yard, subjects))


def _takes(actor: Actor, yard: Yard, subjects: Iterable[str]) -> list[tuple[str, str]]:
    """The pages of the desk that take a list about this, as far as the actor may open them."""
    found = (TAKEN[subject] for subject in subjects if subject in TAKEN)
    return [(way, gettext(words)) for way, words, action in found if can(actor, action, yard)]


def _chosen(
    request: HttpRequest, yard: Yard, form: Form, status: int = 200, takes: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    taken = places.batches(yard, after=request.GET.get("after", ""))
    shown = frame(request, yard, "import") | {
        "form": form,
        "takes": takes,
        "batches": taken.rows,
        "more": taken.more,
        "undone": request.GET.get("undone", "")[:20],
    }
    return render(request, "desk/import.html", shown, status=status)


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, code: str, digest: str) -> HttpResponse:
    """What would come of a file; sent, it is taken over, and the same page says what came of it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = _yard(actor, code)
    file = kept(yard.id, digest)
    book = book_of(file)
    table, source = book.table, source_of(file, book.table)
    if request.method == "POST":
        people.import_residents(actor=actor, yard=yard, lines=table.lines(), source=source)
        return redirect(f"/desk/{code}/import/{digest}/?done=import")
    made = people.import_residents(actor=actor, yard=yard, lines=table.lines(), source=source, dry_run=True)
    rows = made.homes
    pile = pile_of(request, rows)
    batches = [one for one in places.batches(yard, digest=digest).rows if one.state == "done"]
    shown = frame(request, yard, "import") | {
        "name": source.name,
        "digest": digest,
        "table": table,
        "others": book.others,
        "taken": taken_of(table, rows),
        "given": [(name, _place(said)) for name, said in table.given.items()],
        "made": rows,
        "people": made,
        "kinds": people.TENURE_ROLES,
        "notes": list(table.notes())[:SHOWN],
        "pile": pile,
        "states": STATES,
        "query": pile.query,
        "more": pile.more,
        "rows": _rows(table, pile.outcomes),
        "first": [] if pile.state == "ok" else _rows(table, rows.outcomes[:FIRST]),
        "batches": batches,
        "settled": bool(batches) and not rows.is_new,
    }
    return render(request, "desk/preview.html", shown)


def _place(said: dict[str, str]) -> str:
    """'3 栋 2 单元', in the language in use."""
    is_english = get_language() == "en"
    return " ".join(places.names_of(kind, code)[is_english] for kind, code in said.items())


def _rows(table: Table, outcomes: list[RowOutcome]) -> list[Row]:
    wanted = {(one.sheet, one.number): one for one in outcomes}
    found = []
    for line in table.lines():
        if (outcome := wanted.pop((line.sheet, line.number), None)) is not None:
            written = masked(" · ".join(_cell(name, cell) for name, cell in line.values.items() if cell))
            residents = () if outcome.refused else people.named_in(line.values)
            found.append(Row(outcome, written, words_of(outcome.codes), residents=residents))
        if not wanted:
            break
    return found


def _cell(name: str, text: str) -> str:
    """What was written; before figures that could be taken for a room what they are."""
    return f"{gettext(FIGURES[name])} {text}" if name in FIGURES else text


@require_safe
def errors(request: HttpRequest, code: str, digest: str) -> HttpResponse:
    """The refused or the warned rows as a spreadsheet, in the columns they came in, with the reason."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = _yard(actor, code)
    file = kept(yard.id, digest)
    table = homes_in(file)
    made = people.import_residents(actor=actor, yard=yard, lines=table.lines(), dry_run=True)
    return errors_file(request, file, table, made.homes)


@require_safe
def batch(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """What came of one file, and what its rows said beside, a page at a time."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = _yard(actor, code)
    after, state = request.GET.get("after", ""), request.GET.get("rows", "")
    found = places.rows_of_batch(actor, yard, number, uuid_or_absent(after) if after else None, state)
    counts = {"refused": found.batch.refused, "warned": found.batch.warned}
    shown = {
        "batch": found.batch,
        "rows": [(one, words_of(one.codes)) for one in found.page.rows],
        "more": found.page.more,
        "state": state,
        "query": f"rows={state}" if state else "",
        "piles": [(key, words, counts[key]) for key, words in STATES.items() if counts.get(key)],
        "states": STATES,
    }
    return render(request, "desk/batch.html", frame(request, yard, "import") | shown)


@require_POST
def undo(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """What an import made is removed; where something hangs on it, it is said how much."""
    stands_at(request, f"/desk/{code}/import/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = _yard(actor, code)
    try:
        batch = people.undo_residents(actor=actor, yard=yard, number=number)
    except Refusal as refusal:
        if refusal.status != 409:
            raise
        return _chosen(request, yard, refused({}, refusal), refusal.status)
    return redirect(f"/desk/{code}/import/?undone={batch.code}")
