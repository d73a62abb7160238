"""The desk: likely doubles beside a case, the later into the earlier, apart again, two of one."""

from datetime import timedelta

from tests.factories import cases as made
from tests.support.pages import kept, words
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock

DARK = "楼道灯不亮，晚上摸黑上楼。"


def pair(town):
    with clock.at(clock.now() - timedelta(hours=1)):
        first = made.report(town.place, DARK).case
    return first, made.report(town.place, "楼道灯又不亮了，天黑看不见。").case


def test_the_later_is_taken_into_the_earlier_whichever_page_it_is_and_apart_again(town, enter):
    (first, later), client = pair(town), enter("butler")
    base = f"/desk/JG/{first.id}/"
    shown = words(client.get(base))
    assert "是同一件事吗" in shown
    assert later.code in shown
    page = client.get(f"{base}together/?other={later.number}")
    sent = kept(page)
    assert sent["other"] == str(later.number)
    refused = client.post(f"{base}together/", sent | {"text": ""})
    assert refused.status_code == 422
    assert client.post(f"{base}together/", sent | {"text": "同一盏灯"})["Location"] == f"{base}?done=merge#title"
    row = cases.Case.objects.get(id=later.id)
    assert (row.state, row.main_id) == ("merged", first.id)
    assert later.code in words(client.get(base))
    there = f"/desk/JG/{later.id}/"
    assert "已并到这件一起办" in words(client.get(there))
    assert "2 件并办，共 2 人" in words(client.get("/desk/JG/all/"))
    apart = kept(client.get(f"{there}together/"))
    assert client.post(f"{there}together/", apart | {"text": "不是同一盏"})["Location"] == f"{there}?done=merge#title"
    assert cases.Case.objects.get(id=later.id).state == "new"
    typed = kept(client.get(f"{there}together/")) | {"number": first.code, "text": "还是同一盏"}
    assert client.post(f"{there}together/", typed)["Location"] == f"{base}?done=merge#title"


def test_a_private_one_that_was_taken_in_is_named_to_those_who_may_read_it(town, enter):
    first, _later = pair(town)
    hidden = made.report(town.place, "我家楼上夜里赌钱。", visibility="handlers").case
    page, sent = f"/desk/JG/{hidden.id}/together/", {"number": first.code, "text": "同一件事", "key": "k"}
    assert enter("butler").post(page, sent).status_code == 302
    read = {name: words(enter(name).get(f"/desk/JG/{first.id}/")) for name in ("butler", "supervisor", "street")}
    assert [name for name, page in read.items() if "赌钱" in page] == ["butler", "supervisor"]


def test_a_number_that_is_nothing_here_is_refused_with_what_was_typed(town, enter):
    first, _later = pair(town)
    client, page = enter("manager"), f"/desk/JG/{first.id}/together/"
    for number in ("", "没有", "9999", first.code, "JGX-1"):
        answer = client.post(page, kept(client.get(page)) | {"number": number, "other": "", "text": "同一盏灯"})
        assert answer.status_code == 422
        assert kept(answer)["text"] == "同一盏灯"
    closed = client.post(page, {"number": town.cases["closed"].code, "text": "同一盏灯", "key": "k"})
    assert closed.status_code == 409
    assert enter("engineer").get(page).status_code == 404


def test_a_part_becomes_a_case_of_its_own(town, enter):
    client, whole = enter("manager"), made.report(town.place, "灯不亮，门也关不拢。").case
    page = f"/desk/JG/{whole.id}/split/"
    form = kept(client.get(page)) | {"text": "门关不拢", "kind": "repair", "level": "middling", "category": "doors"}
    lost = client.post(page, form | {"place": "99-9"})
    assert (lost.status_code, kept(lost)["category"]) == (422, "doors")
    assert client.post(page, form | {"category": "nothing"}).status_code == 422
    sent = client.post(page, form | {"place": "3-1-902"})
    part = cases.Case.objects.get(text="门关不拢")
    assert sent["Location"] == f"/desk/JG/{part.id}/?done=split#title"
    assert (part.level, part.path, part.category.code) == ("middling", town.home.path, "doors")
    assert part.unit.name in words(client.get(f"/desk/JG/{part.id}/why/"))
    assert f"从 {whole.code} 分出来的一部分" in words(client.get(f"/desk/JG/{part.id}/"))
    assert f"其中一部分另立为 {part.code}" in words(client.get(f"/desk/JG/{whole.id}/"))
