"""What a yard begins with: its units with the default one, usual categories, and the first version of its rules."""

from yuanba.domains.cases.models import Category, RoutingRule, RoutingVersion, Unit
from yuanba.domains.cases.numbering import count_change
from yuanba.domains.cases.rules.units import DEFAULT_UNIT, PRESET_CATEGORIES, PRESET_RULES, PRESET_UNITS
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard


def begin_routing(yard: Yard) -> RoutingVersion:
    """Version 1 with all it names, in the caller's transaction."""
    count_change(yard.id)  # first, as a report does: whoever begins waits for the other here, and never crosswise
    version = RoutingVersion(yard=yard, number=1, at=clock.now(), name="")
    version.save()
    units, categories = _units(yard), _categories(yard)
    Unit.objects.bulk_create(units.values())
    Category.objects.bulk_create(categories.values())
    RoutingRule.objects.bulk_create(
        RoutingRule(
            yard=yard, version=version, number=number, category=categories.get(category), kind=kind, unit=units[unit]
        )
        for number, (category, kind, unit) in enumerate(PRESET_RULES, 1)
    )
    return version


def _units(yard: Yard) -> dict[str, Unit]:
    return {
        code: Unit(
            yard=yard,
            name=draft.name,
            name_en=draft.name_en,
            kind=draft.kind,
            roles=list(draft.roles),
            is_default=code == DEFAULT_UNIT,
        )
        for code, draft in PRESET_UNITS.items()
    }


def _categories(yard: Yard) -> dict[str, Category]:
    made: dict[str, Category] = {}
    for code, (words, below) in PRESET_CATEGORIES.items():
        made[code] = top = _category(yard, code, words, None, len(made))
        for under, said in below.items():
            made[under] = _category(yard, under, said, top, len(made))
    return made


def _category(yard: Yard, code: str, words: tuple[str, str, str], parent: Category | None, position: int) -> Category:
    name, name_en, kind = words
    return Category(yard=yard, code=code, name=name, name_en=name_en, kind=kind, parent=parent, position=position)
