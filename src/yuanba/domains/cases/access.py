"""The only functions that hand out a case: they check place and right and, to write, lock the row."""

import base64
import hashlib
import hmac
from collections.abc import Collection
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from yuanba.domains.cases.models import Case, Follower, HandUp, HotlineRow
from yuanba.domains.cases.rules.states import STATES, after
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.ids import digest
from yuanba.kernel.paths import touch
from yuanba.platform.access.public import REPORTER, Actor, anywhere, can, check, paths, visible
from yuanba.platform.yards.models import Yard

register(
    "stale",
    409,
    "Meanwhile %(name)s has done something to this case. What you typed is kept; please read and send again.",
)
register("not-now", 409, "This cannot be done with a case in the state “%(state)s”.")
MOST_ASKED = 1000  # followers of a case that a short link is compared with
OF_NEIGHBOURS = ("join", "leave", "add", "say_more", "open_joiner")  # steps that make nobody's page out of date


def own_roles(actor: Actor, case: Case) -> tuple[str, ...]:
    """`reporter` for whoever holds the case's token, or reported it signed in."""
    own = actor.subject == case.id or (case.reporter is not None and case.reporter == actor.account)
    return (REPORTER,) if own else ()


def may_see(actor: Actor, case: Case, action: str = "case.read") -> bool:
    """Whether the actor may do the action, and – for what only handlers see – is one of them."""
    own = own_roles(actor, case)
    return can(actor, action, case, own) and may_read_words(actor, case)


def may_read_words(actor: Actor, case: Case) -> bool:
    """Whether words of a case may be shown to whoever may see that it is there.

    Of a private one to handlers only, and to the street while it is handed up to them.
    """
    return case.visibility == "neighbours" or bool(own_roles(actor, case)) or reads_private(actor, case)


def reads_private(actor: Actor, case: Case) -> bool:
    """Whether the actor is of those who handle a case, private or not; its reporter is not by that."""
    if can(actor, "case.read_private", case):
        return True
    return can(actor, "case.read_handed", case) and _at_street(yard=case.yard_id, case=case.id).exists()


def _at_street(**of: Any) -> QuerySet[HandUp]:
    return HandUp.objects.filter(**of, to="street", ended_at__isnull=True)


def seen(actor: Actor, action: str) -> Q:
    """The cases, over all yards, in which `may_see` holds by right of place."""
    shown = Q(visibility="neighbours") | visible(actor, "case.read_private")
    if anywhere(actor, "case.read_handed"):
        handed = Exists(_at_street(yard=OuterRef("yard"), case=OuterRef("pk")))
        shown |= visible(actor, "case.read_handed") & Q(handed)
    return visible(actor, action) & shown


def seen_in(actor: Actor, action: str, yard: Yard) -> QuerySet[Case]:
    """The same in one yard; without a look at paths where the rights hold for all of it."""
    rows = Case.objects.filter(yard=yard)
    whole = can(actor, action, yard) and can(actor, "case.read_private", yard)
    return rows if whole else rows.filter(seen(actor, action))


def check_works(actor: Actor, yard: Yard) -> UUID:
    """The account of somebody who works in the yard or a part of it; else refused as absent."""
    if actor.account is None or not any(touch(path, yard.path) for path in paths(actor, "case.work")):
        raise absent()
    return actor.account


def case_to_read(actor: Actor, yard: Yard, case_id: UUID) -> Case:
    """A case the actor may read; refused as absent."""
    case = Case.objects.select_related("yard", "place").filter(yard=yard, id=case_id).first()
    if case is None or not may_see(actor, case):
        raise absent()
    return case


def case_to_write(actor: Actor, yard: Yard, case_id: UUID, action: str) -> Case:
    """A case the actor may do `action` to, its row locked; refused as absent."""
    rows = Case.objects.select_for_update(of=("self",), no_key=True).select_related("yard", "place")
    case = rows.filter(yard=yard, id=case_id).first()
    if case is None or not may_see(actor, case, action):
        raise absent()
    return case


def hotline_row_to_settle(actor: Actor, yard: Yard, row_id: UUID) -> HotlineRow:
    """A row of the hotline, locked; refused as absent."""
    check(actor, "case.hotline", yard)
    rows = HotlineRow.objects.select_for_update(of=("self",), no_key=True).select_related("batch__profile")
    row = rows.filter(yard=yard, id=row_id).first()
    if row is None:
        raise absent()
    row.yard = yard
    return row


def case_to_join(actor: Actor, yard: Yard, case_id: UUID) -> Case:
    """A case that neighbours see, its row locked; refused as absent."""
    rows = Case.objects.select_for_update(of=("self",), no_key=True).select_related("yard", "place")
    case = rows.filter(yard=yard, id=case_id, visibility="neighbours").first()
    if case is None or not can(actor, "case.join", case):
        raise absent()
    return case


def follower_of(actor: Actor, yard: Yard, follower_id: UUID) -> Follower:
    """What an actor follows, or holds the token of; refused as absent."""
    found = Follower.objects.select_related("yard", "case").filter(yard=yard, id=follower_id).first()
    own = found is not None and (actor.subject == found.id or (actor.account and actor.account == found.account))
    if found is None or not own:
        raise absent()
    return found


