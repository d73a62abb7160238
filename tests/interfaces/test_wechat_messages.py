"""The talk with somebody in WeChat: what, where, promised; pictures and voices after it; told of every step."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories import cases as made
from tests.integrations.sms.conftest import loopback
from tests.support import official, sounds
from tests.support.pictures import photograph
from tests.support.sms import work
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Reach
from yuanba.domains.people.models import Identity
from yuanba.kernel import clock
from yuanba.platform.events.public import dispatch
from yuanba.platform.files.sounds import sound_in
from yuanba.platform.notify.public import Letter, plug_carrier, plug_official

__all__ = ["loopback"]
NAME = "金桂苑"
TEXT = "单元门关不拢，夜里风大。"


@pytest.fixture
def wechat(town, loopback, request):
    """WeChat's server, and the account that is plugged in; `sealed` by parameter."""
    account = official.account(loopback, sealed=getattr(request, "param", False))
    plug_official(account)
    plug_carrier("wechat", account)
    yield loopback
    plug_official(None)
    plug_carrier("wechat", None)


def sent(server):
    return [one.body.decode() for one in server.asked if "custom/send" in one.target]


@pytest.mark.parametrize(("wechat", "sealed"), [(False, False), (True, True)], indirect=["wechat"])
def test_words_then_the_place_then_the_promise_and_every_step_is_told(town, wechat, sealed):
    person = official.Person(Client(), sealed=sealed)
    assert "哪里" in person.says(MsgType="event", Event="subscribe")
    assert "小区" in person.says(TEXT)
    assert "没有找到" in person.says("不知道的地方")
    told = person.says(f"{NAME} 3-1-902")
    case = cases.Case.objects.get(channel="wechat")
    assert (case.text, case.place, case.reporter) == (TEXT, town.home, None)
    assert case.code in told
    assert f"/s/{cases.short_of(case)}/" in told
    assert "o-1" not in Reach.objects.get(case=case).sealed_address
    again = person.says("楼道灯也不亮。")
    assert cases.Case.objects.get(text="楼道灯也不亮。").place == town.home
    assert "最迟" in again
    cases.answer(actor=town.actors["butler"], target=made.target(case), text="下午来修。", how="phoned")
    dispatch()
    work()
    assert [letter.state for letter in Letter.objects.all()] == ["sent"]
    assert case.code in sent(wechat)[0]


def test_the_same_message_again_is_once_and_answered_the_same(town, wechat):
    person = official.Person(Client())
    person.says(f"{NAME}的灯坏了")
    first = person.says(f"{NAME} 3-1", MsgId="77")
    before = everything()
    assert person.says(f"{NAME} 3-1", MsgId="77") == first
    assert everything() == before
    assert cases.Case.objects.filter(channel="wechat").count() == 1


def test_whose_home_is_known_is_not_asked_and_the_request_is_hers(town, wechat):
    account = town.accounts["reporter"]
    Identity(account=account, provider="wechat", subject="wx-1 o-9", name="晓舟", since=clock.now()).save()
    told = official.Person(Client(), "o-9").says(TEXT)
    case = cases.Case.objects.get(channel="wechat")
    assert (case.place, case.reporter) == (town.home, account.id)
    assert case.code in told


def test_who_asks_for_english_is_answered_so_from_then_on_and_told_so_of_every_step(town, wechat):
    person = official.Person(Client())
    greeted = person.says(MsgType="event", Event="subscribe")
    assert "For English, write: English" in greeted
    assert person.says("english").startswith("We answer in English")
    assert (
        person.says("Nowhere at all") == "Where is it? Write the estate and the home, such as Jinguan New Town 3-2-902."
    )
    assert person.says("cancel") == "Left out. Write again whenever something is wrong."
    asked = person.says("The light is out.")
    assert asked.startswith("Where is it?")
    assert "We do not find this place" in person.says("Nowhere at all")
    told = person.says("JG 3-1-902")
    case = cases.Case.objects.get(channel="wechat")
    assert told.startswith(f"It has arrived: {case.code}, ")
    assert town.home.label_en in told
    cases.answer(actor=town.actors["butler"], target=made.target(case), text="Repaired this afternoon.", how="phoned")
    dispatch()
    work()
    assert (Letter.objects.get().language, Reach.objects.get().language) == ("en", "en")
    assert "was answered" in sent(wechat)[0]
    with clock.at(clock.now() + timedelta(days=3)):
        assert person.says("Now the door as well.").startswith("It has arrived")
        assert "中文" in person.says(MsgType="event", Event="subscribe")
        assert person.says("中文").startswith("以后用中文")
        assert "最迟" in person.says("灯又不亮了。")


