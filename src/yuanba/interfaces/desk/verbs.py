"""The verbs of a page: one is done, or it stands again in its form, with what was typed and why not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed
from yuanba.interfaces.desk.rail import desk_yard
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

K = TypeVar("K")


@dataclass(frozen=True)
class Verbs(Generic[K]):
    """What each verb does to the thing of a key, the right it asks for, and the page it stands on."""

    acts: Mapping[str, Callable[[HttpRequest, Actor, Yard, K], object]]
    rights: Mapping[str, str]
    page: Callable[[HttpRequest, Actor, Yard, K, Form, int], HttpResponse]

    def do(self, request: HttpRequest, code: str, link: str, key: K, verb: str) -> HttpResponse:
        """Do it, and back to the page at `link`, to the part of a list from which it was done (`after`).

        The form has `verb`, and in `codes` what was refused.
        """
        stands_at(request, link)
        actor = actor_of(request)
        if actor.account is None:
            return to_sign_in(request)
        if verb not in self.acts:
            raise absent()
        yard = desk_yard(actor, code, self.rights[verb])
        try:
            self.acts[verb](request, actor, yard, key)
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            codes = " ".join((refusal.code, *refusal.fields.values()))
            form = refused({**typed(request), "verb": verb, "codes": codes}, refusal)
            return self.page(request, actor, yard, key, form, refusal.status)
        after = request.GET.get("after", "")[:200]
        return redirect(f"{link}?{urlencode({'done': verb} | ({'after': after} if after else {}))}")
