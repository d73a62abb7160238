"""The desk's pages of people: what they show, find, refuse, and never show."""

import json
import re
from datetime import date, timedelta
from urllib.parse import quote

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.prove.routes.desk_people import KEPT, WHY, known
from tests.support.pages import dangling, heading, kept, more, told, unknown_signs, words
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import read

LIST = "/desk/JG/people/"
SECRETS = set(KEPT.values())


@pytest.fixture
def there(town):
    return known(town)


@pytest.fixture
def desk(enter):
    return enter("manager")


def card_page(there, verb=""):
    return f"{LIST}{there['card']}/" + (f"do/{verb}/" if verb else "")


def secrets_in(answer):
    return {one for one in SECRETS if one in answer.content.decode()}


def whole(*answers):
    """Nothing dangles, no sign is unknown, no secret is shown."""
    assert [(dangling(one), unknown_signs(one), secrets_in(one)) for one in answers] == [(set(), set(), set())] * len(
        answers
    )


def names(answer):
    return re.findall(r'<span class="t">([^<]+)</span>', answer.content.decode().partition("<main")[2])


def test_the_list_goes_home_by_home_and_narrows(there, desk):
    pages = {of: desk.get(LIST, {"of": of}) for of in ("", "owners", "tenants", "families", "no-phone")}
    assert {of: names(page) for of, page in pages.items()} == {
        "": ["Neighbour", "星河工作室", "Reporter", "晚晴"],
        "owners": ["Neighbour", "Reporter", "晚晴"],
        "tenants": ["星河工作室"],
        "families": [],
        "no-phone": ["Neighbour", "Reporter"],
    }
    whole(*pages.values())
    assert names(desk.get(LIST, {"of": "elsewhere"})) == ["晚晴"]
    assert desk.get(LIST, {"of": "nothing"}).status_code == 404


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("晚", ["晚晴"]),
        ("5577", ["晚晴"]),
        ("139 0000 5577", ["晚晴"]),
        ("3-1-902", ["Reporter", "晚晴"]),
        ("3-1", ["Neighbour", "星河工作室", "Reporter", "晚晴"]),
        ("星河", ["星河工作室"]),
        ("5578", []),
        ("1390000", []),
    ],
)
def test_finding_by_name_home_and_telephone_opens_nothing(there, desk, text, found):
    before = everything()["people.Unsealing"]
    answer = desk.get(LIST, {"q": text})
    assert names(answer) == found
    assert everything()["people.Unsealing"] == before
    whole(answer)


def test_empty_homes_lead_to_their_page(town, there, desk):
    empty = places.place(town.yard, "9-1-101")
    answer = desk.get(LIST, {"of": "empty"})
    assert f"/desk/JG/homes/{empty.id}/" in answer.content.decode()
    page = desk.get(f"/desk/JG/homes/{empty.id}/")
    assert "还没有登记业主" in words(page)
    whole(answer, page)


def test_the_list_turns_its_pages(town, there, desk):
    for number in range(60):
        make.stay(make.card(town.yard, f"住户{number:02}"), town.home, kind="family")
    first = desk.get(LIST)
    second = desk.get(LIST + more(first))
    seen = names(first) + names(second)
    assert (len(names(first)), len(seen), len(set(seen))) == (50, 64, 64)
    assert more(second) == ""


def test_a_butler_sees_the_own_building_only(town, there, enter):
    other = places.place(town.yard, "5-1-501")
    make.stay(make.card(town.yard, "别栋人"), other)
    town.accounts["five"] = make.account("五栋", username="five")
    make.post(town.yard, "butler", path=f"{town.yard.path}/5", holder=town.accounts["five"])
    client = enter("five")
    assert names(client.get(LIST)) == ["别栋人"]
    assert client.get(card_page(there)).status_code == 404
    assert client.get(f"/desk/JG/homes/{town.home.id}/").status_code == 404


def test_a_card_shows_homes_shares_looks_and_nothing_sealed(there, desk):
    page = desk.get(card_page(there))
    said = words(page)
    for one in ("139****5577", "110*************2X", "***", "2021-03-01 – 至今", "2019-03-01 – 2020-12-31", WHY):
        assert one in said
    assert page["Cache-Control"] == "no-store"
    whole(page)