def test_whose_account_is_in_english_is_answered_so_until_another_is_chosen(town, wechat):
    account = town.accounts["reporter"]
    account.language = "en"
    account.save()
    Identity(account=account, provider="wechat", subject="wx-1 o-9", name="晓舟", since=clock.now()).save()
    person = official.Person(Client(), "o-9")
    assert person.says("灯坏了。").startswith("It has arrived")
    assert person.says("中文").startswith("以后用中文")
    assert "最迟" in person.says("门也坏了。")
    assert [one.language for one in Reach.objects.order_by("id")] == ["en", "zh-hans"]


def test_a_scanned_door_is_the_place_and_pictures_follow_the_words(town, wechat):
    person = official.Person(Client())
    assert "3 栋 1 单元" in person.says(MsgType="event", Event="SCAN", EventKey=f"JG/{town.door}")
    assert "收到" in person.says(MsgType="image", MediaId="m-1")
    person.says(TEXT)
    wechat.answers["/cgi-bin/media/get"] = photograph(size=(64, 48))
    work()
    case = cases.Case.objects.get(channel="wechat")
    assert (case.place, case.photos.count()) == (town.place, 1)
    assert case.code in person.says(MsgType="image", MediaId="m-2")
    wechat.answers["/cgi-bin/media/get"] = photograph("#113355", size=(64, 48))
    work()
    assert case.photos.count() == 2
    assert case.steps.filter(verb="say_more").count() == 2


def test_a_voice_alone_is_a_request_and_its_number_is_told_afterwards(town, wechat):
    person = official.Person(Client())
    person.says(MsgType="event", Event="SCAN", EventKey=f"JG/{town.door}")
    assert "语音" in person.says(MsgType="voice", MediaId="v-1")
    wechat.answers["/cgi-bin/media/get"] = sounds.amr()
    work()
    dispatch()
    work()
    case = cases.Case.objects.get(channel="wechat")
    assert (case.text, case.sound.mime) == ("", "audio/amr")
    assert cases.untyped(town.actors["butler"], town.yard) == [case]
    assert case.code in sent(wechat)[0]


def test_two_voices_before_the_place_is_known_are_both_kept(town, wechat):
    person = official.Person(Client())
    for voice in ("v-1", "v-2"):
        person.says(MsgType="voice", MediaId=voice)
    person.says(f"JG/{town.door}")
    for media, frames in (("v-1", 50), ("v-2", 100)):
        wechat.answers[f"/cgi-bin/media/get?access_token=t-1&media_id={media}"] = sounds.amr(frames)
    for _again in range(2):
        work()
    case = cases.Case.objects.get(channel="wechat")
    assert case.sound.mime == "audio/amr"
    [later] = cases.privacy.voices(town.actors["butler"], case)
    assert later.sound_id != case.sound_id


