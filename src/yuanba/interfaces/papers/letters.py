"""The letter with which somebody is invited to a home: the code, what it opens, and how to sign in."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard
from yuanba.interfaces.papers.answer import count, paper, pdf
from yuanba.interfaces.papers.posters import line
from yuanba.interfaces.papers.words import Both, both, day, name_of, site_of
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS
from yuanba.platform.papers.public import Paper, code_picture
from yuanba.ui.words import dateline, spaced

RIGHT, BUTLER = "people.register", "butler"


@dataclass(frozen=True)
class Letter:
    """One invitation."""

    estate: Both
    title: Both
    home: Both
    kind: Both
    hello: Both
    code_words: Both
    code: str
    until: Both
    steps: list[Both]
    careful: Both
    butler: Both
    phone: str
    line: Both
    house: str
    date: Both
    address: str
    site: str


@require_POST
def letter_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The letter of a code that was made a moment ago: it comes with the form, for no address may hold it."""
    stands_at(request, f"/desk/{code}/homes/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard, secret = desk_yard(actor, code, RIGHT), request.POST.get("code", "").strip()[:60]
    invitation = people.invitation_called(actor, yard, secret)
    count(request)
    return pdf(letter_paper(invitation, secret, site_of(request)), f"{code}-invitation")


def letter_paper(invitation: people.Invitation, secret: str, site: str) -> Paper:
    """A page in both languages. The code on it opens the page where the home is bound, with the code typed in."""
    home, about = invitation.home, places.profile(invitation.yard)
    address = f"{site}/my/homes/?{urlencode({'code': secret})}"
    butler, phone = _butler(home.path, about.phone)
    data = Letter(
        estate=name_of(about),
        title=both(lambda: _("Invitation to your home's page")),
        home=Both(home.label, home.label_en),
        kind=both(lambda: _(people.BOUND_KINDS[invitation.kind])),
        hello=both(lambda: _("With it you say what is wrong, read notices and see by when you are answered.")),
        code_words=both(lambda: _("Your code")),
        code=secret,
        until=both(lambda: _("good until %(day)s, for one person") % {"day": _day(invitation)}),
        steps=[
            both(lambda: _("Scan the picture with WeChat or the camera. Or open %(site)s.") % {"site": site}),
            both(lambda: _("Sign in with your mobile number: a code comes by SMS.")),
            both(lambda: _("Press “Bind my home”. If you are asked for the code, type it from here.")),
        ],
        careful=both(lambda: _("Give this letter to nobody: whoever has the code sees what concerns the home.")),
        butler=butler,
        phone=phone,
        line=line(),
        house=about.phone,
        date=day(clock.today()),
        address=address,
        site=site,
    )
    title = f"{about.name} {data.title.zh}"
    return paper("letter", title, data, {"code.svg": code_picture(address)})


def _day(invitation: people.Invitation) -> str:
    return dateline(clock.aware(invitation.ends).date())


def _butler(path: str, house: str) -> tuple[Both, str]:
    """Who looks after the home, as everybody may know; else nobody, and the estate's number."""
    found = people.seen_by(ANONYMOUS, people.looks_after(path))
    first = next((one for one in found if one.role == BUTLER), None)
    if first is None:
        return Both(""), house
    role = both(lambda: _(people.POST_ROLES[BUTLER]))
    return Both(f"{role.zh} {first.name}", f"{role.en} {first.name_en or first.name}"), spaced(first.phone) or house
