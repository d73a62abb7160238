"""Names of places in free text, found by how they end and how often they recur: no list of names is needed."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

LONGEST, FEWEST, LONGEST_KIND = 7, 3, 2
_ENDS = re.compile(
    "小区|新城|花园|家园|公寓|公馆|名城|广场|大厦|社区|街道|大道|学校|小学|中学|医院|市场|车站|苑|园|城|府|湾|郡|庄|里|村|路|街|巷|桥"
)
_BETWEEN = set("的了在不是我您你他要去就都还也请与和及等到被把对从为向内该本这那个某每各全整旁附近周边市区县镇")
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
    "幼儿",
    "国际",
    "中心",
    "实验",
    "公办",
    "民办",
}
_KINDS = ("小区", "社区")  # what a place is, not what it is called: people say the name without it as well


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
        if 2 * counts[longer] < counts[name] and not (_is_plain(name) and counts[longer] >= FEWEST):
            break
        name = longer
    return name if counts[name] >= FEWEST and not _is_plain(name) else ""


def _is_plain(name: str) -> bool:
    stem = _ENDS.sub("", name)
    return not stem or stem in _PLAIN


def named_by(place: str, titles: Sequence[str], texts: Sequence[str]) -> str:
    """What those who speak of one matter at `place` call it: what most titles name, whole.

    A name goes on to the left and to the right as long as at least half of those who say the shorter say the longer.
    """
    told = [f"{title}。{text}" for title, text in zip(titles, texts, strict=True)]
    offered = sorted({place, *(one for text in told for one in _offered(text))})
    counts = {one: (sum(one in title for title in titles), sum(one in text for text in told)) for one in offered}
    likely = [one for one in offered if not _is_plain(one) and counts[one][1] >= min(FEWEST, len(told))]
    name = max(likely, key=lambda one: (counts[one], one == place), default=place)
    while longer := [one for one in likely if name in one and one != name and _goes_on(one, name, counts)]:
        name = min(longer, key=lambda one: (len(one), one))
    return name


def _goes_on(longer: str, name: str, counts: Mapping[str, tuple[int, int]]) -> bool:
    if longer.removeprefix(name) in _KINDS:
        return False
    return 2 * counts[longer][0] >= counts[name][0] and 2 * counts[longer][1] >= counts[name][1]


def _offered(text: str) -> Iterator[str]:
    """Whatever may be a name in a text: with its ending, and without one that only says what kind of place it is."""
    for pieces in _ended(text):
        for piece in pieces:
            yield piece
            if piece.endswith(_KINDS) and len(piece) > LONGEST_KIND + 2:
                yield piece[:-LONGEST_KIND]


def _is_named(sign: str) -> bool:
    """Whether the sign can stand in a name: Chinese, and none of the small words between names."""
    return "\u4e00" <= sign <= "\u9fff" and sign not in _BETWEEN