@pytest.mark.parametrize(("field", "value"), KEPT.items())
def test_opening_shows_one_value_once_and_notes_the_look(there, desk, field, value):
    before = len(people.Unsealing.objects.all())
    page = desk.post(card_page(there, "open"), {"field": field, "reason": WHY})
    assert (page.status_code, page["Cache-Control"], secrets_in(page)) == (200, "no-store", {value})
    look = people.Unsealing.objects.order_by("-id")[0]
    assert (look.field, look.name, look.reason) == (field, "Manager", WHY)
    assert people.Unsealing.objects.count() == before + 1
    whole(desk.get(card_page(there)))


def test_opening_takes_a_reason_and_a_field(there, desk):
    before = everything()
    page = desk.post(card_page(there, "open"), {"field": "phone", "reason": "看看"})
    assert (page.status_code, told("reason-short") in words(page)) == (422, True)
    assert 'value="看看"' in page.content.decode()
    whole(page)
    assert desk.post(card_page(there, "open"), {"field": "account", "reason": WHY}).status_code == 404
    assert desk.post(card_page(there, "shut"), {}).status_code == 404
    assert everything() == before


def test_writing_a_card_twice_makes_one(there, desk):
    form = desk.get(f"{LIST}new/")
    given = kept(form) | {"name": "向晚", "phone": "13900001234", "languages": "zh"}
    first, second = (desk.post(f"{LIST}new/", given) for _ in range(2))
    assert first["Location"] == second["Location"] == f"{LIST}{given['card']}/?done=write"
    assert people.ResidentCard.objects.filter(name="向晚").count() == 1


def test_what_is_wrong_with_a_card_is_said_and_kept(there, desk):
    before = everything()
    page = desk.post(f"{LIST}new/", {"card": there["fresh"], "name": "", "phone": "12", "id_number": "123"})
    assert page.status_code == 422
    assert [told(code) in words(page) for code in ("name-missing", "phone-wrong", "id-number-wrong")] == [True] * 3
    whole(page)
    assert everything() == before


def test_left_empty_a_sealed_field_stays_and_ticked_it_goes(there, desk):
    page = f"{card_page(there)}edit/"
    whole(desk.get(page))
    desk.post(page, {"name": "晚晴", "languages": "zh"})
    assert people.ResidentCard.objects.get(id=there["card"]).sealed_phone != ""
    desk.post(page, {"name": "晚晴", "languages": "zh", "empty-phone": "1"})
    card = people.ResidentCard.objects.get(id=there["card"])
    assert (card.sealed_phone, card.phone_digest, card.phone_tail_digest) == ("", "", "")
    assert card.sealed_id_number != ""


def test_moving_in_and_out(town, there, desk):
    home = places.place(town.yard, "9-1-101")
    given = {"home": "9-1-101", "kind": "tenant", "since": "2026-02-01", "until": "", "share": ""}
    answer = desk.post(card_page(there, "move-in"), given)
    assert answer["Location"] == f"{card_page(there)}?done=move-in"
    tenure = people.Tenure.objects.get(home=home)
    assert (tenure.kind, tenure.since, tenure.until) == ("tenant", date(2026, 2, 1), None)
    desk.post(card_page(there, "move-out"), {"tenure": tenure.id, "until": "2026-02-28"})
    tenure.refresh_from_db()
    assert tenure.until == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("more_", "code"),
    [
        ({"home": "99-9"}, "home-unknown"),
        ({"since": ""}, "day-unreadable"),
        ({"kind": "co-owner", "share": "all"}, "share-wrong"),
        ({"kind": "co-owner", "share": "3/2"}, "share-wrong"),
        ({"kind": "guardian", "stands_for": "没有这个人"}, "for-whom"),
        ({"until": "2020-01-01"}, "dates-wrong"),
    ],
)
def test_a_move_that_cannot_be_is_refused_at_its_field(there, desk, more_, code):
    before = everything()
    given = {"home": "3-1-901", "kind": "tenant", "since": "2026-02-01", "until": ""} | more_
    page = desk.post(card_page(there, "move-in"), given)
    assert (page.status_code, told(code) in words(page)) == (422, True)
    whole(page)
    assert everything() == before


def test_shares_as_people_write_them(town, there, desk):
    home = places.place(town.yard, "9-1-101")
    given = {"home": "9-1-101", "kind": "co-owner", "since": "2026-02-01", "share": "25%"}
    desk.post(card_page(there, "move-in"), given)
    tenure = people.Tenure.objects.get(home=home)
    assert (tenure.part, tenure.whole) == (1, 4)


def test_a_tenure_of_somebody_else_is_absent(town, there, desk):
    before = everything()
    other = people.Tenure.objects.exclude(card=there["card"]).exclude(card=None).first()
    for verb in ("move-out", "speak"):
        given = {"tenure": other.id, "until": "2026-02-28", "since": "2026-02-01"}
        assert desk.post(card_page(there, verb), given).status_code == 404
    assert everything() == before


