"""What people write over columns: without dress, in either script, in one row or in two."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

_REMARK = re.compile(r"[(\[【〔<《].*?[)\]】〕>》]")
_MARK = re.compile(r"(必填|选填|必須|必须|可选|㎡|m2|平方米|平米)$")
_PARTS = re.compile(r"[/\\|\n、]+")
_OTHERS = re.compile(r"[^\u4e00-\u9fff]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_TRADITIONAL = "樓棟單號戶業電話聯繫係絡證產權機碼類區層積備註間門鋪車庫狀態稱編數聯備說種別總寫屬參與遷簽約時開幾"
_SIMPLIFIED = "楼栋单号户业电话联系系络证产权机码类区层积备注间门铺车库状态称编数联备说种别总写属参与迁签约时开几"
_PLAIN = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
MOST_SIGNS = 40  # of a head: what is longer is a sentence
WHOLE = frozenset({"building", "room"})  # named in one head, they are one column
Names = dict[int, str]


def plain_head(text: str) -> str:
    """A head without width, case, spaces, stars, colons, remarks and units: '＊ 房號（必填）：' → '房号'."""
    plain = _REMARK.sub("", unicodedata.normalize("NFKC", text))
    plain = re.sub(r"[\s*:：.#。·☆★※]", "", plain).casefold().translate(_PLAIN)
    return _MARK.sub("", plain).strip("-_")


def name_of(cell: str, heads: Mapping[str, str]) -> str:
    """Our name of the column under a head, also of one in two languages: '房号 Room No.', '姓名/电话'."""
    if not cell or len(cell) > MOST_SIGNS:
        return ""
    if found := heads.get(plain_head(cell)):
        return found
    parts = [heads.get(plain_head(part), "") for part in _PARTS.split(_REMARK.sub("", cell))]
    if set(parts) >= WHOLE and "whole" in heads.values():
        return "whole"
    halves = (_OTHERS.sub("", cell), _CHINESE.sub("", cell)) if len(parts) == 1 else ()
    known = [name for name in (*parts, *(heads.get(plain_head(half), "") for half in halves)) if name]
    return known[0] if known else ""


def understood(row: Sequence[str], heads: Mapping[str, str]) -> Names:
    """Our names by the place of the column; of two columns with one meaning the first counts."""
    found: Names = {}
    for place, cell in enumerate(row):
        name = name_of(cell, heads)
        if name and name not in found.values():
            found[place] = name
    return found


def in_two_rows(above: Sequence[str], below: Sequence[str], heads: Mapping[str, str]) -> list[str] | None:
    """One head out of two rows, '业主' over '姓名' and '电话'; None where the second is no row of heads."""
    said = [cell for cell in below if cell]
    known = [cell for cell in said if name_of(cell, heads)]
    if not known or 2 * len(known) < len(said) or any(cell.isdigit() for cell in said):
        return None
    joined, group = [], ""
    for place in range(max(len(above), len(below))):
        top, low = (row[place] if place < len(row) else "" for row in (above, below))
        group = top or (group if low else "")
        together = f"{group}{low}" if low and group != low else low or top
        joined.append(together if low in ("", together) or name_of(together, heads) else low)
    return joined


def labels(heads: Mapping[int, str]) -> dict[int, str]:
    """Heads as they are; the second of the same is told apart: '备注', '备注 (2)'."""
    seen: Counter[str] = Counter()
    found = {}
    for place, head in heads.items():
        seen[head] += 1
        found[place] = head if seen[head] == 1 else f"{head} ({seen[head]})"
    return found
