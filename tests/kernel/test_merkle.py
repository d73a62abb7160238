"""Merkle trees against worked examples, against RFC 6962 written down once more, and against tampering."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.kernel import merkle

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "merkle.json").read_text(encoding="utf-8"))
LEAVES = [merkle.leaf(b"%d" % number) for number in range(40)]


@pytest.fixture(params=["sha256", "sm3"])
def algorithm(request):
    if request.param not in hashlib.algorithms_available:
        pytest.skip(f"this Python's hashlib (its OpenSSL) has no {request.param}")
    return request.param


# Canonical JSON


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ({}, "{}"),
        ([], "[]"),
        ({"b": 1, "a": [True, False, None]}, '{"a":[true,false,null],"b":1}'),
        ({"a": {"c": 1, "b": 2}}, '{"a":{"b":2,"c":1}}'),
        ([{"b": 1, "a": 2}], '[{"a":2,"b":1}]'),
        ({"a": ("x", "y")}, '{"a":["x","y"]}'),
        ("院坝 é / \x7f", '"院坝 é / \x7f"'),
        ('"\\\b\t\n\f\r\x00\x1f', r'"\"\\\b\t\n\f\r\u0000\u001f"'),
        (-(2**53) + 1, "-9007199254740991"),
        ({"B": 1, "a": 2, "A": 3, "": 4}, '{"":4,"A":3,"B":1,"a":2}'),
    ],
)
def test_canonical_json(value, wanted):
    assert merkle.canon(value).decode() == wanted


def test_keys_are_sorted_as_in_the_example_of_rfc_8785():
    names = ["\r", "1", "\x80", "ö", "€", "\U0001f600", "\ufb33"]
    canonical = merkle.canon(dict.fromkeys(reversed(names), 0))
    assert list(json.loads(canonical)) == names


@pytest.mark.parametrize("value", [{1: "a"}, {"a": {None: 1}}, [{True: 1}], {"a": object()}, {"a": b"b"}])
def test_what_is_no_json_is_refused(value):
    with pytest.raises(TypeError):
        merkle.canon(value)


@pytest.mark.parametrize("value", [float("nan"), [float("inf")], "\ud800", {"\ud800": 1}])
def test_what_nobody_else_could_read_is_refused(value):
    with pytest.raises(ValueError, match=r"JSON compliant|surrogates"):
        merkle.canon(value)


JSON = st.recursive(
    st.text(max_size=6) | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


def turned(value):
    """The same with the keys of objects the other way round."""
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(value)}
    return [turned(one) for one in value] if isinstance(value, list) else value


@given(JSON)
def test_the_order_of_keys_does_not_matter_and_nothing_is_lost(value):
    assert merkle.canon(turned(value)) == merkle.canon(value)
    assert json.loads(merkle.canon(value)) == value


# Worked examples


def recorded(algorithm):
    hashed = [merkle.leaf(merkle.canon(record), algorithm) for record in VECTORS["records"]]
    return hashed, VECTORS["expect"][algorithm]


def test_heads_of_the_worked_example(algorithm):
    hashed, wanted = recorded(algorithm)
    heads = [merkle.root(hashed[:size], algorithm).hex() for size in range(len(hashed) + 1)]
    assert heads == wanted["roots_by_size"]


def test_the_worked_inclusion(algorithm):
    hashed, wanted = recorded(algorithm)
    path = merkle.inclusion(3, hashed, algorithm)
    assert [part.hex() for part in path] == wanted["inclusion_seq_3"]
    head = bytes.fromhex(wanted["roots_by_size"][5])
    assert merkle.verify_inclusion(hashed[3], 3, 5, path, head, algorithm)


def test_the_worked_example_grew_step_by_step(algorithm):
    hashed, wanted = recorded(algorithm)
    heads = [bytes.fromhex(head) for head in wanted["roots_by_size"]]
    for old in range(1, 6):
        proof = merkle.consistency(old, hashed, algorithm)
        assert merkle.verify_consistency(old, 5, heads[old], heads[5], proof, algorithm)


def test_the_two_algorithms_do_not_mix(algorithm):
    other = {"sha256": "sha512", "sm3": "sha256"}[algorithm]
    hashed, _ = recorded(algorithm)
    head, path = merkle.root(hashed, algorithm), merkle.inclusion(3, hashed, algorithm)
    assert merkle.verify_inclusion(hashed[3], 3, 5, path, head, algorithm)
    assert not merkle.verify_inclusion(hashed[3], 3, 5, path, head, other)


# The definition once more (RFC 6962, 2.1), every size up to 40


def sha(data):
    return hashlib.sha256(data).digest()


def defined_root(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else sha(b"")
    cut = max(2**power for power in range(10) if 2**power < len(leaves))
    return sha(b"\x01" + defined_root(leaves[:cut]) + defined_root(leaves[cut:]))


def test_a_leaf_and_a_node_cannot_be_mistaken_for_each_other():
    assert merkle.leaf(b"a") == sha(b"\x00a")
    assert merkle.root([merkle.leaf(b"a"), merkle.leaf(b"b")]) == sha(b"\x01" + sha(b"\x00a") + sha(b"\x00b"))


@pytest.mark.parametrize("size", range(41))
def test_the_head_is_the_defined_one(size):
    assert merkle.root(LEAVES[:size]) == defined_root(LEAVES[:size])


@pytest.mark.parametrize("size", range(1, 41))
def test_every_leaf_proves_its_place_and_no_other(size):
    leaves, head = LEAVES[:size], merkle.root(LEAVES[:size])
    for index in range(size):
        path = merkle.inclusion(index, leaves)
        places = [place for place in range(size) if merkle.verify_inclusion(leaves[index], place, size, path, head)]
        assert places == [index]


@pytest.mark.parametrize("size", range(1, 41))
def test_every_beginning_proves_itself(size):
    heads = [merkle.root(LEAVES[:old]) for old in range(size + 1)]
    for old in range(1, size + 1):
        proof = merkle.consistency(old, LEAVES[:size])
        olds = [one for one in range(1, size + 1) if merkle.verify_consistency(old, size, heads[one], heads[-1], proof)]
        assert olds == [old]


@pytest.mark.parametrize("index", [-1, 3, 4])
def test_no_proof_of_a_leaf_that_is_not_there(index):
    with pytest.raises(ValueError, match="no such leaf"):
        merkle.inclusion(index, LEAVES[:3])
    assert not merkle.verify_inclusion(LEAVES[0], index, 3, [], LEAVES[0])


@pytest.mark.parametrize("size", range(1, 9))
def test_the_place_after_the_last_holds_nothing(size):
    path, head = merkle.inclusion(size - 1, LEAVES[:size]), merkle.root(LEAVES[:size])
    assert merkle.verify_inclusion(LEAVES[size - 1], size - 1, size, path, head)
    assert not merkle.verify_inclusion(LEAVES[size - 1], size, size, path, head)


@pytest.mark.parametrize("old", [-1, 0, 4])
def test_no_proof_of_a_beginning_that_is_none(old):
    with pytest.raises(ValueError, match="no such beginning"):
        merkle.consistency(old, LEAVES[:3])
    head = merkle.root(LEAVES[:3])
    assert not merkle.verify_consistency(old, 3, head, head, [])


@pytest.mark.parametrize("size", [-1, 0])
def test_nothing_is_proved_about_a_tree_of_nothing(size):
    head = merkle.root([])
    assert not merkle.verify_inclusion(head, 0, size, [], head)
    assert not merkle.verify_consistency(size, size, head, head, [])


def test_a_proof_has_the_height_of_its_tree():
    two, four, eight = (merkle.root(LEAVES[:size]) for size in (2, 4, 8))
    assert not merkle.verify_inclusion(LEAVES[1], 0, 1, [LEAVES[0]], two)
    assert not merkle.verify_inclusion(two, 0, 4, [], two)
    short, long = merkle.consistency(3, LEAVES[:4]), merkle.consistency(7, LEAVES[:8])
    three, seven = merkle.root(LEAVES[:3]), merkle.root(LEAVES[:7])
    assert merkle.verify_consistency(3, 4, three, four, short)
    assert merkle.verify_consistency(7, 8, seven, eight, long)
    assert not merkle.verify_consistency(7, 8, three, four, short)
    assert not merkle.verify_consistency(3, 4, seven, eight, long)


# Tampering


@st.composite
def trees(draw):
    """Leaf hashes and the number of one of them."""
    records = draw(st.lists(st.binary(max_size=4), min_size=1, max_size=70))
    leaves = [merkle.leaf(b"%d:%s" % (number, record)) for number, record in enumerate(records)]
    return leaves, draw(st.integers(0, len(leaves) - 1))


def flipped(data, hashed):
    """A hash with one bit changed."""
    bit = data.draw(st.integers(0, len(hashed) * 8 - 1))
    return (int.from_bytes(hashed, "big") ^ (1 << bit)).to_bytes(len(hashed), "big")


def tampered(data, path):
    """A proof that lost, gained, repeated, exchanged or changed something."""
    ways = ["add"] + (["change", "drop", "repeat"] if path else []) + (["swap"] if len(path) > 1 else [])
    way = data.draw(st.sampled_from(ways))
    place = data.draw(st.integers(0, max(len(path) - 1, 0)))
    if way == "add":
        return [*path[:place], data.draw(st.binary(min_size=32, max_size=32)), *path[place:]]
    if way == "change":
        return [*path[:place], flipped(data, path[place]), *path[place + 1 :]]
    if way == "drop":
        return [*path[:place], *path[place + 1 :]]
    if way == "repeat":
        return [*path[: place + 1], *path[place:]]
    return [*path[1:], path[0]]


@given(trees(), st.data())
def test_an_inclusion_holds_only_untouched(tree, data):
    leaves, index = tree
    size, head, path = len(leaves), merkle.root(leaves), merkle.inclusion(index, leaves)
    assert merkle.verify_inclusion(leaves[index], index, size, path, head)
    assert not merkle.verify_inclusion(leaves[index], index, size, tampered(data, path), head)
    assert not merkle.verify_inclusion(flipped(data, leaves[index]), index, size, path, head)
    assert not merkle.verify_inclusion(leaves[index], index, size, path, flipped(data, head))


@given(trees(), st.data())
def test_a_consistency_holds_only_untouched(tree, data):
    leaves, index = tree
    old, size = index + 1, len(leaves)
    before, head, proof = merkle.root(leaves[:old]), merkle.root(leaves), merkle.consistency(old, leaves)
    assert merkle.verify_consistency(old, size, before, head, proof)
    assert not merkle.verify_consistency(old, size, before, head, tampered(data, proof))
    assert not merkle.verify_consistency(old, size, flipped(data, before), head, proof)
    assert not merkle.verify_consistency(old, size, before, flipped(data, head), proof)


@given(trees(), st.data())
def test_rewriting_what_was_there_is_noticed(tree, data):
    leaves, index = tree
    old, before = index + 1, merkle.root(leaves[: index + 1])
    place = data.draw(st.integers(0, index))
    forged = [*leaves[:place], flipped(data, leaves[place]), *leaves[place + 1 :]]
    proof = merkle.consistency(old, forged)
    assert not merkle.verify_consistency(old, len(leaves), before, merkle.root(forged), proof)
