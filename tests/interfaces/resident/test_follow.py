"""One's own case: for whoever holds its address or reported it; the word whether it is solved, and what is refused."""

import re
from datetime import timedelta

import pytest

from tests.factories import cases as made
from tests.support.pages import dangling, kept, told, words
from tests.support.statements import statements
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

TYPED = "换了以后还是响。"


def page_of(town, name, state):
    """The address of a case as its reporter knows it: with the token, or under mine."""
    case = town.cases[state]
    return f"/my/JG/{case.id}/" if name else f"/r/JG/{town.tokens[state]}/"


@pytest.fixture(params=["", "reporter"], ids=["token", "mine"])
def name(request):
    return request.param


@pytest.mark.parametrize(
    ("state", "data", "after", "rating"),
    [
        ("resolved", {"rating": "good"}, "closed", "good"),
        ("resolved", {"rating": "fair", "text": "慢了些"}, "closed", "fair"),
        ("resolved", {"rating": "bad", "text": TYPED}, "reopen-requested", "bad"),
        ("closed", {"rating": "bad", "text": TYPED}, "reopen-requested", "bad"),
        ("closed", {"rating": "fair"}, "closed", "fair"),
    ],
)
def test_the_reporters_word(town, enter, name, state, data, after, rating):
    client, link = enter(name), page_of(town, name, state)
    hidden = kept(client.get(link), link)
    answer = client.post(link, hidden | data)
    assert (answer.status_code, answer["Location"]) == (302, f"{link}?judged=1#title")
    case = cases.Case.objects.get(id=town.cases[state].id)
    assert (case.state, case.rating) == (after, rating)
    assert data.get("text", "") in words(client.get(link))


# state, what is sent, status, code of the words
REFUSED = {
    "no words": ("resolved", {"rating": "bad", "text": " "}, 422, "words-missing"),
    "too long": ("resolved", {"rating": "bad", "text": "长" * 5001}, 422, "text-long"),
    "no choice": ("resolved", {"rating": "", "text": TYPED}, 422, "choice-unknown"),
    "made up": ("closed", {"rating": "best", "text": TYPED}, 422, "choice-unknown"),
    "not done yet": ("in-work", {"rating": "good", "text": TYPED}, 409, "not-now"),
    "asked already": ("reopen-requested", {"rating": "bad", "text": TYPED}, 409, "not-now"),
    "stale": ("resolved", {"rating": "bad", "text": TYPED, "version": "1"}, 409, "stale"),
}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("row", REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_told_and_kept(town, enter, name, row, language):
    state, data, status, code = row
    link, before = page_of(town, name, state), everything()
    client = enter(name)
    client.cookies["yb_lang"] = language
    answer = client.post(link, data)
    assert (answer.status_code, everything() == before) == (status, True)
    assert told(code, language) in words(answer)
    assert data["text"].strip() in words(answer)
    assert dangling(answer) == set()


def test_after_thirty_days_it_is_a_new_request(town, enter, name):
    link, before = page_of(town, name, "closed"), everything()
    with clock.at(clock.now() + timedelta(days=31)):
        answer = enter(name).post(link, {"rating": "bad", "text": TYPED})
    assert (answer.status_code, everything() == before) == (409, True)
    assert "30 天" in words(answer)
    assert kept(answer, link)["text"] == TYPED


def test_pressed_twice_it_is_judged_once(town, enter, name):
    client, link = enter(name), page_of(town, name, "resolved")
    data = kept(client.get(link), link) | {"rating": "bad", "text": TYPED}
    assert [client.post(link, data).status_code for _ in range(2)] == [302, 302]
    assert town.cases["resolved"].steps.filter(verb="request_reopen").count() == 1


def test_other_words_under_the_same_key_are_not_taken_for_a_repeat(town, enter, name):
    client, link = enter(name), page_of(town, name, "resolved")
    data = kept(client.get(link), link) | {"rating": "bad", "text": TYPED}
    client.post(link, data)
    before = everything()
    answer = client.post(link, data | {"text": "灯也灭了。"})
    assert (answer.status_code, everything() == before) == (409, True)
    assert "灯也灭了。" in words(answer)


def test_a_stale_page_can_be_sent_again(town, enter, name):
    client, link = enter(name), page_of(town, name, "resolved")
    refused = client.post(link, {"rating": "bad", "text": TYPED, "version": "1"})
    assert client.post(link, kept(refused, link) | {"rating": "bad"}).status_code == 302


def test_the_state_is_told_in_words(town, enter, name):
    answer = enter(name).post(page_of(town, name, "in-work"), {"rating": "good"})
    assert "这件事现在是“在办”，不能这样办。" in words(answer)


@pytest.mark.parametrize("key", ["\x00", "a\x00b", "门" * 99, ""])
def test_a_strange_key_is_no_fault_of_ours(town, enter, name, key):
    link = page_of(town, name, "resolved")
    assert enter(name).post(link, {"rating": "good", "key": key}).status_code == 302


@pytest.mark.parametrize("token", ["x", "", "%00", "门", "A" * 44, "=" * 44])
def test_an_address_somebody_made_up_opens_nothing(town, enter, token):
    assert enter().get(f"/r/JG/{token}/").status_code == 404


def test_a_token_opens_its_own_case_in_its_own_estate_only(town, enter):
    token = town.tokens["private"]
    assert enter().get(f"/r/JG/{token}/").status_code == 200
    assert enter().get(f"/r/JGX/{token}/").status_code == 404
    assert enter().get(f"/r/JG/{token[:-4]}AAA=/").status_code == 404


def test_what_is_for_colleagues_only_is_not_told_to_the_reporter(town, enter, name):
    case, manager = town.cases["in-work"], town.actors["manager"]
    cases.note(actor=manager, target=made.target(case), text="钥匙在值班室", public=False)
    cases.note(actor=manager, target=made.target(case), text="订了新灯", public=True)
    text = words(enter(name).get(page_of(town, name, "in-work")))
    assert ("钥匙" in text, "订了新灯" in text) == (False, True)
    assert "钥匙" in words(enter("engineer").get(f"/desk/JG/{case.id}/"))


def test_as_many_statements_however_long_the_story(town, enter, name):
    client, link, counts = enter(name), page_of(town, name, "in-work"), []
    for number in range(2):
        client.get(link)
        with statements() as said:
            client.get(link)
        counts.append(len(said))
        for part in range(25):
            case = town.cases["in-work"]
            cases.note(actor=town.actors["manager"], target=made.target(case), text=f"第 {number}-{part} 次来看")
    assert counts == [8, 8] if name else [5, 5]


def test_pictures_are_shown_with_their_own_address(town, enter, name):
    client, link = enter(name), page_of(town, name, "resolved")
    shown = re.findall(r'<img src="([^"]+)"', client.get(link).content.decode())
    assert len(shown) == 1
    assert shown[0].startswith(link)
    picture = client.get(shown[0])
    assert picture["Content-Type"] == "image/jpeg"
    assert b"".join(picture.streaming_content).startswith(b"\xff\xd8")
