"""`python -m benchmarks.people [sqlite|postgres …]`: who looks after a home, a check of a right, and a bare read."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

ESTATES, POSTS, ROUNDS = 200, 20, 300
STATEMENTS, TIMES = 2, 25  # an actor; times of reading one row by its key


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
    for number in range(ESTATES):
        yard = places.estate(f"B{number}")
        for at, holder in enumerate(holders):
            people.post(yard, "butler" if at % 2 else "guard", f"{yard.path}/{at + 1}", holder)
    home, office = places.place(yard, "2-1-101"), places.community_office()
    worker = people.post(office, "grid-worker").account_id
    bare = each(lambda: Account.objects.get(id=worker))
    with statements() as said:
        found = looks_after(home.path)
    with statements() as asked:
        actor = actor_of(worker)
    after, acting, checking = (
        each(lambda: looks_after(home.path)),
        each(lambda: actor_of(worker)),
        each(lambda: can(actor, "people.read_cards", home)),
    )
    print(f"{database}: {ESTATES * POSTS:,} posts; one row by its key {bare:.2f} ms", flush=True)
    print(f"who looks after a home  {after:6.2f} ms  {after / bare:5.1f} times  {len(said)} statement", flush=True)
    print(f"who asks, with rights   {acting:6.2f} ms  {acting / bare:5.1f} times  {len(asked)} statements", flush=True)
    print(f"a check of a right      {checking:6.3f} ms  {checking / bare:5.2f} times  0 statements", flush=True)
    assert [one.role for one in found] == ["butler", "grid-worker"]
    assert (len(said), len(asked)) == (1, STATEMENTS)
    assert max(after, acting) < TIMES * bare
    assert checking < bare


if __name__ == "__main__":
    if os.environ.get("YUANBA_BENCH_PEOPLE"):
        measure(sys.argv[1])
    else:
        sys.exit(main())
