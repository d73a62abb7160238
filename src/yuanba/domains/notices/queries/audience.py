"""An audience turned into homes and people."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from yuanba.domains.notices.models import Delivery, Notice
from yuanba.domains.notices.rules.audience import Audience, targets
from yuanba.domains.notices.rules.vocabulary import TEXTED
from yuanba.domains.people.public import POST_ROLES, TENURE_ROLES, Account, Delegation, Post, Tenure, called_by
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.paths import above
from yuanba.platform.access.public import within
from yuanba.platform.yards.models import Yard

HOMES = (Place.Kind.HOME, Place.Kind.SHOP)  # and rooms that an enterprise occupies
ACTING = ("card__account", "enterprise__contact__account")  # whoever lives there, or acts for an enterprise there


def homes_of(yard: Yard, audience: Audience) -> QuerySet[Place]:
    """The homes and shops of an audience, and its rooms that somebody occupies today; of one that names posts only,
    none.

    Roles do not narrow homes: a home whose owner nobody knows has an owner all the same. Of a room nobody occupies,
    such as one for bicycles, there is nobody to hand anything to.
    """
    occupied = Exists(Tenure.objects.filter(_valid(), yard=yard, home=OuterRef("pk")))
    kinds = Q(kind__in=HOMES) | Q(occupied, kind=Place.Kind.ROOM)
    rows = Place.objects.filter(_at(yard, audience), kinds, yard=yard)
    return rows if not audience.roles or set(audience.roles) & TENURE_ROLES.keys() else rows.none()


def _at(yard: Yard, audience: Audience, field: str = "path") -> Q:
    if audience.what == "homes":  # a home has nothing below it
        return Q(**{f"{field}__in": audience.paths})
    return within(targets(audience, yard.path), field)


def are_places(yard: Yard, audience: Audience) -> bool:
    """Whether each path is a place of the yard; in a list of homes, a home, shop or room."""
    rows = Place.objects.filter(yard=yard, path__in=audience.paths)
    if audience.what == "homes":
        rows = rows.filter(kind__in=(*HOMES, Place.Kind.ROOM))
    return rows.count() == len(audience.paths)


def people_of(yard: Yard, audience: Audience, *, after: UUID | None = None, limit: int = 1000) -> list[Account]:
    """The first accounts, in order of id, that it is said to today; those after one of them.

    `rules.audience.speaks_to` as rows, found from the homes and posts, not from the accounts of the whole city.
    """
    ways = _ways(yard, audience, after)
    found = [row["who"] for row in ways[0].union(*ways[1:]).order_by("who")[:limit]]
    return list(Account.objects.filter(id__in=found).order_by("id"))


def lived_by(yard: Yard, audience: Audience) -> QuerySet[Tenure]:
    """The tenures of today that an audience means."""
    return _meant(Tenure.objects.filter(_valid(), _at(yard, audience, "home__path"), yard=yard), audience)


def _ways(yard: Yard, audience: Audience, after: UUID | None) -> list[Any]:
    lived = lived_by(yard, audience)
    ways = [_ids(lived.filter(**{f"{who}__is_active": True}), who, after) for who in ACTING]
    named = [role for role in audience.roles if role in POST_ROLES]
    if named:
        posts = _posts(yard, audience, named)
        stood_in = Delegation.objects.filter(_valid(), post__in=posts.values("id"), deputy__is_active=True)
        ways += [_ids(posts, "account", after), _ids(stood_in, "deputy", after)]
    return ways


def _meant(tenures: QuerySet[Tenure], audience: Audience) -> QuerySet[Tenure]:
    return tenures.filter(kind__in=audience.roles) if audience.roles else tenures


@dataclass(frozen=True)
class Headcount:
    """Accounts that an audience has today, and homes where nobody it is said to has a telephone: they need paper."""

    all: int
    homes_without: int


def people_count(yard: Yard, audience: Audience, notice: Notice | None = None) -> Headcount:
    """How many people and homes, before anything is said or of a notice that was; two statements."""
    ways = _ways(yard, audience, None)
    return Headcount(ways[0].union(*ways[1:]).count(), homes_on_paper(yard, audience, notice).count())


def homes_on_paper(yard: Yard, audience: Audience, notice: Notice | None = None) -> QuerySet[Place]:
    """The homes of an audience where no account it is said to has a telephone, in order of path.

    Of a notice, without those to a telephone of which it left as a short message.
    """
    lived = _meant(Tenure.objects.filter(_valid(), yard=yard, home=OuterRef("pk")), audience)
    rows = homes_of(yard, audience)
    for who in ACTING:
        rows = rows.exclude(Exists(lived.filter(**{f"{who}__is_active": True, f"{who}__phone_digest__gt": ""})))
    if notice:
        left = Delivery.objects.filter(yard=yard, notice=notice, channel=TEXTED, home=OuterRef("pk"))
        rows = rows.exclude(Exists(left))
    return rows.order_by("path")


def homes_called(yard: Yard, audience: Audience, phone: str) -> list[Place]:
    """The homes of an audience where somebody it is said to has this telephone, in order of path."""
    tenures = called_by(lived_by(yard, audience), yard, phone)
    return list(homes_of(yard, audience).filter(id__in=tenures.values("home")).order_by("path"))


def _ids(rows: "QuerySet[Tenure] | QuerySet[Post] | QuerySet[Delegation]", key: str, after: UUID | None) -> Any:
    """One row per account, as `who`."""
    if after:
        rows = rows.filter(**{f"{key}__gt": after})
    return rows.order_by().values(who=F(f"{key}_id")).distinct()


def _posts(yard: Yard, audience: Audience, roles: list[str]) -> QuerySet[Post]:
    at = targets(audience, yard.path)
    over = {step for path in at for step in above(path)}
    near = Q(path__in=over) | _at(yard, audience)
    return Post.objects.filter(_valid(), near, role__in=roles, account__is_active=True)


def _valid() -> Q:
    day = clock.today()
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


def homes_lived_in(account: UUID, yard: Yard, audience: Audience) -> list[Place]:
    """The homes of an account among those of an audience, in order of path; by an own tenure, or an enterprise's."""
    own = Q(card__account=account) | Q(enterprise__contact__account=account)
    tenures = _meant(Tenure.objects.filter(_valid(), own, yard=yard, home=OuterRef("pk")), audience)
    return list(homes_of(yard, audience).filter(Exists(tenures)).order_by("path"))
