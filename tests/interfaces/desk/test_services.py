"""Services done, on the desk and on the board: photograph, line, done; what counts, and what anybody sees of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import services as serve
from tests.factories import statements as make
from tests.support.pages import words
from tests.support.pictures import photograph
from yuanba.domains.cases.public import units
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.people.public import actor_of
from yuanba.interfaces.board import check_statement as check
from yuanba.kernel import clock

BASE = "/desk/JG/services/"
FORM = {"key": "k1", "line": "2", "day": "2026-03-09"}


@pytest.fixture(autouse=True)
def _march():
    with clock.at(make.IN_MARCH):
        yield


@pytest.fixture
def number(town):
    return make.billed_in_march(town.yard)


def picture():
    return SimpleUploadedFile("电梯.jpg", photograph(), "image/jpeg")


def test_photograph_line_done(town, enter, number):
    butler = enter("butler")
    assert "本月至今：应做 20，已签认 0" in words(butler.get(BASE))
    wrong = butler.post(BASE, FORM | {"line": "", "place": "9-9-9", "photo": picture()})
    assert (wrong.status_code, 'id="e-place"' in wrong.content.decode()) == (422, True)
    kept = wrong.content.decode().partition('name="stored-photo" value="')[2].partition('"')[0]
    nothing = butler.post(BASE, FORM)
    assert (nothing.status_code, "请附上完成情况的照片" in words(nothing)) == (422, True)
    link = butler.post(BASE, FORM | {"stored-photo": kept, "place": "3-1-902"})["Location"]
    assert link == f"{BASE}?done=1&line=2"
    assert butler.post(BASE, FORM | {"stored-photo": kept, "place": "3-1-902"})["Location"] == link
    page = butler.get(link)
    assert "已签认。" in words(page)
    assert 'value="2" checked' in page.content.decode()
    assert "电梯维保 2026-03-09 · " in words(page)
    assert b"".join(butler.get(f"{BASE}1/photo/160").streaming_content)[:2] == b"\xff\xd8"
    assert "签认人" in words(butler.get(f"{BASE}1/"))
    back = butler.post(f"{BASE}1/do/back/", {"why": ""})
    assert (back.status_code, 'id="e-why"' in back.content.decode()) == (422, True)
    assert butler.post(f"{BASE}1/do/back/", {"why": "拍错了"})["Location"] == f"{BASE}1/?done=back"
    assert "拍错了" in words(butler.get(f"{BASE}1/"))
    assert enter("neighbour").get(f"{BASE}1/photo/160").status_code == 404


def test_without_a_contract_the_page_says_so(town, enter):
    assert "今天没有生效的已签合同" in words(enter("butler").get(BASE))
    assert "今天没有生效的已签合同" in words(enter("manager").get(f"{BASE}matching/"))


def test_which_requests_count_for_which_service(town, enter, number):
    manager = enter("manager")
    lift = next(one for one in units.plan_of(town.yard).categories.values() if one.code == "lift")
    wrong = manager.post(f"{BASE}matching/", {f"cat-{lift.id}": "77"})
    assert (wrong.status_code, "请选择本合同中的一项服务" in words(wrong)) == (422, True)
    assert manager.post(f"{BASE}matching/", {f"cat-{lift.id}": "2"})["Location"] == f"{BASE}matching/?done=1"
    assert '<option value="2" selected>' in manager.get(f"{BASE}matching/").content.decode()
    assert enter("butler").get(f"{BASE}matching/").status_code == 404


def test_anybody_reads_the_report_down_to_the_photographs(town, enter, number):
    butler = actor_of(town.accounts["butler"].id)
    serve.signed(butler, town.yard, "2", words="钢丝绳")
    with clock.at(make.IN_APRIL):
        code = make.published(town.yard, number, make.MARCH_END).code
        anyone, base = enter(), f"/b/JG/statements/{code}"
        page = words(anyone.get(f"{base}/"))
        assert "服务报告" in page
        assert "每日两次，无积尘" in page
        assert "少于应做" in page
        behind = words(anyone.get(f"{base}/service/2/"))
        assert "依据：电梯维保" in behind
        assert "2026-03-05 记录 1 · 钢丝绳" in behind
        assert b"".join(anyone.get(f"{base}/proof/1/160").streaming_content)[:2] == b"\xff\xd8"
        assert "没有可逐条公开的内容" in words(anyone.get(f"{base}/service/1/"))
        for wrong in ("/service/9/", "/proof/2/160", "/service.pdf"):
            assert anyone.get(base + wrong).status_code == 404
        table = b"".join(anyone.get(f"{base}/service.csv").streaming_content).decode("utf-8-sig").splitlines()
        assert table[0] == "编号,服务事项,标准,约定次数,频次,应做次数,已做次数,拍照签认,已解决诉求"
        assert table[2] == "2,电梯维保,每半月一次,2,每月,6,1,1,0"
        assert b"".join(anyone.get(f"{base}/service.xlsx").streaming_content)[:2] == b"PK"


def test_a_published_photograph_is_covered_and_its_digest_stays(town, enter, number):
    serve.signed(actor_of(town.accounts["butler"].id), town.yard, "2", words="钢丝绳")
    with clock.at(make.IN_APRIL):
        one = make.published(town.yard, number, make.MARCH_END)
        anyone, base, manager = enter(), f"/b/JG/statements/{one.code}", enter("manager")
        wrong = manager.post(f"{BASE}1/do/cover/", {"why": " "})
        assert (wrong.status_code, 'id="f-cover"' in wrong.content.decode()) == (422, True)
        assert manager.post(f"{BASE}1/do/cover/", {"why": "看得见车牌"})["Location"] == f"{BASE}1/?done=cover"
        assert "看得见车牌" in words(manager.get(f"{BASE}1/"))
        behind = anyone.get(f"{base}/service/2/")
        assert "照片已撤下" in words(behind)
        assert "/proof/1/" not in behind.content.decode()
        assert anyone.get(f"{base}/proof/1/160").status_code == 404
        assert disclosure.proof_of(one.digest).holds
        assert check.faults(anyone.get(f"{base}.zip").content, one.digest) == []
