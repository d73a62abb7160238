"""Whether rules can work together: none is never reached, and none takes all of another."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from yuanba.domains.cases.rules.routing import Category, Rule, witness
from yuanba.kernel.calendar import ServiceHours
from yuanba.kernel.errors import Refusal, register

register("rule-never", 422, "These hours never happen: the service hours of the estate leave no such time.")
register("rule-covered", 422, "This rule would never be reached: rule %(numbers)s takes all of it before.")
register("rule-covers", 422, "Then rule %(number)s would never be reached any more. Please put this one further down.")


def check_reach(
    rules: Sequence[Rule],
    touched: int,
    names: Mapping[int, int],
    *,
    root: str,
    tree: Mapping[UUID, Category],
    hours: ServiceHours,
) -> None:
    """Refuse an order in which the touched rule (its new number) or one that it comes before is never reached.

    `names` gives the number by which people know a rule now; refused: `rule-never`, `rule-covered`, `rule-covers`.
    """
    for rule in rules:
        reach = witness(rules, rule, root, tree, hours)
        if reach.sample is not None:
            continue
        if rule.number == touched:
            numbers = ", ".join(str(names.get(one, one)) for one in reach.taken_by)
            raise Refusal("rule-covered", numbers=numbers) if numbers else Refusal("rule-never")
        if touched in reach.taken_by:
            raise Refusal("rule-covers", number=names.get(rule.number, rule.number))
