"""UUIDv7 in the order they are made, and secrets of which only the digest is kept."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import RFC_4122

import pytest

from yuanba.kernel import ids

HOUR = 3_600_000


def moment(made):
    """The milliseconds a UUIDv7 was made at."""
    return made.int >> 80


def test_the_form_of_rfc_9562():
    before = time.time_ns() // 1_000_000
    made = [ids.uuid7() for _ in range(200)]
    after = time.time_ns() // 1_000_000
    assert {(one.version, one.variant) for one in made} == {(7, RFC_4122)}
    assert all(before <= moment(one) <= after for one in made)


def test_in_the_order_they_are_made():
    made = [ids.uuid7() for _ in range(20_000)]
    assert made == sorted(set(made))
    assert [str(one) for one in made] == sorted(str(one) for one in made)


def test_threads_share_one_order():
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: [ids.uuid7() for _ in range(1000)], range(8)))
    assert all(part == sorted(part) for part in made)
    assert len({one for part in made for one in part}) == 8000


def test_nobody_can_guess_the_rest_of_it(monkeypatch):
    """62 bits at random, and 11 of the 12 before them in a new millisecond: the twelfth is room to count."""
    seen, always = 0, -1
    for _ in range(200):
        monkeypatch.setattr(ids, "_last", (0, 0))
        made = ids.uuid7().int
        seen, always = seen | made, always & made
    changing = (seen & ~always) & ((1 << 76) - 1)
    assert changing == 0x7FF << 64 | (1 << 62) - 1


@pytest.mark.parametrize("step", [0, 0xFFD, 0xFFE, 0xFFF])
def test_a_clock_set_back_or_a_full_millisecond_keeps_the_order(monkeypatch, step):
    ahead = time.time_ns() // 1_000_000 + HOUR
    monkeypatch.setattr(ids, "_last", (ahead, step))
    made = [ids.uuid7() for _ in range(5000)]
    assert made == sorted(set(made))
    assert moment(made[0]) == ahead + (step == 0xFFF)
    assert moment(made[-1]) <= ahead + 4
    assert {one.version for one in made} == {7}


def test_tokens_are_safe_in_an_address_and_never_twice():
    made = {ids.token() for _ in range(1000)}
    assert len(made) == 1000
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{24}", one) for one in made)


@pytest.mark.parametrize(
    ("secret", "wanted"),
    [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("院坝", "49134dc5e53d11e77acf2bc830ce1687808bb2f909e6b656d455c928c8e26e2e"),
    ],
)
def test_the_digest_is_sha_256(secret, wanted):
    assert ids.digest(secret) == wanted
