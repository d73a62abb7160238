"""A paper as the answer to a request: counted, so that nobody keeps the press busy for the others."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from yuanba.interfaces.asking import HOUR_SECONDS, actor_of, address_of
from yuanba.interfaces.papers.words import TEMPLATES, house_words
from yuanba.kernel import clock
from yuanba.platform.access import throttle
from yuanba.platform.papers.public import Paper, print_once, print_paper


def paper(template: str, title: str, data: Any, pictures: dict[str, bytes]) -> Paper:
    """A paper of this house: Chinese first, dated today at midnight; the same paper is the same bytes all day."""
    at = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    return Paper(TEMPLATES / f"{template}.typ", title, "zh-hans", data, at, house_words(), pictures)


def count(request: HttpRequest) -> None:
    """Papers have a limit per person or address and hour; refused as `too-many`."""
    account = actor_of(request).account
    throttle.hit(f"paper:{account or address_of(request)}", limit=settings.YUANBA_PAPERS_PER_HOUR, seconds=HOUR_SECONDS)


def pdf(made: Paper, name: str) -> HttpResponse:
    """The paper to look at and to print, under the name it is saved by."""
    answer = _answer(print_paper(made), name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def published_pdf(request: HttpRequest, made: Paper, name: str) -> HttpResponse:
    """A paper that anybody may read and that stays as it is: printed once, and only then counted."""
    return _answer(print_once(made, lambda: count(request)), name)


def _answer(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
