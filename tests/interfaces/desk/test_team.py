"""The team on the desk: appointing, renewing, ending, deputies, who has too many homes, what is vacant."""

from datetime import timedelta

import pytest

from tests.factories import people as make
from tests.factories import places
from tests.support.pages import dangling, told, unknown_signs, words
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.domains.people.models.accounts import number_digest
from yuanba.kernel import clock

TEAM, APPOINT = "/desk/JG/team/", "/desk/JG/team/appoint/"


def form(town, **more):
    blocks = [f"{town.yard.path}/3", f"{town.yard.path}/4"]
    return {"who": "Engineer", "role": "butler", "places": blocks, "since": clock.today().isoformat()} | more


@pytest.fixture
def blocks(town):
    return [places.place(town.yard, code) for code in ("3", "4")]


def test_a_manager_appoints_one_person_for_two_buildings(town, enter, blocks):
    client = enter("manager")
    for _ in range(2):
        answer = client.post(APPOINT, form(town, phone="028-0000 1204"))
    made = people.Post.objects.filter(account=town.accounts["engineer"], role="butler").order_by("path")
    assert answer["Location"] == f"/desk/JG/team/{made[0].id}/?done=appoint"
    assert [(one.path, one.where, one.where_en, one.phone) for one in made] == [
        (block.path, "3 栋、4 栋", "Block 3, Block 4", "028-0000 1204") for block in blocks
    ]
    page = client.get(TEAM)
    assert "Engineer 3 栋、4 栋 · 从今天起" in words(page)
    assert (dangling(page), unknown_signs(page)) == (set(), set())


def test_somebody_new_gets_an_account_and_the_post_at_once(town, enter, blocks):
    said = form(town, who="简文", new_phone="138 0000 7777", new_name_en="Jian Wen")
    for _ in range(2):
        assert enter("manager").post(APPOINT, said).status_code == 302
    account = people.Account.objects.get(phone_digest=number_digest("13800007777"))
    assert (account.name, account.name_en, account.posts.count()) == ("简文", "Jian Wen", 2)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"who": "没有这个人"}, "who-unknown"),
        ({"who": ""}, "who-unknown"),
        ({"who": "", "new_phone": "138 0000 7777"}, "name-please"),
        ({"who": "同名"}, "who-several"),
        ({"who": "别名", "new_phone": "138 0000 8888"}, "account-taken"),
        ({"role": ""}, "role-please"),
        ({"role": "manager"}, "role-please"),
        ({"places": []}, "place-please"),
        ({"places": ["5101"]}, "place-please"),
        ({"since": "morgen"}, "day-please"),
        ({"until": "2020-01-01"}, "dates-wrong"),
    ],
)
def test_what_is_refused_is_said_and_kept(town, enter, blocks, change, code):
    for name in ("同名", "同名"):
        make.post(town.yard, "guard", None, make.account(name))
    make.account("原主", phone="13800008888")
    before = everything()
    answer = enter("manager").post(APPOINT, form(town, phone="028-0000 1204") | change)
    assert answer.status_code == 422
    assert told(code) in words(answer)
    assert 'value="028-0000 1204"' in answer.content.decode()
    assert dangling(answer) == set()
    assert everything() == before


def test_the_community_appoints_to_committees_with_side_seat_and_term(town, enter, blocks):
    seat = {"role": "management-committee", "side": "residents", "seat": "chair", "term": "2"}
    answer = enter("supervisor").post(APPOINT, form(town, places=[town.yard.path], who="Neighbour") | seat)
    assert answer.status_code == 302
    page = words(enter("manager").get("/desk/JG/team/order/"))
    assert "物业管理委员会 第 2 届" in page
    assert "Neighbour 主任" in page


def test_the_community_appoints_its_grid_worker_twice_over_and_ends_the_post(town, enter):
    client, desk = enter("supervisor"), "/desk/LX/team/appoint/"
    said = {"who": "", "role": "grid-worker", "places": [town.yard.path], "since": clock.today().isoformat()}
    before = everything()
    assert client.post(desk, said | {"who": "没有这个人"}).status_code == 422
    assert (client.post(desk, said | {"role": "manager"}).status_code, everything()) == (422, before)
    for _ in range(2):
        answer = client.post(desk, said | {"who": "唐敏", "new_phone": "138 0000 7788", "phone": "028-0000 2002"})
    safety = client.post(desk, said | {"who": "13800007788", "role": "safety-officer"})
    assert (answer.status_code, safety.status_code) == (302, 302)
    post = people.Post.objects.get(role="grid-worker", yard=town.office)
    assert (post.account.name, post.path) == ("唐敏", town.yard.path)
    assert "网格员 · 金桂苑" in words(enter("reporter").get("/my/people/"))
    order = words(client.get("/desk/JG/team/order/"))
    assert ("唐敏 网格员" in order, "交叉任职 唐敏" in order) == (True, True)
    assert [one.name for one in people.holders("grid-worker", town.home.path)] == ["唐敏"]
    assert people.five_sides(town.yard.path)["grid"][0].name == "唐敏"
    ended = {"act": "end", "until": (clock.today() - timedelta(days=1)).isoformat()}
    assert enter("manager").post(f"/desk/LX/team/{post.id}/", ended).status_code == 404
    assert client.post(f"/desk/LX/team/{post.id}/", ended).status_code == 302
    assert people.holders("grid-worker", town.home.path) == []


