"""`python -m benchmarks.people [sqlite|postgres …]`: who looks after a home, a check of a right, and a bare read."""

import sys
import time
from collections.abc import Callable
from functools import partial

from benchmarks.apart import begin
from benchmarks.told import note

FEW, ESTATES, POSTS, ROUNDS = 10, 100, 20, 50
TIMES, GROWTH = 200, 3  # of reading one row by its key; from few estates to many


def each(act: Callable[[], object]) -> float:
    """Milliseconds of the middle call."""
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        act()
        took.append(time.perf_counter() - start)
    return sorted(took)[ROUNDS // 2] * 1000


def measure(_quick: bool) -> None:
    """Many estates with their posts, one of them looked at."""
    from tests.factories import people, places
    from tests.support.statements import statements

    from yuanba.domains.people.public import Account, actor_of, looks_after
    from yuanba.platform.access.public import can

    holders = [people.account(f"岗位{number}") for number in range(POSTS)]
    worker = people.post(places.community_office(), "grid-worker").account_id
    took: list[float] = []
    for number in range(ESTATES):
        yard = places.estate(f"B{number}")
        for at, holder in enumerate(holders):
            people.post(yard, "butler" if at % 2 else "guard", f"{yard.path}/{at + 1}", holder)
        if number + 1 in (FEW, ESTATES):
            home = places.place(yard, "2-1-101")
            took.append(each(partial(looks_after, home.path)))
    with statements() as said:
        found = looks_after(home.path)
    with statements() as asked:
        actor = actor_of(worker)
    bare = each(lambda: Account.objects.get(id=worker))
    checking = each(lambda: can(actor, "people.read_cards", home))
    note(f"who looks after a home, {ESTATES * POSTS:,} posts", took[1], "ms", most=round(TIMES * bare, 2))
    note(f"the same, against {FEW * POSTS:,} posts", took[1] / took[0], "times", most=GROWTH)
    note("a check of a right, against one row by its key", checking / bare, "times", most=1)
    note("statements: who looks after a home", len(said), "", most=1)
    note("statements: who somebody is, with all rights", len(asked), "", most=2)
    assert [one.role for one in found] == ["butler", "grid-worker"]


if __name__ == "__main__":
    sys.exit(begin("benchmarks.people", measure))
