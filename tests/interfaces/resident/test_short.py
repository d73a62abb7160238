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


SAID = {"zh-hans": "您的", "en": "Your request"}


@pytest.mark.parametrize("language", SAID)
def test_who_reports_at_a_door_is_told_in_the_language_of_the_page(town, client, language):
    client.cookies["yb_lang"] = language
    form = {"act": "send", "key": "k", "text": "门禁坏了，进不去。", "phone": "138 0000 4402", "apart": "1"}
    assert client.post(f"/say/{town.yard.code}/{town.place.id}/", form).status_code == 302
    case = cases.Case.objects.get(text=form["text"])
    assert _answered(town, case).startswith(SAID[language])


@pytest.mark.parametrize("language", SAID)
def test_who_calls_is_told_in_the_language_chosen_at_the_desk_and_so_is_a_part_split_off(town, enter, language):
    form = {
        "text": "门禁坏了，走廊也黑。",
        "phone": "138 0000 4402",
        "channel": "phone",
        "language": language,
        "key": "k",
    }
    assert enter("butler").post(f"/desk/{town.yard.code}/report/", form).status_code == 302
    case = cases.Case.objects.get(text=form["text"])
    assert _answered(town, case).startswith(SAID[language])
    target = made.target(cases.Case.objects.get(id=case.id))
    part = cases.split(
        actor=town.actors["manager"], target=target, place=case.place, text="走廊黑", kind="repair", level="ordinary"
    )
    assert part.contacts.get().language == language


def test_a_language_we_do_not_speak_is_refused_and_the_same_report_in_another_one_is_the_same(town, enter):
    form = {"text": "门禁坏了。", "phone": "138 0000 4402", "channel": "phone", "key": "k"}
    desk, before = enter("butler"), cases.Case.objects.count()
    assert desk.post(f"/desk/{town.yard.code}/report/", form | {"language": "xx"}).status_code == 422
    assert cases.Case.objects.count() == before
    for language in SAID:
        assert desk.post(f"/desk/{town.yard.code}/report/", form | {"language": language}).status_code == 302
    assert cases.Case.objects.get(text="门禁坏了。").contacts.get().language == "zh-hans"


def _answered(town, case):
    """The SMS that says it was answered."""
    with plugged() as out:
        for verb in ("triage", "answer"):
            town.act(verb, case)
        dispatch()
        work()
    return out.sent[-1][1]
