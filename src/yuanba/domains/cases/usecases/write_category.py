"""A category is written: its name, its kind, and under which line it stands; opened or closed."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.events import CategoryWritten
from yuanba.domains.cases.models import Category
from yuanba.domains.cases.numbering import count_change
from yuanba.domains.cases.queries.plan import Plan, forget_plans, read_plan
from yuanba.domains.cases.rules.units import MOST_CATEGORIES, CategoryDraft, checked_category
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def write_category(*, actor: Actor, yard: Yard, draft: CategoryDraft, category_id: UUID | None = None) -> Category:
    """The category; a new one where no id is given. Refused: `invalid` with fields, `category-many`, absent."""
    check(actor, "case.routing", yard)
    draft = checked_category(draft)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        plan = read_plan(yard)
        one = plan.categories.get(category_id) if category_id else _new(plan)
        if one is None:
            raise absent()
        _check(plan, one, draft)
        one.name, one.name_en, one.kind, one.parent_id = draft.name, draft.name_en, draft.kind, draft.parent
        one.closed_at = (one.closed_at or clock.now()) if draft.is_closed else None
        one.save()
        told = CategoryWritten(name=one.name, is_closed=draft.is_closed)
        record(told, yard=yard, actor=actor, subject=one.id)
        count_change(yard.id)
        forget_plans()
    return one


def _new(plan: Plan) -> Category:
    if len(plan.categories) >= MOST_CATEGORIES:
        raise Refusal("category-many")
    fresh = Category(yard=plan.yard, position=len(plan.categories))
    fresh.code = str(fresh.id)
    return fresh


def _check(plan: Plan, one: Category, draft: CategoryDraft) -> None:
    """Two floors: under an upper line, and nothing goes under what lies under another."""
    others = [other for other in plan.categories.values() if other.id != one.id]
    if any(other.name == draft.name and other.parent_id == draft.parent for other in others):
        raise Refusal("invalid", fields={"name": "category-name"})
    tops = {other.id for other in others if other.parent_id is None}
    holds_others = any(other.parent_id == one.id for other in others)
    if draft.parent is not None and (draft.parent not in tops or holds_others):
        raise Refusal("invalid", fields={"parent": "category-deep"})