def test_the_own_office_stands_beside_the_teams_of_the_estates(town, enter):
    page = enter("supervisor").get("/oversight/teams/")
    assert "柳溪社区居委会的岗位" in words(page)
    assert enter("supervisor").get("/desk/LX/team/").status_code == 200
    assert (dangling(page), unknown_signs(page)) == (set(), set())


def test_a_post_is_renewed_and_ended(town, enter):
    today = clock.today()
    post = make.post(town.yard, "guard", None, make.account("老秦"), until=today + timedelta(days=9))
    page = f"/desk/JG/team/{post.id}/"
    assert "快到期或刚到期 1" in words(enter("manager").get(TEAM))
    later = today + timedelta(days=365)
    for until, status in ((today, 409), (later, 302), (later, 302)):
        answer = enter("manager").post(page, {"act": "renew", "until": until.isoformat()})
        assert answer.status_code == status
    assert people.Post.objects.get(id=post.id).until == later
    assert enter("manager").post(page, {"act": "end", "until": ""}).status_code == 422
    assert enter("manager").post(page, {"act": "end", "until": today.isoformat()}).status_code == 302
    assert people.Post.objects.get(id=post.id).until == today


def test_it_says_who_appoints_the_others_and_where_the_others_stand(town, enter):
    told_who = "由社区任命"
    assert told_who in words(enter("manager").get(APPOINT))
    assert told_who not in words(enter("supervisor").get(APPOINT))
    main = enter("manager").get(TEAM).content.decode().partition("<main")[2]
    assert main.count('href="/desk/JG/team/order/"') == 2


def test_too_many_homes_and_homes_without_a_butler_are_named(town, enter):
    people.Post.objects.filter(yard=town.yard, role="butler").delete()
    make.post(town.yard, "butler", f"{town.yard.path}/3/1", make.account("简文"))
    for number in range(101):
        places.place(town.yard, f"3-1-{number + 1000}")
    places.place(town.yard, "3-2-101")
    answer = enter("manager").get(TEAM)
    page = words(answer)
    assert "简文服务 103 户" in page
    assert "1 户没有管家 3-2 (1)" in page
    assert '<span class="nw">3-2 (1)</span>' in answer.content.decode()  # no break at the hyphen


def test_the_organisation_shows_what_is_vacant_and_who_stands_on_two_sides(town, enter):
    places.place(town.yard, "4")
    both = make.account("两边")
    make.post(town.yard, "committee-member", None, both)
    make.post(town.yard, "safety-officer", None, both)
    make.post(town.yard, "building-representative", f"{town.yard.path}/3", make.account("三栋代表"))
    page = words(enter("manager").get("/desk/JG/team/order/"))
    assert "2 栋中 1 栋还没有 还缺： 4 栋" in page
    assert "交叉任职 两边" in page
    assert "空缺" in page


def test_all_posts_are_reached_a_page_at_a_time(town, enter):
    for number in range(45):
        make.post(town.yard, "guard", None, make.account(f"保安{number:02}"))
    first = enter("manager").get(TEAM, {"side": "company"})
    following = enter("manager").get(
        TEAM + first.content.decode().split('" rel="next"')[0].rpartition('href="')[2].replace("&amp;", "&")
    )
    seen = words(first) + words(following)
    assert all(f"保安{number:02}" in seen for number in range(45))


def test_terms_stand_one_by_one_with_who_sat_and_a_near_end_is_told(town, enter):
    today = clock.today()
    old = {"since": today - timedelta(days=1500), "until": today - timedelta(days=500), "term": 1}
    new = {"since": today - timedelta(days=499), "until": today + timedelta(days=100), "term": 2}
    make.post(town.yard, "committee-member", None, make.account("老主任"), seat="chair", **old)
    make.post(town.yard, "committee-member", None, make.account("新主任"), seat="chair", **new)
    client = enter("manager")
    assert "业主委员会 · 第 2 届 · 还有 100 天到期" in words(client.get(TEAM))
    page = client.get(f"{TEAM}terms/?of=committee-member")
    assert "成员 · 第 2 届 1 新主任 · 主任" in words(page)
    assert (dangling(page), unknown_signs(page)) == (set(), set())
    before = words(client.get(f"{TEAM}terms/?of=committee-member&term=1"))
    assert "成员 · 第 1 届 1 老主任 · 主任" in before
    assert "没有人任过职" in words(client.get(f"{TEAM}terms/?of=building-representative"))
    for wrong in (
        "of=guard",
        "of=committee-member&term=9",
        "of=committee-member&term=x",
        "of=committee-member&after=x",
    ):
        assert client.get(f"{TEAM}terms/?{wrong}").status_code == 404


def test_posts_that_are_over_are_found_a_page_at_a_time(town, enter):
    for number in range(45):
        until = clock.today() - timedelta(days=40 + number)
        make.post(town.yard, "guard", None, make.account(f"保安{number:02}"), until=until)
    client = enter("manager")
    first = client.get(f"{TEAM}ended/?side=company&q=保安")
    following = first.content.decode().split('" rel="next"')[0].rpartition('href="')[2].replace("&amp;", "&")
    seen = words(first) + words(client.get(f"{TEAM}ended/{following}"))
    assert all(f"保安{number:02}" in seen for number in range(45))
    assert "没有这样的已结束职务" in words(client.get(f"{TEAM}ended/?q=没有这个人"))
    for wrong in ("side=x", "after=x"):
        assert client.get(f"{TEAM}ended/?{wrong}").status_code == 404
