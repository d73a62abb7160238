"""Saying it in steps: the place is known, nothing typed is lost on the way, what was promised is what is sent."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import places
from tests.support.pages import dangling, kept, words
from tests.support.pictures import photograph
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.domains.people.public import actor_of
from yuanba.domains.places import public as map_
from yuanba.platform.access.public import SYSTEM

TYPED = {"text": "单元门关不拢。\n夜里风大。", "phone": "138 0000 4402", "name": "黎晓舟"}


def picture():
    return SimpleUploadedFile("door.jpg", photograph(size=(64, 48)), "image/jpeg")


@pytest.fixture
def form(town):
    return f"/say/JG/{town.place.id}/"


def test_a_code_leads_to_its_place(town, enter, form):
    assert enter().get(f"/d/JG/{town.door}/")["Location"] == form
    assert "3 栋 1 单元" in words(enter().get(form))


@pytest.mark.parametrize("token", ["nothing", "%00", "门", "x" * 40])
def test_a_code_that_is_no_longer_in_use_is_told(town, enter, token):
    assert enter().get(f"/d/JG/{token}/").status_code == 404


def test_a_code_of_another_estate_opens_nothing_here(town, enter):
    there = places.place(town.other, "1")
    door = map_.issue_door_code(actor=SYSTEM, yard=town.other, place_id=there.id).token
    assert enter().get(f"/d/JG/{door}/").status_code == 404
    assert enter().get(f"/say/JG/{there.id}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "query", "status"),
    [
        ("", "?yard=JG", 200),
        ("", "?yard=XX", 404),
        ("", "", 302),
        ("reporter", "", 200),
        ("reporter", "?yard=JGX", 200),
    ],
)
def test_choosing_where(town, enter, name, query, status):
    answer = enter(name).get(f"/say/{query}")
    assert answer.status_code == status
    if status == 200:
        text = words(answer)
        assert ("3 栋 1 单元 902" in text) == (name == "reporter")
        assert "901" not in text


def test_all_that_was_typed_goes_with_it_from_step_to_step(town, enter, form):
    client = enter()
    first = kept(client.get(form))
    assert set(first) == {"key", "visibility", "act", "text", "phone", "name", "category"}
    check = client.post(form, first | TYPED | {"photos": [picture()]})
    checked = kept(check)
    assert {name: checked[name] for name in TYPED} == TYPED
    assert "1 张" in words(check)
    back = client.post(form, checked | {"act": "back", "visibility": "handlers"})
    again = kept(back)
    assert {name: again[name] for name in TYPED} == TYPED
    assert (again["visibility"], again["key"]) == ("handlers", first["key"])
    check = client.post(form, again)
    assert kept(check)["visibility"] == "handlers"
    sent = client.post(form, kept(check) | {"act": "send"})
    case = cases.Case.objects.get(text=TYPED["text"])
    assert sent["Location"].startswith("/r/JG/")
    assert (case.visibility, case.channel, case.photos.count()) == ("handlers", "door", 1)
    contact = case.contacts.get()
    assert (contact.name, contact.phone) == ("黎晓舟", "13800004402")


def test_the_number_is_masked_where_it_is_checked(town, enter, form):
    text = words(enter().post(form, TYPED | {"act": "check", "key": "k"}))
    assert "138 **** 4402" in text
    assert "0000 4402" not in text


@pytest.mark.parametrize(
    ("name", "place", "lands", "channel"),
    [
        ("", "place", "/r/JG/", "door"),
        ("reporter", "home", "/my/JG/", "resident"),
        ("butler", "place", "/my/JG/", "resident"),
    ],
)
def test_who_is_signed_in_follows_it_under_mine(town, enter, name, place, lands, channel):
    client = enter(name)
    sent = client.post(f"/say/JG/{getattr(town, place).id}/", TYPED | {"act": "send", "key": "k"})
    assert sent["Location"].startswith(lands)
    case = cases.Case.objects.get(text=TYPED["text"])
    assert (case.channel, case.on_behalf_of) == (channel, False)
    assert case.reporter == (town.accounts[name].id if name else None)
    page = client.get(sent["Location"])
    assert (page.status_code, "收到了。" in words(page)) == (200, True)


EDGES = [
    ("门禁", 302),
    ("门", 422),
    (" 门\u200b\u2060 ", 422),
    ("长" * 5000, 302),
    ("长" * 5001, 422),
    ("x" * 5000 + " \n\x00\u202e" * 50, 302),
    ("e" + "\u0301" * 40 + "好", 302),
]


@pytest.mark.parametrize(("text", "status"), EDGES, ids=range(len(EDGES)))
def test_the_shortest_and_the_longest(town, enter, form, text, status):
    before = everything()
    answer = enter().post(form, {"text": text, "act": "send", "key": "k"})
    assert answer.status_code == status
    assert (everything() == before) == (status == 422)


@pytest.mark.parametrize("act", ["check", "send", "", "made up"])
@pytest.mark.parametrize("field", ["text", "phone", "visibility"])
def test_a_wrong_field_is_told_at_every_step(town, enter, form, act, field):
    data = TYPED | {"act": act, "key": "k", "visibility": "neighbours"} | {field: "x"}
    before = everything()
    answer = enter().post(form, data)
    assert (answer.status_code, everything() == before) == (422, True)
    assert f'href="#f-{field}"' in answer.content.decode()
    again = kept(answer)
    assert {name: again[name] for name in ("key", *TYPED)} == {"key": "k"} | TYPED | (
        {field: "x"} if field in TYPED else {}
    )
    assert dangling(answer) <= {"f-visibility"}  # chosen one step later, and by nobody typed


def test_without_a_key_nothing_is_sent(town, enter, form):
    before = everything()
    assert enter().post(form, TYPED | {"act": "send"}).status_code == 404
    assert everything() == before


def test_the_same_key_at_another_place_is_another_case(town, enter, form):
    client, data = enter(), TYPED | {"act": "send", "key": "same", "apart": "1"}
    for address in (form, f"/say/JG/{town.home.id}/", form):
        assert client.post(address, data).status_code == 302
    assert cases.Case.objects.filter(text=TYPED["text"]).count() == 2


def test_pictures_of_another_estate_are_not_hung_here(town, enter, form):
    there = f"/say/JGX/{places.place(town.other, '1').id}/"
    sealed = kept(enter().post(there, {"text": "x", "photos": [picture()]}))["stored-photos"]
    answer = enter().post(form, TYPED | {"act": "send", "key": "k", "stored-photos": sealed})
    assert answer.status_code == 302
    assert cases.Case.objects.get(text=TYPED["text"]).photos.count() == 0


@pytest.mark.parametrize("sealed", ["", "x", "x:y:z", "\x00", '["01900000-0000-7000-8000-000000000000"]'])
def test_a_list_of_pictures_that_is_not_ours_is_left_out(town, enter, form, sealed):
    data = TYPED | {"act": "send", "key": "k", "stored-photos": sealed}
    assert enter().post(form, data).status_code == 302
    assert cases.Case.objects.get(text=TYPED["text"]).photos.count() == 0


def test_too_many_pictures_from_one_address_are_told_and_nothing_is_lost(town, enter, form, settings):
    settings.YUANBA_REPORTS_PER_HOUR = 0
    client = enter()
    answer = client.post(form, TYPED | {"act": "check", "key": "k", "photos": [picture()]})
    assert answer.status_code == 429
    assert "分钟" in words(answer)
    assert {name: kept(answer)[name] for name in TYPED} == TYPED
    assert client.post(form, TYPED | {"act": "check", "key": "k"}).status_code == 200


def test_what_was_refused_for_an_hour_can_be_sent_afterwards_with_the_same_form(town, enter, form, settings):
    settings.YUANBA_REPORTS_PER_HOUR = 0
    client = enter()
    refused = client.post(form, TYPED | {"act": "send", "key": "k", "visibility": "handlers"})
    assert (refused.status_code, kept(refused)["visibility"]) == (429, "handlers")
    settings.YUANBA_REPORTS_PER_HOUR = 9
    checked = kept(client.post(form, kept(refused)))
    assert client.post(form, checked | {"act": "send"}).status_code == 302
    assert cases.Case.objects.get(text=TYPED["text"]).visibility == "handlers"


def test_who_is_signed_in_is_not_counted(town, enter, settings):
    settings.YUANBA_REPORTS_PER_HOUR = 0
    assert actor_of(town.accounts["reporter"].id).account
    answer = enter("reporter").post(f"/say/JG/{town.home.id}/", TYPED | {"act": "send", "key": "k"})
    assert answer.status_code == 302
