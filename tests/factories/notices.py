"""Notices for tests: a small estate with its homes and people, and notices made through the use cases."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from uuid import UUID

from tests.factories import people, places
from tests.support.pictures import photograph
from yuanba.domains.notices import public as notices
from yuanba.domains.people.public import actor_of
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard

MONDAY = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)
DAY = timedelta(days=1)
CODES = ("1-1-101", "1-1-102", "1-2-101", "3-1-902")
WHOLE = notices.Audience()
_keys = count(1)


@dataclass
class Village:
    """Two buildings with four homes, an owner in each but the last, a tenant in the first, and those who look after."""

    yard: Yard
    homes: dict[str, Place]
    manager: Actor
    butler: Actor
    supervisor: Actor
    street: Actor
    owners: dict[str, Actor]
    tenant: Actor
    _photo: list[UUID] = field(default_factory=list)

    @property
    def photo(self) -> UUID:
        """A stored picture of signatures."""
        if not self._photo:
            self._photo.append(store_image(self.yard, photograph(size=(64, 64))).id)
        return self._photo[0]

    def path(self, code: str) -> str:
        """The path of a place: 1, 1-1 or 1-1-101."""
        return places.place(self.yard, code).path

    def at(self, *codes: str, roles: tuple[str, ...] = ()) -> notices.Audience:
        """The audience of these buildings and units."""
        return notices.Audience("places", tuple(self.path(code) for code in codes), roles)

    def of(self, *codes: str, roles: tuple[str, ...] = ()) -> notices.Audience:
        """The audience of these homes."""
        return notices.Audience("homes", tuple(self.homes[code].path for code in codes), roles)

    def ids(self, *codes: str) -> list[UUID]:
        """The ids of homes."""
        return [self.homes[code].id for code in codes]


def village() -> Village:
    """Everybody the story needs."""
    yard, office, street = places.estate(), places.community_office(), places.street_office()
    homes = {code: places.place(yard, code) for code in CODES}
    return Village(
        yard=yard,
        homes=homes,
        manager=people.staff(yard, "manager", name="邓国平"),
        butler=people.staff(yard, "butler", places.place(yard, "1").path, name="罗小满"),
        supervisor=people.staff(office, "community-supervisor", name="何雯"),
        street=people.staff(street, "street-official", name="宋岚"),
        owners={code: people.resident(homes[code]) for code in CODES[:3]},
        tenant=people.resident(homes["1-1-101"], "tenant"),
    )


def resident(home: Place, kind: str = "owner", **more: str) -> Actor:
    """Somebody new in a home, with a telephone or another language."""
    holder = people.account("黎晓舟", **more)
    people.tenure(home, kind, holder)
    return actor_of(holder.id)


def said(**more: object) -> notices.Draft:
    """A draft of a week from Monday on."""
    words = {"title": "3 月 5 日停水", "text": "周四 9:00 到 17:00 换水泵，请提前储水。"}
    days = {"since": MONDAY, "until": MONDAY + 14 * DAY}
    return notices.Draft(**{**words, **days, **more})


def draft(town: Village, *, actor: Actor | None = None, key: str = "", undertaking=None, **more) -> notices.Notice:
    """A draft with a key of its own, by the manager."""
    return notices.draft_notice(
        actor=actor or town.manager,
        yard=town.yard,
        draft=said(**more),
        client_key=key or f"n{next(_keys)}",
        undertaking_id=undertaking.id if undertaking else None,
    )


def publish(town: Village, notice: notices.Notice, actor: Actor | None = None) -> notices.Notice:
    """Published by the manager."""
    return notices.publish_notice(actor=actor or town.manager, yard=town.yard, notice_id=notice.id)


def published(town: Village, **more) -> notices.Notice:
    """Written and published."""
    return publish(town, draft(town, **more))


def hand(town: Village, notice: notices.Notice, *codes: str, actor=None, channel: str = "signed", **more) -> int:
    """Handed to homes, as the manager notes."""
    return notices.note_delivery(
        actor=actor or town.manager,
        yard=town.yard,
        notice_id=notice.id,
        home_ids=town.ids(*codes),
        channel=channel,
        photo_id=more.pop("photo", town.photo),
        **more,
    )


def plan(town: Village, *, actor=None, key: str = "", at: str = "1", **more) -> notices.Undertaking:
    """Parcel lockers at building 1, which touch its first unit."""
    words = {"title": "1 栋快递柜", "text": "在 1 单元门口装一组快递柜。", "starts_on": MONDAY + 9 * DAY}
    planned = notices.Plan(**{"affected": town.at("1-1"), **words, **more})
    return notices.plan_undertaking(
        actor=actor or town.manager,
        yard=town.yard,
        place_id=places.place(town.yard, at).id,
        plan=planned,
        client_key=key or f"p{next(_keys)}",
    )


def announced(town: Village, undertaking: notices.Undertaking, **more) -> notices.Notice:
    """Its notice, published to the homes it touches."""
    return published(town, **{"undertaking": undertaking, "audience": town.at("1-1"), "kind": "common-parts", **more})


def start(town: Village, undertaking: notices.Undertaking, *, actor=None, reply: str = "") -> notices.Undertaking:
    """Begun by the manager."""
    return notices.start_undertaking(
        actor=actor or town.manager, yard=town.yard, undertaking_id=undertaking.id, reply=reply
    )


def against(town: Village, undertaking: notices.Undertaking, code: str = "1-1-101", text: str = "", actor=None):
    """The owner of a home objects."""
    return notices.object_to(
        actor=actor or town.owners[code],
        yard=town.yard,
        undertaking_id=undertaking.id,
        home_id=town.homes[code].id,
        text=text or "正对我家窗户，太吵。",
    )


def brought(town: Village, undertaking: notices.Undertaking, code: str = "1-1-101", actor=None, **more):
    """The butler writes down what a home says on paper."""
    said = {"name": "江守义", "text": "正对我家窗户，太吵。", "day": clock.today(), "way": "paper"} | more
    about = {"yard": town.yard, "undertaking_id": undertaking.id, "home_id": town.homes[code].id}
    return notices.object_for(actor=actor or town.butler, **about, brought=notices.Brought(**said))


def tap(town: Village, notice: notices.Notice, code: str, result: str = "handed", turn: int = 0, actor=None):
    """At the door of a home, by the butler; `turn` is what the page knew of."""
    return notices.knock(
        actor=actor or town.butler,
        yard=town.yard,
        notice_id=notice.id,
        home_id=town.homes[code].id,
        result=result,
        turn=turn,
    )


def guardian(town: Village, code: str) -> Actor:
    """A tenant next door who stands for somebody of a home."""
    home, holder, ward = town.homes[code], people.account("江护"), people.card(town.yard, "江守义")
    people.stay(ward, home, "family")
    own = people.tenure(town.homes["1-2-101"], "tenant", holder).card
    people.stay(own, home, "guardian", stands_for=ward.id)
    return actor_of(holder.id)
