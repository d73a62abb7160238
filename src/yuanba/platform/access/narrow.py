"""Lists narrow by path prefix, as their first step."""

from django.db.models import Q

from yuanba.platform.access import under  # noqa: F401  registers the lookup
from yuanba.platform.access.actions import ANYONE, rule_of
from yuanba.platform.access.rights import Actor, paths


def within(prefixes: tuple[str, ...], field: str = "path") -> Q:
    """Rows at or below one of the prefixes; of none, no row."""
    narrowed = Q(pk__in=())
    for prefix in prefixes:
        narrowed |= Q(**{f"{field}__under": prefix})
    return narrowed


def visible(actor: Actor, action: str, field: str = "path") -> Q:
    """Rows where `can(actor, action, row)` holds by right of place: the list and the single row agree."""
    rule = rule_of(action)
    if actor.kind == "system" or ANYONE in rule.roles:
        return Q()
    if rule.inherits:
        return within(paths(actor, action), field)
    narrowed = Q(pk__in=())
    for grant in actor.grants:
        if grant.role in rule.roles:
            narrowed |= Q(**{f"{field}__under": grant.path, "yard_id": grant.yard})
    return narrowed
