"""A renovation in the pages: handed in with a PDF, said about, approved, seen, closed; noise and neighbours beside."""

import re
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.support.drawings import drawing
from tests.support.pages import heading, kept, told, words
from tests.support.pictures import photograph
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

NEW = "/my/renovations/new/"


def file(name, data):
    return SimpleUploadedFile(name, data)


def seen(client, address):
    """What kind of file a picture's address gives."""
    answer = client.get(address)
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")
    return answer["content-type"]


def handed_in(client, **changed):
    day = clock.today()
    said = {
        "text": "厨房和卫生间重做。",
        "works": ["kitchen", "bath"],
        "company": "匠心装饰",
        "agrees": "1",
        "key": "k",
    }
    said |= {"starts_on": day.isoformat(), "ends_on": (day + timedelta(days=30)).isoformat()}
    return client.post(NEW, {**said, **changed})


def test_a_resident_hands_it_in_and_what_was_typed_is_kept(town, enter):
    me = enter("reporter")
    page = me.get(NEW)
    assert "承重墙" in words(page)
    files = [file("a.pdf", drawing(2)), file("b.jpg", photograph(size=(64, 48)))]
    page = handed_in(me, agrees="", company="", drawings=files)
    assert page.status_code == 422
    assert told("rules-please") in words(page)
    assert told("renovator-missing") in words(page)
    assert 'value="kitchen" checked' in page.content.decode()
    assert kept(page)["text"] == "厨房和卫生间重做。"
    assert not cases.Renovation.objects.exists()
    page = handed_in(me, **{"stored-drawings": kept(page)["stored-drawings"]})
    assert page.status_code == 302
    page = me.get(page["location"])
    assert page.content.decode().count("<figcaption>") == 3
    assert "等待审核" in words(page)
    assert "厨房和卫生间重做" in words(me.get("/my/renovations/"))
    picture = re.search(r'src="(/my/renovations/JG/drawing/[^"]+)"', page.content.decode()).group(1)
    assert seen(me, picture) == "image/jpeg"
    assert enter("neighbour").get(picture).status_code == 404


def test_the_desk_says_decides_sees_and_closes(town, enter):
    me, desk = enter("reporter"), enter("butler")
    mine = handed_in(me, drawings=[file("a.pdf", drawing())])["location"].partition("?")[0]
    link = mine.replace("/my/renovations/JG/", "/desk/JG/renovations/")
    assert "匠心装饰" in words(desk.get("/desk/JG/renovations/?of=asked"))
    assert desk.get("/desk/JG/renovations/?of=nothing").status_code == 404
    answer = desk.post(f"{link}do/drawing/", {"number": "1", "untouchable": ["walls"], "advice": ""})
    assert (answer.status_code, told("words-missing") in words(answer)) == (422, True)
    assert 'value="walls" checked' in answer.content.decode()
    desk.post(f"{link}do/drawing/", {"number": "1", "untouchable": ["walls"], "advice": "红线的墙不能动。"})
    terms = {"untouchable": ["walls", "gas"], "hours": "9–12", "deposit": "2,000.05", "advice": "先做闭水试验。"}
    day = clock.today()
    days = {"starts_on": day.isoformat(), "ends_on": (day + timedelta(days=20)).isoformat()}
    answer = desk.post(f"{link}do/approve/", {**terms, **days, "deposit": "二千"})
    assert (answer.status_code, told("deposit-range") in words(answer)) == (422, True)
    assert desk.post(f"{link}do/approve/", {**terms, **days, "version": "1"}).status_code == 302
    assert 'value="2000.05"' in desk.get(link).content.decode()
    assert "红线的墙不能动。" in words(me.get(mine))
    assert "先做闭水试验。" in words(me.get(mine))
    assert "9–12" in words(enter("neighbour").get("/my/renovations/"))
    _noise_is_linked(town, enter, link)
    assert desk.post(f"{link}do/visit/", {"stage": "during", "in_order": "0", "note": "砸墙，停工"}).status_code == 302
    done = {"stage": "after", "in_order": "1", "closes": "1", "returned": "1500.50"}
    assert desk.post(f"{link}do/visit/", done).status_code == 302
    page = words(me.get(mine))
    assert "已退 ¥1,500.50" in page
    assert "不合格" in page
    assert desk.post(f"{link}do/refuse/", {"reason": "太晚了"}).status_code == 409


def _noise_is_linked(town, enter, link):
    """What a neighbour says of noise leads to the renovation, and the other way round."""
    said = {"text": "楼上电钻响到夜里。", "act": "send", "key": "noise", "visibility": "neighbours"}
    enter("neighbour").post(f"/say/JG/{town.place.id}/", said)
    loud = cases.Case.objects.get(text="楼上电钻响到夜里。")
    assert f'href="/desk/JG/{loud.id}/"' in enter("butler").get(link).content.decode()
    assert f'href="{link}"' in enter("butler").get(f"/desk/JG/{loud.id}/").content.decode()


def test_original_drawings_go_into_the_files_and_the_home_sees_them(town, enter):
    mine = handed_in(enter("reporter"))["location"].partition("?")[0]
    link = mine.replace("/my/renovations/JG/", "/desk/JG/renovations/")
    desk = enter("engineer")
    assert desk.post(f"{link}do/keep/", {"title": "强电图"}).status_code == 422
    answer = desk.post(f"{link}do/keep/", {"title": "强电图", "kept": [file("plan.pdf", drawing(2))]})
    assert answer.status_code == 302
    assert desk.get(link).content.decode().count("强电图") == 4
    page = enter("reporter").get(NEW).content.decode()
    picture = re.search(r'src="(/my/renovations/JG/kept/[^"]+)"', page).group(1)
    assert seen(enter("reporter"), picture) == "image/jpeg"
    assert enter("supervisor").get(picture).status_code == 404
    assert heading(desk.get("/desk/JG/renovations/")) == "装修"