def test_a_voice_that_no_browser_plays_is_made_playable_and_stays_as_it_came(town, wechat, enter):
    person, voice = official.Person(Client()), sounds.amr()
    person.says(MsgType="event", Event="SCAN", EventKey=f"JG/{town.door}")
    person.says(MsgType="voice", MediaId="v-1")
    wechat.answers["/cgi-bin/media/get"] = voice
    work()
    case, butler = cases.Case.objects.get(channel="wechat"), enter("butler")
    desk = f"/desk/JG/{case.id}/"
    assert f'<audio class="mt2" controls preload="metadata" src="{desk}sound"' in butler.get(desk).content.decode()
    played = butler.get(f"{desk}sound")
    assert (played["Content-Type"], played["Content-Disposition"]) == ("audio/mpeg", 'attachment; filename="voice.mp3"')
    assert sound_in(played.content).seconds == 1
    assert butler.get(f"{desk}sound", headers={"Range": "bytes=0-9"}).content == played.content[:10]
    as_sent = butler.get(f"{desk}sound?sent=1")
    assert (as_sent["Content-Type"], as_sent.content) == ("audio/amr", voice)


@pytest.mark.parametrize("said", [f"JG {'-' * 35}1", f"JG {'0' * 36}", f"JG {'a' * 8}-{'b' * 27}"])
def test_a_place_that_only_looks_like_one_of_ours_is_asked_for_again(town, wechat, said):
    person = official.Person(Client())
    person.says(TEXT)
    assert "没有找到" in person.says(said)
    assert not cases.Case.objects.filter(channel="wechat").exists()


def test_who_is_not_wechat_is_turned_away_and_nothing_changes(town, wechat):
    before, client = everything(), Client()
    assert client.get("/wechat/messages/", official.query(echostr="42")).content == b"42"
    for wrong in ({"signature": "0" * 40}, {"timestamp": "1"}, {"nonce": "other"}):
        assert client.get("/wechat/messages/", official.query() | wrong).status_code == 403
    body = official.xml(FromUserName="o-1", MsgId="1", Content=TEXT)
    assert client.post("/wechat/messages/?signature=x", body, content_type="text/xml").status_code == 403
    assert official.Person(client).says(MsgType="event", Event="LOCATION") == ""
    assert everything() == before


def test_without_credentials_it_is_off_and_the_operator_reads_so(town, enter):
    assert Client().get("/wechat/messages/").status_code == 404
    assert "公众号消息没有开通" in enter("operator").get("/backoffice/").content.decode()


def test_who_says_what_a_neighbour_said_is_asked_and_joins_by_a_number_only(town, wechat):
    first = made.report(town.place, "三楼的声控灯坏了，晚上摸黑上楼。").case
    person, like = official.Person(Client()), "三楼声控灯坏了，晚上只能摸黑上楼。"
    person.says(MsgType="event", Event="SCAN", EventKey=f"JG/{town.door}")
    told = person.says(like)
    own = cases.Case.objects.get(channel="wechat")
    assert own.code in told
    assert f"1 {first.code} {first.title}" in told
    assert (own.state, cases.Case.objects.get(id=first.id).people) == ("new", 1)
    joined = person.says("1", MsgId="501")
    assert "并到一起" in joined
    assert person.says("1", MsgId="501") == joined
    own.refresh_from_db()
    assert (own.main_id, cases.Case.objects.get(id=first.id).people) == (first.id, 2)
    cases.answer(actor=town.actors["butler"], target=made.target(first), text="下午来换。", how="phoned")
    dispatch()
    work()
    assert any(own.code in one or first.code in one for one in sent(wechat))


def test_who_answers_something_else_is_not_joined_and_what_was_settled_meanwhile_is_not_either(town, wechat):
    first = made.report(town.place, "三楼的声控灯坏了，晚上摸黑上楼。").case
    person, like = official.Person(Client()), "三楼声控灯坏了，晚上只能摸黑上楼。"
    person.says(MsgType="event", Event="SCAN", EventKey=f"JG/{town.door}")
    person.says(like)
    assert "最迟" in person.says("水管也在漏水。")
    assert first.code in person.says(like)
    cases.resolve(actor=town.actors["butler"], target=made.target(first), text="换好了", why_no_photo="看得见")
    assert "单独办理" in person.says("1")
    assert set(cases.Case.objects.filter(channel="wechat").values_list("state", flat=True)) == {"new"}