def check_version(actor: Actor, case: Case, version: int | None) -> None:
    """Refuse as `stale` what was decided on an older page, naming who of the staff was there first."""
    if version is None or version == case.version:
        return
    steps = case.steps.filter(yard=case.yard).exclude(verb__in=OF_NEIGHBOURS)
    if own_roles(actor, case):
        steps = steps.filter(public=True)
    last = steps.order_by("-id").first()
    assert last is not None  # noqa: S101  a case begins with a step
    is_reporter = last.role in ("", REPORTER) or (case.unnamed_at is not None and last.account == case.reporter)
    name = "–" if is_reporter else last.name  # who reported is a matter of `case.contact`
    raise Refusal("stale", name=name, verb=last.verb, at=last.at.isoformat())


def new_state(case: Case, verb: str) -> str:
    """The state after the verb; refused as `not-now` where the table has no such move."""
    state = after(verb, case.state)
    if state is None:
        raise Refusal("not-now", state=STATES[case.state], verb=verb)
    return state


def token_of(case: Case | Follower) -> str:
    """The secret that opens a case, or what somebody follows: 44 signs, its id and 136 bits made only here."""
    mac = hmac.new(settings.SECRET_KEY.encode(), case.yard_id.bytes + case.id.bytes, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(case.id.bytes + mac[:17]).decode()


def short_of(row: Case | Follower) -> str:
    """The same secret for an SMS, JG-12-k3m9qx2a: 40 bits, for whoever asks at most thirty times an hour."""
    mac = hmac.new(settings.SECRET_KEY.encode(), b"short" + row.yard_id.bytes + row.id.bytes, hashlib.sha256).digest()
    case = row.case if isinstance(row, Follower) else row
    return f"{case.code}-{base64.b32encode(mac[:5]).decode().lower()}"


def case_by_short(word: str) -> Case:
    """The case behind a short link; refused as absent."""
    case = _case_named(word)
    if case is None or not hmac.compare_digest(short_of(case).encode(), word.encode()):
        raise absent()
    return case


def follower_by_short(word: str) -> Follower | None:
    """Who follows a case without an account and got this short link; None where nobody did."""
    case = _case_named(word)
    if case is None:
        return None
    for one in Follower.objects.filter(yard=case.yard, case=case, account=None).order_by("-id")[:MOST_ASKED]:
        one.yard, one.case = case.yard, case
        if hmac.compare_digest(short_of(one).encode(), word.encode()):
            return one
    return None


def _case_named(word: str) -> Case | None:
    code, _, rest = word.partition("-")
    number, _, _secret = rest.partition("-")
    rows = Case.objects.select_related("yard")
    known = number.isascii() and number.isdecimal() and len(number) < 10 and code.isprintable()
    return rows.filter(yard__code=code, number=int(number)).first() if known else None


def case_by_token(yard: Yard, token: str) -> tuple[Case, Actor]:
    """The case a token opens, and the actor who holds it; refused as absent."""
    rows = Case.objects.select_related("yard", "place")
    case = rows.filter(yard=yard, id=_id_in(token)).first()
    if case is None or not hmac.compare_digest(case.token_digest, digest(token)):
        raise absent()
    return case, Actor("token", name="", subject=case.id)


def case_of_reporter(yard: Yard, case_id: UUID) -> tuple[Case, Actor]:
    """A case and whoever reported it, for what came by a channel that proved who writes; refused as absent."""
    case = Case.objects.select_related("yard", "place").filter(yard=yard, id=case_id).first()
    if case is None:
        raise absent()
    return case, Actor("token", name="", subject=case.id)


def follower_by_token(yard: Yard, token: str) -> tuple[Follower, Actor]:
    """What a follower's token opens, and the actor who holds it; refused as absent."""
    found = Follower.objects.select_related("yard", "case__place").filter(yard=yard, id=_id_in(token)).first()
    if found is None or not hmac.compare_digest(found.token_digest, digest(token)):
        raise absent()
    return found, Actor("token", name="", subject=found.id)


def followers_by_tokens(held: Collection[tuple[str, str]]) -> list[tuple[Follower, str]]:
    """What pairs of a yard's code and a follower's token open and still follow, with the token."""
    tokens = {digest(token): token for _, token in held}
    named = Q()
    for code, token in held:
        with suppress(Refusal):
            named |= Q(yard__code=code, id=_id_in(token))
    rows = Follower.objects.filter(named, left_at__isnull=True) if named else Follower.objects.none()
    found = rows.select_related("yard", "case__place", "case__main__place")
    return [(one, tokens[one.token_digest]) for one in found if one.token_digest in tokens]


def cases_by_tokens(held: Collection[tuple[str, str]]) -> list[tuple[Case, str]]:
    """The cases that pairs of a yard's code and a token open, with the token; what opens nothing is left out."""
    tokens = {digest(token): token for _, token in held}
    named = Q()
    for code, token in held:
        with suppress(Refusal):
            named |= Q(yard__code=code, id=_id_in(token))
    rows = Case.objects.filter(named).select_related("yard", "place") if named else ()
    return [(case, tokens[case.token_digest]) for case in rows if case.token_digest in tokens]


def _id_in(token: str) -> UUID:
    try:
        return UUID(bytes=base64.urlsafe_b64decode(token)[:16])
    except ValueError:
        raise absent() from None
