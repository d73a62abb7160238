"""Before sending: joining a neighbour is one tap, and so is saying that it is another matter; then one follows."""

import pytest

from tests.factories import cases as made
from tests.support.pages import kept, words
from yuanba.domains.cases import public as cases
from yuanba.platform.access.public import Actor

DARK = "楼道灯不亮，晚上摸黑上楼。"


@pytest.fixture
def told(town):
    """A neighbour said it before."""
    return made.report(town.place, DARK).case


def checked(client, form, **said):
    """From the first page to the look at it all."""
    return kept(client.post(form, kept(client.get(form)) | {"text": "楼道灯不亮，天黑看不见。"} | said))


def test_who_joins_is_counted_once_follows_adds_and_leaves(town, enter, told):
    form, client = f"/say/JG/{town.place.id}/", enter()
    sent = checked(client, form) | {"act": "send"}
    page = client.post(form, sent)
    shown = words(page)
    assert told.code in shown
    assert "都不是，我的是另一件，发出" in shown
    assert "3-1-902" not in shown
    before = cases.Case.objects.count()
    joined = client.post(form, kept(page) | {"join": str(told.id)})
    link = joined["Location"].partition("?")[0]
    assert link.startswith("/f/JG/")
    assert client.post(form, kept(page) | {"join": str(told.id)})["Location"] == f"{link}?added=1"
    assert (cases.Case.objects.count(), cases.Case.objects.get(id=told.id).people) == (before, 2)
    follow = words(client.get(joined["Location"]))
    assert "已附议" in follow
    assert "2 人有同样的事" in follow
    assert "天黑看不见" not in follow
    assert (
        client.post(link, kept(client.get(link)) | {"act": "add", "text": "五楼也黑了"})["Location"]
        == f"{link}?added=1"
    )
    assert client.post(link, {"act": "add", "text": ""}).status_code == 422
    assert "我附议的" in words(client.get("/my/"))
    assert client.post(link, {"act": "leave"})["Location"] == f"{link}?left=1"
    assert "您已取消附议" in words(client.get(link))
    assert client.get("/my/").status_code == 302
    assert cases.Case.objects.get(id=told.id).people == 1
    said = list(told.steps.filter(public=False).order_by("id").values_list("verb", "text"))
    assert said == [("join", "楼道灯不亮，天黑看不见。"), ("add", "五楼也黑了"), ("leave", "")]


def test_who_joins_once_more_says_more_and_loses_no_word(town, enter, told):
    form = f"/say/JG/{town.place.id}/"
    for client, name in ((enter(), ""), (enter("neighbour"), "李婆婆")):
        for text, done in (("楼道灯不亮，天黑看不见。", "joined"), ("楼道灯不亮，今天有人摔了。", "added")):
            page = client.post(form, checked(client, form, text=text, name=name) | {"act": "send"})
            sent, again = (client.post(form, kept(page) | {"join": str(told.id)})["Location"] for _ in range(2))
            assert sent.endswith(f"?{done}=1")
            assert again.endswith("?added=1")
    said = list(told.steps.filter(public=False).order_by("id").values_list("verb", "text"))
    assert said == [("join", "楼道灯不亮，天黑看不见。"), ("add", "楼道灯不亮，今天有人摔了。")] * 2
    assert cases.Case.objects.get(id=told.id).people == 3
    assert "李婆婆" in [one.name for one in cases.privacy.brought(town.actors["butler"], told_again(told))]


def told_again(case):
    return cases.Case.objects.get(id=case.id)


def test_who_reported_it_and_joins_it_says_more_of_the_own_request(town, enter, told):
    form, client = f"/say/JG/{town.place.id}/", enter()
    sent = client.post(form, kept(client.post(form, checked(client, form) | {"act": "send"})) | {"apart": "1"})
    own = cases.Case.objects.latest("number")
    page = client.post(form, checked(client, form, text="楼道灯不亮，六楼也黑了。") | {"act": "send"})
    link = client.post(form, kept(page) | {"join": str(own.id)})["Location"]
    assert link == f"{sent['Location'].partition('?')[0]}?more=1"
    assert "您说的已经补充进去" in words(client.get(link))
    assert list(own.steps.filter(verb="say_more").values_list("text", flat=True)) == ["楼道灯不亮，六楼也黑了。"]
    assert told_again(own).people == 1


