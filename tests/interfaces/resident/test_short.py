"""The short link of an SMS: it opens the own request, and guessing does not pay."""

import pytest

from tests.factories import cases as made
from tests.support.pages import words
from tests.support.sms import plugged, work
from yuanba.domains.cases import public as cases
from yuanba.platform.events.public import dispatch

SITE = "https://yuanba.example.cn"


@pytest.fixture
def case(town):
    return town.cases["resolved"]


def test_the_short_link_opens_the_request(case, enter):
    answer = enter().get(f"/s/{cases.short_of(case)}/", follow=True)
    assert answer.status_code == 200
    assert case.code in words(answer)


def test_it_is_short_enough_for_the_variable_of_a_template(case):
    assert len(f"s/{cases.short_of(case)}") <= 24
    assert cases.short_of(case).startswith(f"{case.code}-")


@pytest.mark.parametrize(
    "word", ["", "JG", "JG-1", "JG-1-", "JG-x-aaaaaaaa", "JG-١-aaaaaaaa", "JG-1-é", "\0-1-a", "-1-a"]
)
def test_what_is_not_the_secret_opens_nothing(case, enter, word):
    assert enter().get(f"/s/{word or '-'}/").status_code == 404


def test_the_secret_of_one_request_does_not_open_another(town, case, enter):
    other = town.cases["closed"]
    secret = cases.short_of(case).rpartition("-")[2]
    assert enter().get(f"/s/{other.code}-{secret}/").status_code == 404


def test_guessing_comes_to_an_end(case, enter):
    told = [enter().get(f"/s/{case.code}-aaaaaaaa/").status_code for _ in range(31)]
    assert told == [404] * 30 + [429]


def test_the_sms_to_who_reported_without_an_account_ends_with_it(town, enter, settings):
    settings.YUANBA_PUBLIC_URL = SITE
    told = made.report(town.place, "门禁坏了，进不去。", phone="138 0000 4402", key="short").case
    with plugged() as out:
        for verb in ("triage", "answer"):
            town.act(verb, told)
        dispatch()
        work()
    address = f"{SITE}/s/{cases.short_of(told)}/"
    assert [said.endswith(address) for _, said in out.sent] == [True]
    assert enter().get(address.removeprefix(SITE), follow=True).status_code == 200
