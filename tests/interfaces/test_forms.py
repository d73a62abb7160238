"""Bad input: its status, clear words in both languages, what was typed is there again, and nothing has changed."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext, override

from tests.support.pictures import photograph
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.kernel.errors import CATALOGUE
from yuanba.platform.files.models import StoredFile

LONG, PAST = "长" * 5001, "2020-01-01T10:00"
SAY, DESK, VERB = "/say/JG/{place}/", "/desk/JG/report/", "/desk/JG/{case}/do/{verb}/"


def picture(colour="#884422"):
    return SimpleUploadedFile("door.jpg", photograph(colour, size=(64, 48)), "image/jpeg")


def no_picture():
    return SimpleUploadedFile("door.jpg", b"no picture", "image/jpeg")


def seven():
    return [picture(f"#{number}0{number}0{number}0") for number in range(1, 8)]


TYPED = "门禁坏了，进不去。"


def verb(name, state):
    """The form of a verb, on a case in that state."""
    return VERB, name, state


# who, the form, what is sent, status, code, what must be there again
BAD = {
    "too short": ("", SAY, {"text": " 门 "}, 422, "text-short", ""),
    "too long": ("", SAY, {"text": LONG}, 422, "text-long", LONG),
    "controls only": ("", SAY, {"text": "\x01\x02\u200b\u202e"}, 422, "text-short", ""),
    "phone": ("", SAY, {"text": TYPED, "phone": "1380"}, 422, "phone-doubtful", TYPED),
    "visibility": ("", SAY, {"text": TYPED, "visibility": "all"}, 422, "choice-unknown", TYPED),
    "no picture": ("", SAY, {"text": TYPED, "photos": no_picture}, 422, "picture-unreadable", TYPED),
    "desk: nothing": ("butler", DESK, {"text": ""}, 422, "text-short", ""),
    "desk: place": ("butler", DESK, {"text": TYPED, "place": "9-9-9"}, 422, "place-unknown", "9-9-9"),
    "desk: kind": ("butler", DESK, {"text": TYPED, "kind": "war"}, 422, "choice-unknown", TYPED),
    "desk: level": ("butler", DESK, {"text": TYPED, "level": "x"}, 422, "choice-unknown", TYPED),
    "desk: phone": ("butler", DESK, {"text": TYPED, "phone": "abc"}, 422, "phone-doubtful", TYPED),
    "answer: nothing": ("engineer", verb("answer", "dispatched"), {"text": " "}, 422, "words-missing", ""),
    "answer: how": ("engineer", verb("answer", "dispatched"), {"text": TYPED, "how": "x"}, 422, "choice-unknown", ""),
    "triage": ("engineer", verb("triage", "new"), {"level": "hard"}, 422, "choice-unknown", ""),
    "dispatch": ("butler", verb("dispatch", "triaged"), {"to": "x"}, 422, "not-assignable", ""),
    "promise: no date": ("engineer", verb("promise", "in-work"), {"text": TYPED}, 422, "date-unreadable", TYPED),
    "promise: past": ("engineer", verb("promise", "in-work"), {"text": TYPED, "due": PAST}, 422, "date-past", TYPED),
    "resolve: photograph": ("engineer", verb("resolve", "in-work"), {"text": TYPED}, 422, "photo-missing", TYPED),
    "resolve: outcome": (
        "engineer",
        verb("resolve", "in-work"),
        {"text": TYPED, "outcome": "x"},
        422,
        "choice-unknown",
        TYPED,
    ),
    "not now": ("engineer", verb("resolve", "closed"), {"text": TYPED}, 409, "not-now", ""),
    "stale": ("engineer", verb("answer", "dispatched"), {"text": TYPED, "version": "1"}, 409, "stale", TYPED),
}


def sent(town, client, address, data):
    form, verb, state = address if isinstance(address, tuple) else (address, "", "new")
    link = form.format(place=town.place.id, case=town.cases[state].id, verb=verb)
    return client.post(link, {name: value() if callable(value) else value for name, value in data.items()})


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("row", BAD.values(), ids=BAD)
def test_bad_input(town, enter, row, language):
    name, address, data, status, code, again = row
    client = enter(name)
    client.cookies["yb_lang"] = language
    before = everything()
    answer = sent(town, client, address, data)
    text = html.unescape(answer.content.decode())
    assert answer.status_code == status
    with override(language):
        assert max(re.split(r"%\(\w+\)s", gettext(CATALOGUE[code].words)), key=len) in text
    assert again in text
    assert 'role="alert"' in text
    assert everything() == before


def test_the_field_says_what_is_wrong_with_it(town, enter):
    text = sent(town, enter(), SAY, {"text": TYPED, "phone": "1380"}).content.decode()
    field = re.search(r'<input[^>]*name="phone"[^>]*>', text).group()
    assert 'aria-invalid="true"' in field
    assert f'id="{re.search(r"aria-describedby=.(?:h-phone )?(e-phone)", field).group(1)}"' in text
    assert 'href="#f-phone"' in text


def kept(text):
    return re.search(r'name="stored-(\w+)" value="([^"]+)"', text).groups()


@pytest.mark.parametrize(
    ("name", "address", "field"),
    [("", SAY, "photos"), ("butler", DESK, "photos"), ("engineer", verb("resolve", "in-work"), "after")],
)
def test_photographs_survive_a_refusal(town, enter, name, address, field):
    client = enter(name)
    first = sent(town, client, address, {"text": "", field: picture, "key": "k"})
    assert first.status_code == 422
    assert kept(first.content.decode())[0] == field
    data = {f"stored-{field}": kept(first.content.decode())[1], "text": TYPED, "key": "k", "act": "send"}
    assert sent(town, client, address, data).status_code == 302
    photo = cases.Photo.objects.order_by("-id").first()
    assert StoredFile.objects.order_by("-id").first() == photo.file


def test_a_list_of_photographs_that_we_did_not_seal_is_none(town, enter):
    other = cases.Photo.objects.first()
    data = {"stored-photos": f'["{other.file_id}"]', "text": TYPED, "act": "send", "key": "k"}
    assert sent(town, enter(), SAY, data).status_code == 302
    assert cases.Case.objects.order_by("-id").first().photos.count() == 0


def test_the_seventh_photograph_is_refused_and_six_can_be_sent(town, enter):
    client = enter()
    answer = sent(town, client, SAY, {"text": TYPED, "photos": seven})
    assert answer.status_code == 422
    assert "六张" in answer.content.decode()
    six = client.post(SAY.format(place=town.place.id), {"text": TYPED, "photos": seven()[:6]})
    assert (six.status_code, "6 张" in six.content.decode()) == (200, True)


@pytest.mark.parametrize(("name", "address"), [("", SAY), ("butler", DESK)])
def test_sent_twice_it_is_one_case(town, enter, name, address):
    client, data = enter(name), {"text": TYPED, "key": "same", "act": "send"}
    first, second = (sent(town, client, address, data) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.headers["location"] == second.headers["location"]
    assert cases.Case.objects.filter(text=TYPED).count() == 1


@pytest.mark.parametrize(("name", "address"), [("", SAY), ("butler", DESK)])
def test_another_text_under_the_same_key_is_a_conflict(town, enter, name, address):
    client = enter(name)
    sent(town, client, address, {"text": TYPED, "key": "same", "act": "send"})
    before = everything()
    answer = sent(town, client, address, {"text": TYPED + "还有灯。", "key": "same", "act": "send"})
    assert (answer.status_code, "还有灯" in answer.content.decode()) == (409, True)
    assert everything() == before


def test_a_verb_done_twice_by_one_press_is_done_once(town, enter):
    client, data = enter("engineer"), {"text": TYPED, "key": "same", "version": "3"}
    answers = [sent(town, client, verb("answer", "dispatched"), data) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert town.cases["dispatched"].steps.filter(verb="answer").count() == 1


def test_what_was_kept_after_a_stale_page_can_be_sent_again(town, enter):
    client = enter("engineer")
    page = sent(town, client, verb("answer", "dispatched"), {"text": TYPED, "version": "1"}).content.decode()
    form = page[page.index("/do/answer/") :].partition("</form>")[0]
    data = dict(re.findall(r'name="(version|key)" value="([^"]*)"', form)) | {"text": TYPED}
    assert sent(town, client, verb("answer", "dispatched"), data).status_code == 302


def test_too_many_from_one_address_is_told_and_the_text_is_kept(town, enter, settings):
    settings.YUANBA_REPORTS_PER_HOUR = 2
    client = enter()
    answers = [
        sent(town, client, SAY, {"text": f"{TYPED}{number}", "key": str(number), "act": "send", "apart": "1"})
        for number in range(3)
    ]
    assert [one.status_code for one in answers] == [302, 302, 429]
    assert f"{TYPED}2" in answers[2].content.decode()
    assert cases.Case.objects.filter(text__startswith=TYPED).count() == 2
    own = {"text": TYPED, "key": "x", "act": "send", "apart": "1"}
    assert sent(town, enter("reporter"), SAY, own).status_code == 302
