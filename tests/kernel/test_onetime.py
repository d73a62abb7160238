"""One-time codes against the vectors of RFC 4226 and RFC 6238."""

import base64
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.kernel.onetime import as_typed, fitting_step, hotp, new_secret, otpauth, step_of

SECRET = b"12345678901234567890"
MORNING = datetime(2026, 3, 2, 9, 0, 10, tzinfo=UTC)


def test_the_vectors_of_rfc_4226():
    assert [hotp(SECRET, counter) for counter in range(10)] == [
        *("755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489")
    ]


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_the_vectors_of_rfc_6238(seconds, code):
    assert hotp(SECRET, step_of(datetime.fromtimestamp(seconds, UTC)), figures=8) == code


@pytest.mark.parametrize(("late", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_one_step_to_either_side(late, fits):
    code, step = hotp(SECRET, step_of(MORNING)), step_of(MORNING)
    found = fitting_step(SECRET, code, MORNING + timedelta(seconds=30 * late))
    assert found == (step if fits else None)


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "½²³", "\x00" * 6])
def test_what_is_no_code(code):
    assert fitting_step(SECRET, code, MORNING) is None


def test_the_first_half_minute_of_all():
    assert fitting_step(SECRET, hotp(SECRET, 0), datetime.fromtimestamp(0, UTC)) == 0


def test_secrets_are_new():
    assert len({new_secret() for _ in range(50)}) == 50
    assert len(new_secret()) == 20


@given(st.binary(min_size=1, max_size=40), st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_the_address_tells_the_secret_to_the_app(secret, issuer, label):
    parts = urlsplit(otpauth(secret, issuer=issuer, label=label))
    told = {name: values[0] for name, values in parse_qs(parts.query).items()}
    padded = told["secret"] + "=" * (-len(told["secret"]) % 8)
    assert base64.b32decode(padded) == secret
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert (told["issuer"], told["algorithm"], told["digits"], told["period"]) == (issuer, "SHA1", "6", "30")
    assert as_typed(secret) == told["secret"]
