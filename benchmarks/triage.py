"""`python -m benchmarks.triage`: suggestions a second, by our words and by a model taught with made-up examples."""

import random
import sys
import time

from benchmarks.apart import ALONE, begin
from benchmarks.told import note

LEAST, TEXTS, EXAMPLES = 500, 2_000, 2_000
PARTS = {
    "repair": "灯不亮 水管漏水 门禁坏了 电梯停了 下水道堵了 墙皮脱落 插座没电 道闸失灵",
    "complaint": "半夜施工太吵 油烟飘进家里 垃圾没人收 遛狗不牵绳 车乱停挡路 保洁敷衍",
    "question": "怎么办门卡 装修要什么手续 物业费多少钱 几点收垃圾 哪里可以充电 什么时候通气",
    "hazard": "电瓶车飞线充电 消防通道被占 井盖松动 外墙砖要掉 有煤气味 阳台栏杆松了",
}
FILLERS = ["三单元", "五栋", "昨天晚上", "今天早上", "已经说过两次", "家里有老人", "请尽快", "谢谢"]
FILLERS += ["大门口", "地下车库", "一直", "邻居也在说", "麻烦看看"]


def texts(count: int, rest: random.Random) -> tuple[list[str], list[str]]:
    """Made-up texts of about two hundred signs, and what they are."""
    said, kinds = [], []
    for _ in range(count):
        kind = rest.choice(list(PARTS))
        said.append("，".join(rest.choice(PARTS[kind].split() + 3 * FILLERS) for _ in range(36)))
        kinds.append(kind)
    return said, kinds


def rate(name: str, work: object, given: list[str]) -> None:
    """How many texts a second, fifty at a time."""
    start = time.perf_counter()
    for at in range(0, len(given), 50):
        work(given[at : at + 50])  # type: ignore[operator]
    note(f"triage {name}", len(given) / (time.perf_counter() - start), "texts/s", least=LEAST)


def measure(_quick: bool) -> None:
    """Both ways."""
    from yuanba.domains.cases.public import by_words
    from yuanba.integrations.triage.port import suggestions
    from yuanba.integrations.triage.table import Examples
    from yuanba.integrations.triage.taught import teach
    from yuanba.integrations.triage.weights import Taught
    from yuanba.integrations.triage.words import of_case

    rest = random.Random(7)
    said, kinds = texts(EXAMPLES, rest)
    start = time.perf_counter()
    taught = Taught("bench", *teach(Examples([of_case(text) for text in said], {"kind": kinds})))
    note(f"a model taught with {EXAMPLES:,} texts", time.perf_counter() - start, "s")
    given, _ = texts(TEXTS, rest)
    rate("by words", by_words, given)
    rate("by a model", lambda few: suggestions(taught, few), given)


if __name__ == "__main__":
    sys.exit(begin("benchmarks.triage", measure, at=[ALONE]))
