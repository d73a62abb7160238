"""What writing and editing a notice share, and what planning and looking at a plan share."""

from yuanba.domains.notices.queries.audience import are_places, homes_of
from yuanba.domains.notices.rules.audience import Audience, fault
from yuanba.domains.notices.rules.drafts import Draft, checked
from yuanba.domains.people.public import POST_ROLES, TENURE_ROLES
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.yards.models import Yard

register("affected-none", 422, "There is no home at these places. Please choose the homes that it touches.")


def checked_draft(yard: Yard, draft: Draft) -> Draft:
    """The draft with clean words, said at places that there are; refused as `invalid` with a code per field."""
    draft = checked(draft, yard_path=yard.path, roles=[*POST_ROLES, *TENURE_ROLES])
    if not are_places(yard, draft.audience):
        raise Refusal("invalid", fields={"audience": "audience-unknown"})
    return draft


def checked_affected(yard: Yard, affected: Audience) -> Audience:
    """The same, where it is homes that there are; refused at the field `affected`."""
    wrong = fault(affected, yard.path, ())
    if not wrong and not are_places(yard, affected):
        wrong = "audience-unknown"
    if not wrong and not homes_of(yard, affected).exists():
        wrong = "affected-none"
    if wrong:
        raise Refusal("invalid", fields={"affected": wrong})
    return affected
