"""`python -m benchmarks.duplicates [sqlite|postgres …]`: what neighbours said of the same matter, asked before sending.

2,000 cases in the yard and 200,000 in all, every one of them with its words; 200 different reports are looked up.
"""

import os
import subprocess
import sys
import tempfile
import time
from itertools import product

IN_YARD, IN_ALL, ROUNDS, LIMIT = 2_000, 200_000, 200, 50.0
THINGS = (
    *("楼道灯", "单元门", "电梯", "车库地漏", "快递柜", "垃圾桶", "东门岗亭"),
    *("健身器材", "路面地砖", "消防通道", "水泵房", "绿化带", "门禁", "对讲机"),
)
TROUBLES = (
    *("坏了没有人修", "一直响吵得睡不着", "不亮看不见", "关不拢风很大"),
    *("反水味道很大", "被占了过不去", "漏水流了一地", "松了很危险"),
)
WHEN = ("今天早上发现的", "已经三天了", "下雨天更严重", "晚上特别明显", "老人孩子都怕", "说过一次没人管")


def main() -> int:
    """Each database in a process of its own."""
    from benchmarks.__main__ import addresses

    codes = []
    for database in sys.argv[1:] or ["sqlite", "postgres"]:
        with tempfile.TemporaryDirectory(prefix="yuanba-bench-") as folder, addresses(database) as urls:
            environment = os.environ | urls | {"YUANBA_DATA_DIR": folder, "YUANBA_BENCH_DUPLICATES": database}
            words = [sys.executable, "-m", "benchmarks.duplicates", database]
            codes.append(subprocess.run(words, env=environment, check=False).returncode)
    return max(codes)


def texts() -> list[str]:
    """Sentences as people say them, each of its own."""
    return [f"{thing}{trouble}，{when}。" for thing, trouble, when in product(THINGS, TROUBLES, WHEN)]


def measure(database: str) -> None:
    """Fill, warm up, ask."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuanba.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.factories import places

    from yuanba.domains.cases import public as cases
    from yuanba.platform.access.public import ANONYMOUS

    said = texts()
    yard, other = places.estate("B0"), places.estate("B1", "另一个小区")
    units = [places.place(yard, f"{building}-{unit}") for building in range(1, 11) for unit in (1, 2)]
    _fill([places.place(other, "1-1")], IN_ALL - IN_YARD, said)
    _fill(units, IN_YARD, said)
    took, hits = [], 0
    for number in range(ROUNDS):
        text = said[number * 7 % len(said)].replace("，", "，又")
        start = time.perf_counter()
        hits += bool(cases.alike(ANONYMOUS, units[number % len(units)], text, client_key=str(number)))
        took.append((time.perf_counter() - start) * 1000)
    took.sort()
    middle, late = took[ROUNDS // 2], took[ROUNDS * 95 // 100]
    print(f"{database}: duplicate check, {IN_YARD:,} in the yard, {IN_ALL:,} in all", flush=True)
    print(f"p50 {middle:.1f} ms, p95 {late:.1f} ms (limit {LIMIT:.0f}); {hits} of {ROUNDS} found something", flush=True)
    assert hits == ROUNDS
    assert late < LIMIT


def _fill(at: list, wanted: int, said: list[str]) -> None:  # type: ignore[type-arg]
    from django.db import connection, connections

    from yuanba.domains.cases import public as cases
    from yuanba.domains.cases.models import Shingle
    from yuanba.domains.cases.rules.alike import terms
    from yuanba.kernel import clock
    from yuanba.kernel.ids import uuid7

    yard, policy, now = at[0].yard, cases.to_data(cases.DEFAULT), clock.now()
    known = {text: terms(text) for text in said}
    for first in range(0, wanted, 2_000):
        rows, words = [], []
        for number in range(first, min(first + 2_000, wanted)):
            text, place = said[number * 31 % len(said)], at[number % len(at)]
            case = cases.Case(
                id=uuid7(),
                yard=yard,
                number=number + 1,
                level="ordinary",
                state="new",
                place=place,
                path=place.path,
                title=text[:40],
                text=text,
                channel="door",
                visibility="neighbours",
                token_digest=str(number),
                client_key=str(number),
                policy=policy,
                reported_at=now,
                answer_due=now,
                search="",
            )
            rows.append(case)
            words += [Shingle(yard=yard, case=case, term=term) for term in known[text]]
        cases.Case.objects.bulk_create(rows)
        Shingle.objects.bulk_create(words, batch_size=5_000)
    if connection.vendor == "postgresql":
        with connections["owner"].cursor() as cursor:  # as the database does by itself after a while
            cursor.execute("VACUUM ANALYZE cases_shingle")
            cursor.execute("VACUUM ANALYZE cases_case")


if __name__ == "__main__":
    if os.environ.get("YUANBA_BENCH_DUPLICATES"):
        measure(sys.argv[1])
    else:
        sys.exit(main())
