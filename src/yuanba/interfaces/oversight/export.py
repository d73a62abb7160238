"""The requests of all estates somebody oversees as one file, estate after estate; only what may be read there."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places.public import estates_under
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.export import file_of
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, anywhere, paths

ACTION = "case.oversee"


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Narrowed as the desk's list is."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if not anywhere(actor, ACTION):
        raise absent()
    return file_of(_rows(actor, cases.narrow_of(request.GET)), "requests", kind)


def _rows(actor: Actor, narrow: cases.Narrow) -> Iterator[cases.Case]:
    for yard in sorted(estates_under(paths(actor, ACTION)), key=lambda one: one.path):
        yield from cases.every(actor, yard, narrow=narrow)
