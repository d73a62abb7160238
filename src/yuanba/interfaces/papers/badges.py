"""Badges of those who look after an estate, in both languages, nine to a sheet with marks to cut along."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.papers.answer import count, paper, pdf
from yuanba.interfaces.papers.words import Both, both, name_of, site_of
from yuanba.kernel.errors import absent
from yuanba.platform.files.public import THUMBNAILS, StoredFile, path_of
from yuanba.platform.papers.public import Paper, code_picture, photo_picture
from yuanba.platform.yards.public import by_code
from yuanba.ui.words import spaced

PORTRAIT = (220, 270)


@dataclass(frozen=True)
class Card:
    """One badge; without a photograph the first sign of the name stands there."""

    photo: str
    surname: str
    name: Both
    role: Both
    where: Both
    languages: Both
    phone: str
    number: str


@dataclass(frozen=True)
class Badges:
    """Some badges of one estate."""

    estate: Both
    check: Both
    speaks: Both
    address: str
    cards: list[Card]


@require_safe
def all_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The badges that the actor may print, all of them."""
    return _answer(request, code, [])


@require_safe
def one_pdf(request: HttpRequest, code: str, post_id: UUID) -> HttpResponse:
    """The badge of one post."""
    return _answer(request, code, [post_id])


def _answer(request: HttpRequest, code: str, only: list[UUID]) -> HttpResponse:
    actor, yard = actor_of(request), by_code(code)
    if actor.account is None:
        return to_sign_in(request)
    posts = people.wearers(actor, yard, only)
    if not posts:
        raise absent()
    count(request)
    return pdf(badges_paper(places.profile(yard), posts, site_of(request)), f"{code}-badges")


def badges_paper(about: places.Profile, posts: list[people.Post], site: str) -> Paper:
    """The badges of these posts. The code on them leads to the page of all who look after the estate."""
    address = f"{site}/b/{about.yard.code}/people/"
    data = Badges(
        estate=name_of(about),
        check=both(lambda: _("Scan to check who this is")),
        speaks=both(lambda: _("Languages")),
        address=address,
        cards=[_card(post, about.yard.code) for post in posts],
    )
    pictures = {"code.svg": code_picture(address)} | dict(_photos(posts))
    title = both(lambda: _("Badges")).zh
    return paper("badges", f"{about.name} {title}", data, pictures)


def _card(post: people.Post, code: str) -> Card:
    spoken = [word for word in post.languages.split(",") if word in people.LANGUAGES]
    return Card(
        photo=_name(post.photo) if post.photo else "",
        surname=post.account.name[:1],
        name=Both(post.account.name, post.account.name_en),
        role=both(lambda: _(people.POST_ROLES[post.role])),
        where=Both(post.where, post.where_en),
        languages=both(lambda: " · ".join(_(people.LANGUAGES[word]) for word in spoken)),
        phone=spaced(post.phone),
        number=f"{code}-{post.id.hex[-6:].upper()}",
    )


def _photos(posts: Iterable[people.Post]) -> Iterable[tuple[str, bytes]]:
    for post in posts:
        if post.photo:
            file = path_of(post.yard_id, post.photo.digest, max(THUMBNAILS))
            yield _name(post.photo), photo_picture(file.read_bytes(), *PORTRAIT)


def _name(photo: StoredFile) -> str:
    return f"{photo.digest[:16]}.svg"
