"""Names of places in free text, found by how they end and how often they recur: no list of names is needed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

LONGEST, FEWEST = 7, 3
_ENDS = re.compile(
    "小区|新城|花园|家园|公寓|公馆|名城|广场|大厦|社区|大道|学校|小学|中学|医院|市场|车站|苑|园|城|府|湾|郡|庄|里|村|路|街|巷|桥"
)
_BETWEEN = set("的了在不是我您你他要去就都还也请与和及等到被把对从为向内外该本这那个某每各全整旁附近周边市区县镇")
_PLAIN = {
    "小",
    "老旧",
    "老",
    "住宅",
    "商业",
    "安置",
    "业主",
    "居民",
    "所有",
    "高层",
    "公交",
    "地铁",
    "城市",
    "农贸",
    "人民",
}


def places_in(texts: Sequence[str]) -> list[set[str]]:
    """The places each text names. A name is grown to the left as long as most who say the shorter say the longer."""
    found = [list(_ended(text)) for text in texts]
    counts = Counter(piece for ends in found for piece in {piece for pieces in ends for piece in pieces})
    return [{name for pieces in ends if (name := _grown(pieces, counts))} for ends in found]


def _ended(text: str) -> Iterator[tuple[str, ...]]:
    """For each ending of a place: what could be the name, from two signs before the ending to the longest."""
    for hit in _ENDS.finditer(text):
        start = hit.start()
        while start > 0 and hit.start() - start < LONGEST and _is_named(text[start - 1]):
            start -= 1
        if hit.start() - start >= 2:
            yield tuple(text[k : hit.end()] for k in range(hit.start() - 2, start - 1, -1))


def _grown(pieces: Sequence[str], counts: Counter[str]) -> str:
    name = pieces[0]
    for longer in pieces[1:]:
        if 2 * counts[longer] < counts[name]:
            break
        name = longer
    stem = _ENDS.sub("", name)
    return name if counts[name] >= FEWEST and stem and stem not in _PLAIN else ""


def _is_named(sign: str) -> bool:
    """Whether the sign can stand in a name: Chinese, and none of the small words between names."""
    return "\u4e00" <= sign <= "\u9fff" and sign not in _BETWEEN
