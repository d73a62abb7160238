"""Speaking instead of writing: heard before it is sent, kept through every step, typed by the staff, answered aloud."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import cases as made
from tests.support.pages import dangling, kept, told, words
from tests.support.papers import joined
from tests.support.sounds import amr, mp4, wav
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Voice
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import store_sound

SAID = "三单元五楼的灯坏了三天。"


def spoken(data=None, name="voice.wav"):
    return SimpleUploadedFile(name, data or wav(), "text/html")


@pytest.fixture
def form(town):
    return f"/say/JG/{town.place.id}/"


@pytest.fixture
def sent(town, enter, form):
    """The browser of a stranger who spoke, and the case."""
    client = enter()
    check = client.post(form, kept(client.get(form)) | {"sound": spoken()})
    assert check.status_code == 200
    heard = check.content.decode().partition('src="/say/sound/')[2].partition('"')[0]
    assert client.get(f"/say/sound/{heard}")["Content-Type"] == "audio/wav"
    again = client.post(form, kept(check) | {"act": "back"})
    assert "stored-sound" in kept(again)
    there = client.post(form, kept(client.post(form, kept(again))) | {"act": "send"})["Location"]
    return client, there.partition("?")[0], cases.Case.objects.get(channel="voice")


def test_a_sound_alone_goes_from_step_to_step_and_is_a_request(sent):
    client, link, case = sent
    assert (case.text, case.sound.mime, case.photos.count()) == ("", "audio/wav", 0)
    page = client.get(link)
    assert f'src="{link}sound"' in page.content.decode()
    assert dangling(page) == set()
    whole = client.get(f"{link}sound")
    assert (whole["X-Content-Type-Options"], whole["Content-Type"]) == ("nosniff", "audio/wav")
    assert (whole["Content-Disposition"], whole.content) == ('attachment; filename="voice.wav"', wav())


@pytest.mark.parametrize(
    ("asked", "status", "told_range", "size"),
    [
        ("bytes=0-9", 206, "bytes 0-9/6444", 10),
        ("bytes=6400-", 206, "bytes 6400-6443/6444", 44),
        ("bytes=9999-", 416, "bytes */6444", 0),
        ("lines=1-2", 200, None, 6444),
    ],
)
def test_a_player_asks_for_parts(sent, asked, status, told_range, size):
    client, link, _case = sent
    part = client.get(f"{link}sound", headers={"Range": asked})
    assert (part.status_code, part.headers.get("Content-Range"), len(part.content)) == (status, told_range, size)


def test_what_is_no_sound_is_refused_at_its_field_and_the_words_stay(town, enter, form):
    client, before = enter(), everything()
    first = kept(client.get(form)) | {"text": "灯坏了"}
    for data, code in ((b"<script>", "sound-unreadable"), (mp4(600), "sound-too-long")):
        answer = client.post(form, first | {"sound": spoken(data)})
        assert answer.status_code == 422
        assert told(code) in words(answer)
        assert kept(answer)["text"] == "灯坏了"
    assert everything() == before


def test_a_recording_no_browser_plays_is_named_and_can_be_saved_before_it_is_sent(town, enter, form):
    client = enter()
    page = client.post(form, kept(client.get(form)) | {"sound": spoken(amr(), "voice.amr")})
    assert ("AMR" in words(page), "<audio" in page.content.decode()) == (True, False)
    saved = client.get("/say/sound/" + page.content.decode().partition('href="/say/sound/')[2].partition('"')[0])
    assert (saved["Content-Type"], saved.content) == ("audio/amr", amr())


def test_a_recording_may_be_left_out_again(town, enter, form):
    client = enter()
    check = client.post(form, kept(client.get(form)) | {"text": "灯坏了", "sound": spoken()})
    back = client.post(form, kept(check) | {"act": "back"})
    assert "audio" not in words(client.post(form, kept(back) | {"unspoken": "1"}))
    sent = client.post(form, kept(client.post(form, kept(back) | {"unspoken": "1"})) | {"act": "send"})
    assert sent.status_code == 302
    assert cases.Case.objects.get(text="灯坏了").sound is None


def test_the_desk_hears_types_and_answers_and_the_answer_is_printed_for_the_door(sent, enter):
    resident, link, case = sent
    butler, desk = enter("butler"), f"/desk/JG/{case.id}/"
    assert "录了音，还没有打成文字" in words(butler.get("/desk/JG/?mine=0"))
    page = butler.get(desk)
    assert f'src="{desk}sound"' in page.content.decode()
    assert resident.get(f"{link}answer.pdf").status_code == 404
    form = kept(page, f"{desk}do/type_out/")
    assert butler.post(f"{desk}do/type_out/", form | {"text": ""}).status_code == 422
    assert butler.post(f"{desk}do/type_out/", form | {"text": SAID}).status_code == 302
    assert "录了音" not in words(butler.get("/desk/JG/?mine=0"))
    assert "do/type_out" not in butler.get(desk).content.decode()
    case.refresh_from_db()
    done = {"version": case.version, "text": "今天下午换新灯。", "how": "phoned"}
    assert butler.post(f"{desk}do/answer/", done).status_code == 302
    page = resident.get(link)
    assert 'data-read="#answer-words"' in page.content.decode()
    assert SAID in words(page)
    paper = joined(resident.get(f"{link}answer.pdf").content)
    assert {one for one in (case.code, "今天下午换新灯。", "028-") if one not in paper} == set()


def test_the_desk_types_what_was_spoken_later_beside_its_recording(sent, enter):
    _resident, _link, case = sent
    butler, desk = enter("butler"), f"/desk/JG/{case.id}/"
    later, reporter = store_sound(case.yard, wav(0.6)), Actor("token", subject=case.id)
    cases.messaging.say_more(actor=reporter, target=made.target(case, key="m"), sound=later.id)
    voice = Voice.objects.get()
    page = butler.get(desk)
    assert words(page).count("把这段话打成文字") == 1
    form = kept(page, f"{desk}do/type_out/") | {"voice": str(voice.id)}
    before = everything()
    again = butler.post(f"{desk}do/type_out/", form | {"text": " "})
    assert (again.status_code, dangling(again), 'href="#f-type_later"' in again.content.decode()) == (422, set(), True)
    assert everything() == before
    assert butler.post(f"{desk}do/type_out/", form | {"text": "四楼也黑。"}).status_code == 302
    said = words(butler.get(desk))
    assert ("四楼也黑。" in said, "把这段话打成文字" in said) == (True, False)
    assert "四楼也黑" not in words(enter("supervisor").get(f"/oversight/JG/{case.id}/"))
