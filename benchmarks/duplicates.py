"""`python -m benchmarks.duplicates [sqlite|postgres …]`: what neighbours said of the same matter, asked before sending.

2,000 cases in the yard and 200,000 in all, every one of them with its words; 200 different reports are looked up. The
promise is by the clock; where a machine has other work, processor time tells more.
"""

import sys
from functools import partial
from itertools import product
from typing import Any

from benchmarks.apart import begin
from benchmarks.spent import spent
from benchmarks.told import note

IN_YARD, IN_ALL, QUICK, ROUNDS, MOST_MS = 2_000, 200_000, 10_000, 200, 50
THINGS = (
    *("楼道灯", "单元门", "电梯", "车库地漏", "快递柜", "垃圾桶", "东门岗亭"),
    *("健身器材", "路面地砖", "消防通道", "水泵房", "绿化带", "门禁", "对讲机"),
)
TROUBLES = (
    *("坏了没有人修", "一直响吵得睡不着", "不亮看不见", "关不拢风很大"),
    *("反水味道很大", "被占了过不去", "漏水流了一地", "松了很危险"),
)
WHEN = ("今天早上发现的", "已经三天了", "下雨天更严重", "晚上特别明显", "老人孩子都怕", "说过一次没人管")


def texts() -> list[str]:
    """Sentences as people say them, each of its own."""
    return [f"{thing}{trouble}，{when}。" for thing, trouble, when in product(THINGS, TROUBLES, WHEN)]


def measure(quick: bool) -> None:
    """Fill, warm up, ask."""
    from tests.factories import places

    from yuanba.domains.cases import public as cases
    from yuanba.platform.access.public import ANONYMOUS

    said, in_all = texts(), QUICK if quick else IN_ALL
    yard, other = places.estate("B0"), places.estate("B1", "另一个小区")
    units = [places.place(yard, f"{building}-{unit}") for building in range(1, 11) for unit in (1, 2)]
    _fill([places.place(other, "1-1")], in_all - IN_YARD, said)
    _fill(units, IN_YARD, said)
    took, found = [], 0

    def ask(number: int) -> None:
        nonlocal found
        text = said[number * 7 % len(said)].replace("，", "，又")
        found += bool(cases.alike(ANONYMOUS, units[number % len(units)], text, client_key=str(number)))

    for number in range(ROUNDS):
        took.append(spent(partial(ask, number)))
    what = f"duplicate check, {IN_YARD:,} in the yard, {in_all:,} in all"
    clock, busy = (sorted(one[at] * 1000 for one in took) for at in (0, 1))
    note(f"{what}, p50", clock[ROUNDS // 2], "ms")
    note(f"{what}, p95", clock[ROUNDS * 95 // 100], "ms", most=MOST_MS)
    note("duplicate check, by processor time, p95", busy[ROUNDS * 95 // 100], "ms")
    assert found == ROUNDS


def _fill(at: list[Any], wanted: int, said: list[str]) -> None:
    from django.db import connection, connections, transaction

    from yuanba.domains.cases import public as cases
    from yuanba.domains.cases.models import Words
    from yuanba.domains.cases.rules.alike import packed
    from yuanba.kernel import clock
    from yuanba.kernel.ids import uuid7

    yard, now = at[0].yard, clock.now()
    policy, known = cases.to_data(cases.DEFAULT), {text: packed(text) for text in said}
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
                said_title=text[:40],
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
            words.append(Words(yard=yard, case=case, terms=known[text]))
        with transaction.atomic():
            cases.Case.objects.bulk_create(rows)
            Words.objects.bulk_create(words)
    if connection.vendor == "postgresql":
        with connections["owner"].cursor() as cursor:  # as the database does by itself after a while
            cursor.execute("VACUUM ANALYZE cases_words")
            cursor.execute("VACUUM ANALYZE cases_case")


if __name__ == "__main__":
    sys.exit(begin("benchmarks.duplicates", measure))
