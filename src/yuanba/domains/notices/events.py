"""What happened to notices and undertakings."""

from dataclasses import dataclass

from yuanba.platform.events.public import event


@event("notice.drafted")
@dataclass(frozen=True)
class NoticeDrafted:
    """A notice is being written. Its words are told when it is published."""

    kind: str
    undertaking: str = ""


@event("notice.edited")
@dataclass(frozen=True)
class NoticeEdited:
    """A draft says something else now."""

    version: int


@event("notice.published")
@dataclass(frozen=True)
class NoticePublished:
    """A notice was said. The digest is over all its words, its audience and its days."""

    number: int
    title: str
    kind: str
    digest: str
    since: str
    until: str


@event("notice.ended")
@dataclass(frozen=True)
class NoticeEnded:
    """Its last day is over."""

    number: int


@event("notice.withdrawn")
@dataclass(frozen=True)
class NoticeWithdrawn:
    """A notice no longer holds; a draft that was never said has the number 0."""

    number: int
    why: str


@event("notice.delivered")
@dataclass(frozen=True)
class NoticeDelivered:
    """Homes have the notice, as somebody notes."""

    number: int
    channel: str
    at: str
    homes: list[str]


@event("notice.knocked")
@dataclass(frozen=True)
class NoticeKnocked:
    """Somebody stood at the door of a home with it; `turn` counts what was noted for this home."""

    number: int
    home: str
    result: str
    turn: int


@event("notice.opened")
@dataclass(frozen=True)
class NoticeOpened:
    """An account opened a notice that was said to it; these of its homes have it by that."""

    number: int
    homes: list[str]


@event("undertaking.planned")
@dataclass(frozen=True)
class UndertakingPlanned:
    """Something is to be installed, or common parts to be used."""

    title: str
    path: str
    starts_on: str
    digest: str


@event("undertaking.announced")
@dataclass(frozen=True)
class UndertakingAnnounced:
    """Its notice is published: homes may object until the end of a day."""

    title: str
    number: int
    window_ends: str


@event("undertaking.unannounced")
@dataclass(frozen=True)
class UndertakingUnannounced:
    """Its notice was withdrawn: it is only a plan again."""

    title: str


@event("undertaking.objected")
@dataclass(frozen=True)
class UndertakingObjected:
    """A home that it touches is against it."""

    title: str
    home: str


@event("undertaking.started")
@dataclass(frozen=True)
class UndertakingStarted:
    """All homes knew and could object: it is live."""

    title: str
    homes: int
    objections: int


@event("undertaking.dropped")
@dataclass(frozen=True)
class UndertakingDropped:
    """It does not come, or was taken away again: then `was_there` is true."""

    title: str
    why: str
    was_there: bool = False


@event("undertaking.answered")
@dataclass(frozen=True)
class UndertakingAnswered:
    """An objection was answered. The words stand with the objection."""

    title: str
    home: str