def test_merging_after_looking_at_both_and_parting_again(there, desk):
    doubles = desk.get(f"{LIST}doubles/")
    link = f"{card_page(there)}same-as/{there['double']}/"
    back = f"{LIST}{there['double']}/same-as/{there['card']}/"
    assert "也许同一个人有两张卡" in words(desk.get(f"{LIST}{there['double']}/"))
    assert back in desk.get(f"{LIST}{there['double']}/").content.decode()
    assert link in doubles.content.decode()
    both = desk.get(link)
    assert words(both).count("139****5577") == 2
    whole(doubles, both)
    done = desk.post(link, {"keep": there["card"]})
    assert done["Location"] == f"{card_page(there)}?done=merge"
    assert people.ResidentCard.objects.get(id=there["double"]).merged_into_id == there["card"]
    assert "也许同一个人有两张卡" not in words(desk.get(card_page(there)))
    merge = people.Merge.objects.get(double=there["double"])
    assert desk.post(card_page(there, "part"), {"merge": merge.id}).status_code == 302
    assert people.ResidentCard.objects.get(id=there["double"]).merged_into_id is None
    assert desk.post(link, {"keep": there["firm"]}).status_code == 404


def test_taking_out_everything_as_json_and_as_a_spreadsheet(there, desk, tmp_path):
    answer = desk.post(card_page(there, "export"), {"format": "json", "reason": WHY})
    assert (answer["Cache-Control"], "attachment" in answer["Content-Disposition"]) == ("no-store", True)
    said = json.loads(answer.content)
    assert {one["phone"] for one in said["cards"] if one["name"] == "晚晴"} == {KEPT["phone"]}
    book = desk.post(card_page(there, "export"), {"format": "xlsx", "reason": WHY})
    file = tmp_path / "a.xlsx"
    file.write_bytes(book.content)
    cells = {cell for sheet in read(file) for row in sheet.rows for cell in row}
    assert cells >= SECRETS
    before = everything()
    page = desk.post(card_page(there, "export"), {"format": "json", "reason": ""})
    assert (page.status_code, told("reason-short") in words(page)) == (422, True)
    assert desk.post(card_page(there, "export"), {"format": "pdf", "reason": WHY}).status_code == 404
    assert everything() == before


def test_erasing_says_what_goes_and_refuses_an_owner(there, desk):
    page = desk.get(f"{card_page(there)}erase/")
    assert heading(page) == "要抹除晚晴的个人信息吗？"
    before = everything()
    refused = desk.post(f"{card_page(there)}erase/")
    assert (refused.status_code, "3 栋 1 单元 902" in words(refused)) == (409, True)
    assert everything() == before
    done = desk.post(f"{LIST}{there['double']}/erase/")
    assert done["Location"] == f"{LIST}?done=erase"
    assert desk.get(f"{LIST}{there['double']}/").status_code == 404
    assert "已抹除" in words(desk.get(done["Location"]))


def test_a_home_tells_who_lives_there_now_and_before(town, there, desk):
    page = desk.get(f"/desk/JG/homes/{there['home_901']}/")
    said = words(page)
    assert said.index("星河工作室") < said.index("以前的住户") < said.index("晚晴")
    whole(page)
    shares = words(desk.get(f"/desk/JG/homes/{town.home.id}/"))
    assert "2 位业主共同共有" in shares


def test_a_family_is_registered_at_its_home_in_one_step(town, there, enter):
    home = places.place(town.yard, "9-1-101")
    link, butler = f"/desk/JG/homes/{home.id}/", enter("butler")
    given = kept(butler.get(link)) | {"name": "向晚", "phone": "13900001234", "kind": "owner", "since": "2026-02-01"}
    for _ in range(2):
        assert butler.post(link, given)["Location"] == f"{link}?done=1"
    tenure = people.Tenure.objects.get(home=home)
    assert (tenure.card.name, tenure.kind, tenure.part, tenure.whole) == ("向晚", "owner", 1, 1)
    before = everything()
    again = kept(butler.get(link)) | {"name": "第二位", "kind": "owner", "since": "2026-02-01"}
    page = butler.post(link, again)
    assert (page.status_code, told("shares-over") in words(page)) == (409, True)
    assert everything() == before


