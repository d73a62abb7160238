"""Merkle trees as in RFC 6962 (section 2.1): leaf = H(0x00 ‖ data), node = H(0x01 ‖ left ‖ right)."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any


def canon(value: Any) -> bytes:
    """Canonical JSON of strings, integers below 2⁵³, booleans, lists and objects (equal to RFC 8785 for these)."""
    text = json.dumps(_ordered(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def _ordered(value: Any) -> Any:
    """The same with the keys of objects in the order of their UTF-16 units; a key that is no string is refused."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: str.encode(key, "utf-16-be"))
        return {key: _ordered(value[key]) for key in keys}
    return [_ordered(one) for one in value] if isinstance(value, list | tuple) else value


def _hash(data: bytes, algorithm: str) -> bytes:
    return hashlib.new(algorithm, data).digest()


def leaf(data: bytes, algorithm: str = "sha256") -> bytes:
    """The hash of one record."""
    return _hash(b"\x00" + data, algorithm)


def _node(left: bytes, right: bytes, algorithm: str) -> bytes:
    return _hash(b"\x01" + left + right, algorithm)


def _cut(size: int) -> int:
    """The largest power of two below `size` (size ≥ 2)."""
    return 1 << (size - 1).bit_length() - 1


def root(leaves: Sequence[bytes], algorithm: str = "sha256") -> bytes:
    """The tree's head over leaf hashes in order; of none, the hash of nothing."""
    if not leaves:
        return _hash(b"", algorithm)
    level = list(leaves)
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        above = [_node(left, right, algorithm) for left, right in pairs]
        level = above + level[len(level) & ~1 :]
    return level[0]


def inclusion(index: int, leaves: Sequence[bytes], algorithm: str = "sha256") -> list[bytes]:
    """The audit path of leaf `index`, from the bottom up."""
    if not 0 <= index < len(leaves):
        raise ValueError("no such leaf")
    if len(leaves) == 1:
        return []
    cut = _cut(len(leaves))
    if index < cut:
        return [*inclusion(index, leaves[:cut], algorithm), root(leaves[cut:], algorithm)]
    return [*inclusion(index - cut, leaves[cut:], algorithm), root(leaves[:cut], algorithm)]


def verify_inclusion(
    hashed: bytes,
    index: int,
    size: int,
    path: Sequence[bytes],
    head: bytes,
    algorithm: str = "sha256",
) -> bool:
    """Whether `hashed` is leaf `index` of the tree of `size` leaves with this head (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    first, last, result = index, size - 1, hashed
    for part in path:
        if last == 0:
            return False
        if first & 1 or first == last:
            result = _node(part, result, algorithm)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            result = _node(result, part, algorithm)
        first, last = first >> 1, last >> 1
    return last == 0 and result == head


def consistency(old: int, leaves: Sequence[bytes], algorithm: str = "sha256") -> list[bytes]:
    """The proof that the tree of the first `old` leaves is a beginning of this one (1 ≤ old ≤ size)."""
    if not 1 <= old <= len(leaves):
        raise ValueError("no such beginning")
    return _subproof(old, leaves, True, algorithm)


def _subproof(old: int, leaves: Sequence[bytes], whole: bool, algorithm: str) -> list[bytes]:
    size = len(leaves)
    if old == size:
        return [] if whole else [root(leaves, algorithm)]
    cut = _cut(size)
    if old <= cut:
        return [*_subproof(old, leaves[:cut], whole, algorithm), root(leaves[cut:], algorithm)]
    return [
        *_subproof(old - cut, leaves[cut:], False, algorithm),
        root(leaves[:cut], algorithm),
    ]


def verify_consistency(
    old: int,
    size: int,
    old_head: bytes,
    head: bytes,
    proof: Sequence[bytes],
    algorithm: str = "sha256",
) -> bool:
    """Whether the tree of `size` leaves grew out of the one of `old` leaves (RFC 9162, 2.1.4.2)."""
    if not 0 < old <= size:
        return False
    if old == size:
        return not proof and old_head == head
    if not proof:
        return False
    parts = [old_head, *proof] if old & (old - 1) == 0 else list(proof)
    before, after, top = _climb(old - 1, size - 1, parts, algorithm)
    return top and before == old_head and after == head


def _climb(first: int, last: int, parts: Sequence[bytes], algorithm: str) -> tuple[bytes, bytes, bool]:
    """Both heads that a consistency proof gives, and whether it ends at the top."""
    while first & 1:
        first, last = first >> 1, last >> 1
    before = after = parts[0]
    for part in parts[1:]:
        if last == 0:
            return before, after, False
        if first & 1 or first == last:
            before, after = _node(part, before, algorithm), _node(part, after, algorithm)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            after = _node(after, part, algorithm)
        first, last = first >> 1, last >> 1
    return before, after, last == 0