def test_who_reported_what_was_taken_into_it_says_more_there(town, enter, told):
    form, client = f"/say/JG/{town.place.id}/", enter()
    sent = client.post(form, kept(client.post(form, checked(client, form) | {"act": "send"})) | {"apart": "1"})
    own = cases.Case.objects.latest("number")
    cases.merge(actor=town.actors["manager"], target=made.target(own), into=told.id, reason="同一盏灯")
    page = client.post(form, checked(client, form, text="楼道灯不亮，六楼也黑了。") | {"act": "send"})
    for _again in range(2):
        link = client.post(form, kept(page) | {"join": str(told.id)})["Location"]
        assert link == f"{sent['Location'].partition('?')[0]}?more=1"
    assert "您说的已经补充进去" in words(client.get(link))
    said = told.steps.filter(verb="add").values_list("text", "public")
    assert list(said) == [("楼道灯不亮，六楼也黑了。", False)]
    assert told_again(told).people == 2


def test_another_matter_is_one_tap_and_nothing_is_asked_where_nobody_said_it(town, enter, told):
    form, client = f"/say/JG/{town.place.id}/", enter()
    page = client.post(form, checked(client, form) | {"act": "send"})
    sent = client.post(form, kept(page) | {"apart": "1"})
    assert sent["Location"].startswith("/r/JG/")
    assert client.post(form, checked(client, form, text="电梯按钮掉了一个。") | {"act": "send"})["Location"].startswith(
        "/r/"
    )
    private = checked(client, form) | {"act": "send", "visibility": "handlers"}
    assert client.post(form, private)["Location"].startswith("/r/")
    assert cases.Case.objects.get(id=told.id).people == 1


def test_what_is_ones_own_leads_to_its_own_page(town, enter, told):
    form = f"/say/JG/{town.place.id}/"
    own, client = made.report(town.place, "快递柜一直响，睡不着。", town.actors["neighbour"]).case, enter("neighbour")
    page = client.post(form, checked(client, form, text="快递柜一直响，睡不着") | {"act": "send"})
    assert client.post(form, kept(page) | {"join": str(own.id)})["Location"] == f"/my/JG/{own.id}/?more=1"
    link = client.post(form, kept(page) | {"join": str(told.id)})["Location"]
    assert link.startswith("/f/JG/")
    assert "我附议的" in words(client.get("/my/"))
    assert client.post(form, kept(page) | {"join": str(town.cases["private"].id)}).status_code == 404
    assert client.post(form, kept(page) | {"join": "nonsense"}).status_code == 404


def test_a_followers_link_shows_the_main_request_and_nothing_once_it_is_private(town, enter, told):
    later = made.report(town.place, DARK, phone="13900001111").case
    joined = cases.join(actor=Actor("anonymous"), target=made.target(later), device="d", text="我是 902 老周")
    link = f"/f/JG/{cases.token_of(joined.follower)}/"
    manager = town.actors["manager"]
    cases.merge(actor=manager, target=made.target(later), into=told.id, reason="同一盏灯")
    cases.answer(actor=manager, target=made.target(told), text="下午来换")
    shown = words(enter().get(link))
    assert told.code in shown
    assert "下午来换" in shown
    assert "老周" not in shown
    assert "2 件并办，共 3 人" in shown
    own = words(enter().get(f"/r/JG/{cases.token_of(later)}/"))
    assert f"和 {told.code} 是同一件事，并在一起办" in own
    assert "下午来换" in own
    photo = town.cases["new"].photos.get().id
    assert enter().get(f"{link}photo/{photo}/480").status_code == 404
    cases.Case.objects.filter(id=told.id).update(visibility="handlers")
    assert enter().get(link).status_code == 404
    assert "下午来换" not in words(enter().get(f"/r/JG/{cases.token_of(later)}/"))
    assert enter().get(f"/f/JG/{cases.token_of(told)}/").status_code == 404
