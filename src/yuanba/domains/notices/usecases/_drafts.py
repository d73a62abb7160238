"""What writing and editing a notice share."""

from yuanba.domains.notices.queries.audience import are_places
from yuanba.domains.notices.rules.drafts import Draft, checked
from yuanba.domains.people.public import POST_ROLES, TENURE_ROLES
from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.models import Yard


def checked_draft(yard: Yard, draft: Draft) -> Draft:
    """The draft with clean words, said at places that there are; refused as `invalid` with a code per field."""
    draft = checked(draft, yard_path=yard.path, roles=[*POST_ROLES, *TENURE_ROLES])
    if not are_places(yard, draft.audience):
        raise Refusal("invalid", fields={"audience": "audience-unknown"})
    return draft
