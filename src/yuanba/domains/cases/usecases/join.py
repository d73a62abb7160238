"""One more has the same trouble: counted once, told of every public step, with a link of their own."""

from uuid import UUID

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import new_state, own_roles, token_of
from yuanba.domains.cases.bringing import NOTHING, Beside, bring
from yuanba.domains.cases.events import CaseJoined
from yuanba.domains.cases.following import Joined, at_main, recount, together, who_of
from yuanba.domains.cases.models import Case, Follower
from yuanba.domains.cases.rules.drafts import LONGEST
from yuanba.domains.cases.rules.vocabulary import OF_NEIGHBOUR
from yuanba.domains.cases.usecases._beside import joining, say_beside
from yuanba.domains.cases.usecases.request_reopen import LATEST
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import digest
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record

register("own-case", 409, "This is your own request: you hear of it already.")


def join(
    *,
    actor: Actor,
    target: Target,
    text: str = "",
    photos: tuple[UUID, ...] = (),
    beside: Beside = NOTHING,
    device: str = "",
) -> Joined:
    """Joined, with own words, pictures, voice and telephone for those who handle it; where it was taken in, there.

    Somebody who left comes back; who follows already says more. Without an account a person is told apart by `device`.
    Refused: `own-case`, `too-late`, `invalid` (telephone, sound), absent for what only handlers see.
    """
    said, who = clean(text)[:LONGEST], who_of(actor, target.yard, device or target.key)
    return at_main(actor, target.yard, target.case_id, lambda case: _joined(actor, case, who, said, photos, beside))


def _joined(actor: Actor, case: Case, who: str, said: str, photos: tuple[UUID, ...], beside: Beside) -> Joined:
    if own_roles(actor, case):
        raise Refusal("own-case")
    new_state(case, "join")
    if case.closed_at is not None and clock.now() - case.closed_at > LATEST:
        raise Refusal("too-late")
    rows = Follower.objects.filter(yard=case.yard, case__in=together(case), who=who).order_by("id")
    follower = rows.first()
    if follower is not None and follower.left_at is None:
        again = f"add:{follower.id.hex}:{digest(f'{said} {photos} {beside.sound}')[:20]}"
        if not writing.repeated(case, again, "add", said):
            say_beside(actor, case, follower, said, photos, again, beside)
        return Joined(case, follower, repeated=True)
    follower = _follows(actor, case, follower, who, beside.language)
    bring(follower, beside)
    recount(case)
    case.save()
    data = {"people": case.people, "photos": writing.add_photos(case, OF_NEIGHBOUR, photos)}
    key = f"{joining(follower)}{clock.now().timestamp()}"
    writing.append(writing.Moving(case, "join", actor, key, text=said, data=data, public=False))
    told = CaseJoined(number=case.number, path=case.path, people=case.people)
    record(told, yard=case.yard, actor=actor, subject=case.id)
    return Joined(case, follower, repeated=False)


def _follows(actor: Actor, case: Case, known: Follower | None, who: str, language: str) -> Follower:
    if known is not None:
        known.left_at, known.language = None, language
        known.save()
        return known
    made = Follower(yard=case.yard, case=case, who=who, account=actor.account, since=clock.now(), language=language)
    made.token_digest = digest(token_of(made))
    made.save()
    return made
