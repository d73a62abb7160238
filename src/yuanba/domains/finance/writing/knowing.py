"""What an estate knows of who might have paid a line of the bank; three statements whatever its size."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from yuanba.domains.finance.models import BankLine, Bill
from yuanba.domains.finance.rules import matching
from yuanba.domains.finance.rules.bank import WAITING
from yuanba.domains.finance.rules.matching import KnownHomes, Match
from yuanba.domains.people.public import OWNING, Tenure
from yuanba.domains.places.public import Place, spot_in
from yuanba.platform.yards.models import Yard

HOMES = (Place.Kind.HOME, Place.Kind.SHOP)
SURE_AT_ONCE = 200


@dataclass(frozen=True)
class Knowing:
    """Homes by id, and what is known of them."""

    homes: dict[str, Place]
    known: KnownHomes

    def match(self, remark: str, payer: str, fen: int) -> Match:
        """Which homes a line may be for."""
        return matching.match(remark, payer, fen, self.known, spot_in)


def knowing(yard: Yard) -> Knowing:
    """Of today."""
    homes = {str(one.id): one for one in Place.objects.filter(yard=yard, kind__in=HOMES).order_by("path")}
    codes, rooms = dict[str, str](), defaultdict[str, list[str]](list)
    for key, home in homes.items():
        home.yard = yard
        steps = home.path.removeprefix(f"{yard.path}/").upper().split("/")
        codes["-".join(steps)] = key
        if len(steps) > 2:
            rooms[f"{steps[-3]}-{steps[-1]}"].append(key)
    named = defaultdict[str, list[str]](list)
    rows = Tenure.objects.filter(yard=yard, kind__in=OWNING, until=None)
    for home_id, *names in rows.values_list("home", "card__name", "card__name_en", "enterprise__name"):
        for name in {matching.plain_name(one) for one in names if one}:
            named[name].append(str(home_id))
    return Knowing(homes, KnownHomes(codes, rooms, *_owed(yard, named)))


Owed = tuple[dict[int, str], dict[str, list[str]], dict[str, int], dict[int, set[str]]]


def _owed(yard: Yard, named: dict[str, list[str]]) -> Owed:
    """Homes by number of an open bill, by name; what each owes; homes by the sums they may pay."""
    rows = Bill.objects.filter(yard=yard, credited_at=None, published_at__isnull=False, paid__lt=F("fen"))
    by_bill, owed, sums = dict[int, str](), defaultdict[str, int](int), defaultdict[int, set[str]](set)
    for number, home, fen, paid in rows.values_list("number", "home", "fen", "paid"):
        by_bill[number] = str(home)
        owed[str(home)] += fen - paid
        sums[fen - paid].add(str(home))
    for key, fen in owed.items():
        sums[fen].add(key)
    return by_bill, named, owed, sums


def sure_of(yard: Yard, known: Knowing) -> list[tuple[BankLine, Match]]:
    """Lines that wait and are sure, the first two hundred; of a home named by name and sum alone, one."""
    found, paid = list[tuple[BankLine, Match]](), set[str]()
    for line in BankLine.objects.filter(yard=yard, state=WAITING).order_by("id")[:2000]:
        made = known.match(line.remark, line.payer, line.fen)
        if not made.is_sure:
            continue
        home, why = made.homes[0]
        if why != matching.NAME_SUM or home not in paid:
            found.append((line, made))
        paid.add(home)
    return found[:SURE_AT_ONCE]


def seen_of(sure: Iterable[tuple[BankLine, Match]]) -> str:
    """What was seen to be sure, as a form carries it."""
    return matching.seen((str(line.id), made.homes[0][0]) for line, made in sure)
