"""The only functions that hand out a notice or an undertaking: they check place and right and, to write, lock."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from yuanba.domains.notices.models import Addressee, Notice, Objection, Undertaking
from yuanba.domains.notices.permissions import PERMISSIONS
from yuanba.domains.notices.rules import states
from yuanba.domains.notices.rules.audience import LIVING_THERE, speaks_to, targets
from yuanba.domains.people.public import TENURE_ROLES
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.paths import above, touch
from yuanba.platform.access.public import Actor, Grant, can, paths, within
from yuanba.platform.yards.models import Yard

READERS = PERMISSIONS["notice.read"].roles

register("notice-state", 409, "This cannot be done with a notice in the state “%(state)s”.")
register("undertaking-state", 409, "This cannot be done with an undertaking in the state “%(state)s”.")
register("notice-stale", 409, "Meanwhile this notice was changed. What you typed is kept; please read and send again.")


@dataclass(frozen=True)
class Spot:
    """A path of a yard, to ask for a right at."""

    yard_id: UUID
    path: str


def may_at(actor: Actor, action: str, yard: Yard, at: Iterable[str]) -> bool:
    """Whether the actor may do the action at each of the paths."""
    return all(can(actor, action, Spot(yard.id, path)) for path in at)


def check_at(actor: Actor, action: str, yard: Yard, at: Iterable[str]) -> None:
    """Refuse as absent what the actor may not do at each of the paths."""
    if not may_at(actor, action, yard, at):
        raise absent()


def may_see(actor: Actor, notice: Notice) -> bool:
    """Drafts are for those who write at one of its places; what was said is for all it was said to, and those near."""
    at = targets(notice.audience, notice.yard.path)
    if notice.number is None:
        return any(may_at(actor, "notice.draft", notice.yard, [path]) for path in at)
    return notice.wall or actor.kind == "system" or any(_reads(grant, notice, at) for grant in actor.grants)


def is_told(actor: Actor, notice: Notice) -> bool:
    """Whether the notice is said to this very person, by a home or a post."""
    return any(_meant(grant, notice) for grant in actor.grants)


def _reads(grant: Grant, notice: Notice, at: tuple[str, ...]) -> bool:
    near = grant.role in READERS and any(touch(path, grant.path) for path in at)
    return near or _meant(grant, notice)


def _meant(grant: Grant, notice: Notice) -> bool:
    lives = grant.role in TENURE_ROLES
    return speaks_to(notice.audience, notice.yard.path, grant.role, grant.path, lives=lives)


def seen(actor: Actor, yard: Yard) -> Q:
    """The published notices of a yard in which `may_see` holds."""
    if actor.kind == "system":
        return Q()
    near = (_near(grant) for grant in actor.grants if grant.role in READERS)
    return Q(wall=True) | told(actor, yard) | _with_addressee(yard, near)


def told(actor: Actor, yard: Yard | OuterRef) -> Q:
    """The notices of a yard in which `is_told` holds; `OuterRef("yard")` for those of several yards."""
    return _with_addressee(yard, (_meant_rows(grant) for grant in actor.grants))


def _with_addressee(yard: Yard | OuterRef, ways: Iterable[Q]) -> Q:
    found = Q(pk__in=())
    for way in ways:
        found |= way
    return Q(Exists(Addressee.objects.filter(found, yard=yard, notice=OuterRef("pk"))))


def _near(grant: Grant) -> Q:
    return Q(path__in=above(grant.path)) | within((grant.path,))


def _meant_rows(grant: Grant) -> Q:
    if grant.role in TENURE_ROLES:
        return Q(path__in=above(grant.path), role__in=(LIVING_THERE, grant.role))
    return _near(grant) & Q(role=grant.role)


def writes(actor: Actor, yard: Yard) -> Q:
    """The drafts of a yard in which `may_see` holds."""
    if actor.kind == "system":
        return Q()
    at = within(paths(actor, "notice.draft"))
    return Q(Exists(Addressee.objects.filter(at, yard=yard, notice=OuterRef("pk"))))


def notice_to_read(actor: Actor, yard: Yard, notice_id: UUID) -> Notice:
    """A notice the actor may read; refused as absent."""
    return _readable(actor, Notice.objects.select_related("yard").filter(yard=yard, id=notice_id).first())


def notice_by_number(actor: Actor, yard: Yard, number: int) -> Notice:
    """The notice behind a short address; refused as absent."""
    return _readable(actor, Notice.objects.select_related("yard").filter(yard=yard, number=number).first())


def _readable(actor: Actor, notice: Notice | None) -> Notice:
    if notice is None or not may_see(actor, notice):
        raise absent()
    return notice


def notice_to_write(actor: Actor, yard: Yard, notice_id: UUID, action: str) -> Notice:
    """A notice to all of whose places the actor may do `action`, its row locked; refused as absent."""
    notice = notice_locked(yard, notice_id)
    check_at(actor, action, yard, targets(notice.audience, yard.path))
    return notice


def notice_locked(yard: Yard, notice_id: UUID) -> Notice:
    """A notice for whoever asks for a right at single homes afterwards; refused as absent."""
    rows = Notice.objects.select_for_update(of=("self",), no_key=True).select_related("yard")
    notice = rows.filter(yard=yard, id=notice_id).first()
    if notice is None:
        raise absent()
    return notice


def may_see_undertaking(actor: Actor, undertaking: Undertaking) -> bool:
    """A plan is for those who plan there; what was announced is for everybody with a right in the estate."""
    yard = undertaking.yard
    if can(actor, "undertaking.plan", undertaking):
        return True
    here = (touch(yard.path, grant.path) for grant in actor.grants)
    return undertaking.announced_at is not None and any(here)


def undertaking_to_read(actor: Actor, yard: Yard, undertaking_id: UUID) -> Undertaking:
    """An undertaking the actor may read; refused as absent."""
    rows = Undertaking.objects.select_related("yard", "place")
    undertaking = rows.filter(yard=yard, id=undertaking_id).first()
    if undertaking is None or not may_see_undertaking(actor, undertaking):
        raise absent()
    return undertaking


def undertaking_to_write(actor: Actor, yard: Yard, undertaking_id: UUID, action: str) -> Undertaking:
    """An undertaking the actor may do `action` to, its row locked; refused as absent."""
    undertaking = undertaking_locked(yard, undertaking_id)
    if not can(actor, action, undertaking):
        raise absent()
    return undertaking


def undertaking_locked(yard: Yard, undertaking_id: UUID) -> Undertaking:
    """An undertaking for what follows from its notice or a home; refused as absent. Notices are locked before."""
    rows = Undertaking.objects.select_for_update(of=("self",), no_key=True).select_related("yard", "place")
    undertaking = rows.filter(yard=yard, id=undertaking_id).first()
    if undertaking is None:
        raise absent()
    return undertaking


def objection_to_answer(actor: Actor, yard: Yard, objection_id: UUID) -> Objection:
    """An objection the actor may answer, its undertaking locked; refused as absent."""
    rows = Objection.objects.select_related("home")
    objection = rows.filter(yard=yard, id=objection_id).first()
    if objection is None:
        raise absent()
    objection.undertaking = undertaking_to_write(actor, yard, objection.undertaking_id, "undertaking.answer")
    return objection


def notice_state(notice: Notice, verb: str) -> str:
    """The state of a notice after the verb; refused as `notice-state` where the table has no such move."""
    state = states.after(states.NOTICE_MOVES, verb, notice.state)
    if state is None:
        raise Refusal("notice-state", state=states.NOTICE_STATES[notice.state], verb=verb)
    return state


def undertaking_state(undertaking: Undertaking, verb: str) -> str:
    """The state of an undertaking after the verb; refused as `undertaking-state` where there is no such move."""
    state = states.after(states.UNDERTAKING_MOVES, verb, undertaking.state)
    if state is None:
        raise Refusal("undertaking-state", state=states.UNDERTAKING_STATES[undertaking.state], verb=verb)
    return state


def check_version(notice: Notice, version: int | None) -> None:
    """Refuse as `notice-stale` what was decided on an older page."""
    if version is not None and version != notice.version:
        raise Refusal("notice-stale")