def test_enterprises_with_the_survey(there, desk):
    page = desk.get("/desk/JG/enterprises/")
    assert (heading(page), "星河工作室" in words(page)) == ("1 家企业", True)
    assert names(desk.get("/desk/JG/enterprises/", {"party": "yes"})) == []
    one = desk.get(f"/desk/JG/enterprises/{there['firm']}/")
    whole(page, one, desk.get("/desk/JG/enterprises/new/"))


def test_an_enterprise_knows_who_looks_after_its_places(town, there, desk):
    link = f"/desk/JG/enterprises/{there['firm']}/"
    page = desk.get(link)
    butler = next(one for one in people.looks_after(town.home.path) if one.role == "butler")
    assert butler.name in words(page)
    assert "24 小时电话： 028-0000 1000" in words(page)
    looked = names(desk.get(f"/desk/JG/homes/{there['home_901']}/"))
    assert butler.name in set(names(page)) & set(looked)
    tenure = people.Tenure.objects.get(enterprise=there["firm"])
    people.move_out(actor=SYSTEM, yard=town.yard, tenure_id=tenure.id, until=clock.today() - timedelta(days=1))
    assert butler.name not in names(desk.get(link))


def test_an_enterprise_is_written_with_whom_to_call(there, desk):
    link = "/desk/JG/enterprises/new/"
    given = kept(desk.get(link)) | {"name": "云上", "contact": "接线员", "phone": "13900001234", "party": "yes"}
    refused = desk.post(link, given)
    assert (refused.status_code, told("party-unknown") in words(refused)) == (422, True)
    whole(refused)
    done = desk.post(link, given | {"asked": "2026-02-01"})
    firm = people.Enterprise.objects.get(name="云上")
    assert done["Location"] == f"/desk/JG/enterprises/{firm.id}/?done=1"
    assert (firm.contact.name, firm.party, firm.asked) == ("接线员", "yes", date(2026, 2, 1))
    known_number = kept(desk.get(link)) | {"name": "云下", "phone": KEPT["phone"], "party": "unknown"}
    desk.post(link, known_number)
    assert people.Enterprise.objects.get(name="云下").contact_id == there["card"]


def test_an_enterprise_moves_in_and_out(town, there, desk):
    link, home = f"/desk/JG/enterprises/{there['firm']}/", places.place(town.yard, "9-1-101")
    desk.post(link, {"act": "move-in", "home": "9-1-101", "kind": "tenant", "since": "2026-02-01"})
    tenure = people.Tenure.objects.get(home=home)
    assert str(tenure.enterprise_id) == str(there["firm"])
    desk.post(link, {"act": "move-out", "tenure": tenure.id, "until": "2026-02-20"})
    tenure.refresh_from_db()
    assert tenure.until == date(2026, 2, 20)
    before = everything()
    page = desk.post(link, {"act": "move-in", "home": "9-1-101", "kind": "family", "since": "2026-02-01"})
    assert (page.status_code, told("not-of-enterprises") in words(page)) == (422, True)
    assert desk.post(link, {"act": "dance"}).status_code == 404
    assert everything() == before


@pytest.mark.parametrize(
    ("verb", "given"),
    [("open", {"field": "phone", "reason": WHY}), ("export", {"format": "json", "reason": WHY})],
)
def test_opening_asks_who_it_is_where_that_is_long_ago(town, there, desk, verb, given):
    before = people.unsealings(SYSTEM, town.yard, there["card"])
    with clock.at(clock.now() + timedelta(minutes=15)):
        answer = desk.post(card_page(there, verb), given)
        assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/again/?next={quote(card_page(there), '')}")
        page = desk.get(card_page(there))
    shown, typed = page.content.decode().partition("</main>")[0], f'value="{WHY}"'
    assert (shown.count('<details class="folds" open>'), shown.count(typed)) == (1, 1)
    whole(page)
    assert typed not in desk.get(card_page(there)).content.decode()
    assert people.unsealings(SYSTEM, town.yard, there["card"]) == before


def test_a_card_is_let_in_with_its_number(town, there, desk):
    page = words(desk.get(card_page(there)))
    assert ("还没有账号" in page, "开通该号码登录" in page) == (True, True)
    assert desk.post(card_page(there, "account"))["Location"] == f"{card_page(there)}?done=account"
    page = words(desk.get(card_page(there)))
    assert ("还没有账号" in page, "开通该号码登录" in page) == (False, False)
    bare = make.card(town.yard, "无号")
    refused = desk.post(f"{LIST}{bare.id}/do/account/")
    assert (refused.status_code, told("card-no-mobile") in words(refused)) == (422, True)
