"""Is this sheet as it was published? Asked by scanning its code, or by typing its number or digest."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.places import public as places
from yuanba.interfaces.board import check_statement
from yuanba.interfaces.papers.statements import foot_words, grouped
from yuanba.interfaces.stating import period_words, plainly
from yuanba.interfaces.tables import attached
from yuanba.platform.audit import keys


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """A field for the number or the digest, and what is found of it."""
    return _answered(request, request.GET.get("q", "").strip())


@require_safe
def answer(request: HttpRequest, said: str) -> HttpResponse:
    """What the code on a sheet leads to."""
    return _answered(request, said.strip())


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """The one-file script that checks a package without this software."""
    source = Path(check_statement.__file__).read_bytes()
    return attached(HttpResponse(source, content_type="text/x-python; charset=utf-8"), "check_statement.py")


def _answered(request: HttpRequest, said: str) -> HttpResponse:
    """As published, corrected since, unknown; plainly, so that it is compared with the paper in the hand."""
    shown: dict[str, object] = {"said": said[:200], "key": grouped(keys.public_key().hex())}
    if said:
        proof = disclosure.proof_of(said)
        shown["proof"] = proof
        if proof:
            one = proof.publication
            shown |= {
                "publication": one,
                "head": one.document["head"],
                "yard": one.yard,
                "profile": places.profile(one.yard),
                "label": period_words(one.label),
                "plainly": plainly(one.document),
                "foot": foot_words(one.document),
                "digest": grouped(one.digest),
            }
    response = render(request, "board/verify.html", shown)
    response["Cache-Control"] = "no-store"
    return response
