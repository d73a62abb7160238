"""`python -m benchmarks.people [sqlite|postgres …]`: who looks after a home, a check of a right, and a bare read."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial

FEW, ESTATES, POSTS, ROUNDS = 10, 100, 20, 50
TIMES, GROWTH = 200, 3  # of reading one row by its key; from few estates to many


def main() -> int:
    """Each database in a process of its own."""
    from benchmarks.__main__ import addresses

    codes = []
    for database in sys.argv[1:] or ["sqlite", "postgres"]:
        with tempfile.TemporaryDirectory(prefix="yuanba-bench-") as folder, addresses(database) as urls:
            environment = os.environ | urls | {"YUANBA_DATA_DIR": folder, "YUANBA_BENCH_PEOPLE": database}
            words = [sys.executable, "-m", "benchmarks.people", database]
            codes.append(subprocess.run(words, env=environment, check=False).returncode)
    return max(codes)


def each(act: Callable[[], object]) -> float:
    """Milliseconds of the middle call."""
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        act()
        took.append(time.perf_counter() - start)
    return sorted(took)[ROUNDS // 2] * 1000


def measure(database: str) -> None:
    """Many estates with their posts, one of them looked at."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuanba.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
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
    print(f"{database}: who looks after a home, {FEW * POSTS:,} posts {took[0]:.2f} ms", flush=True)
    print(f"{ESTATES * POSTS:,} posts {took[1]:.2f} ms", flush=True)
    print(
        f"one row by its key {bare:.2f} ms, {took[1] / bare:.0f} times; a check of a right {checking:.3f} ms",
        flush=True,
    )
    assert [one.role for one in found] == ["butler", "grid-worker"]
    assert (len(said), len(asked)) == (1, 2)
    assert took[1] < TIMES * bare
    assert took[1] < GROWTH * took[0]
    assert checking < bare


if __name__ == "__main__":
    if os.environ.get("YUANBA_BENCH_PEOPLE"):
        measure(sys.argv[1])
    else:
        sys.exit(main())
