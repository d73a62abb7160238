"""Contracts on the desk and on the notice board: written, looked at, signed, supplemented, followed, ended."""

from datetime import date

import pytest

from tests.factories import contracts as make
from tests.factories import people as staff
from tests.support.pages import words
from yuanba.domains.assets import public as assets
from yuanba.domains.contracts import public as contracts
from yuanba.domains.people.public import Post
from yuanba.kernel import clock

TYPED = {
    "key": "page",
    "company": "青禾物业",
    "company_en": "Qinghe",
    "since": "2026-01-01",
    "until": "2028-12-31",
    "mode": "remuneration",
    "ratio": "8",
    "base": "received",
    "daily": "0.03",
    "cap": "30",
    "grace": "15",
    "order": "principal_first",
    "tariff-1-name": "物业费",
    "tariff-1-kind": "area",
    "tariff-1-price": "1.98",
    "tariff-1-vacant": "70",
    "tariff-4-name": "临停",
    "tariff-4-kind": "parking-hour",
    "tariff-4-price": "3",
    "tariff-4-free": "120",
    "tariff-4-cap": "20",
    "line-1-name": "楼道清扫",
    "line-1-times": "2",
    "line-1-per": "day",
    "line-2-name": "门岗值守",
    "line-2-times": "7",
    "line-2-per": "always",
    "budget-staff": "1,200,000",
}
SIGNED = {"on": "2025-12-20", "owners": "孟秋", "company_signer": "谭志远", "seen": "1"}


@pytest.fixture(autouse=True)
def _june():
    with clock.at(clock.aware(clock.now().replace(2026, 6, 15))):
        yield


def test_a_contract_is_written_looked_at_and_hung_up(town, enter):
    manager, supervisor, anybody = enter("manager"), enter("supervisor"), enter()
    assert "还没有登记合同" in words(anybody.get("/b/JG/contract/"))
    looked = manager.post("/desk/JG/contracts/new/", TYPED | {"act": "look", "area": "89.6"})
    assert "177.41" in words(looked)
    assert not contracts.Contract.objects.exists()

    kept = manager.post("/desk/JG/contracts/new/", TYPED)
    assert (kept.status_code, kept["Location"]) == (302, "/desk/JG/contracts/1/?done=1")
    manager.post("/desk/JG/contracts/new/", TYPED)
    one = contracts.Contract.objects.get()
    terms = contracts.from_data(one.terms)
    assert [(line.name, line.times, line.per) for line in terms.lines] == [
        ("楼道清扫", 2, "day"),
        ("门岗值守", 0, "always"),
    ]
    assert [(row.code, row.free, row.cap) for row in terms.tariffs] == [("1", 0, 0), ("4", 120, 2000)]
    assert (terms.order, terms.late.grace, dict(terms.budget)) == ("principal_first", 15, {"staff": 120_000_000})

    again = manager.post("/desk/JG/contracts/1/edit/", TYPED | {"seen": "1", "tariff-1-price": "2.18"})
    assert again.status_code == 302
    stale = manager.post("/desk/JG/contracts/1/edit/", TYPED | {"seen": "1", "tariff-1-price": "3"})
    assert (stale.status_code, 'value="3"' in stale.content.decode()) == (409, True)

    assert manager.post("/desk/JG/contracts/1/do/sign/", SIGNED | {"seen": "2"}).status_code == 404
    assert manager.post("/desk/JG/contracts/1/do/sign/", {}).status_code == 404
    wrong = supervisor.post("/desk/JG/contracts/1/do/sign/", SIGNED | {"seen": "2", "on": "", "owners": ""})
    assert wrong.status_code == 422
    done = supervisor.post("/desk/JG/contracts/1/do/sign/", SIGNED | {"seen": "2"})
    assert done["Location"] == "/desk/JG/contracts/1/?done=sign"
    shown = words(anybody.get("/b/JG/contract/?area=120.05&empty=1"))
    assert "183.20" in shown  # 120.05 m² × 2.18, seven tenths of it
    assert "每天 2 次" in shown
    assert "酬金制" in shown


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"since": ""}, "since"),
        ({"tariff-1-price": "zwei"}, "tariff-1-price"),
        ({"ratio": "acht"}, "pay"),
        ({"ratio": ""}, "pay"),
        ({"line-1-times": "0"}, "lines"),
        ({"tariff-1-kind": "?"}, "tariffs"),
        ({"budget-staff": "-"}, "budget-staff"),
    ],
)
def test_what_cannot_be_read_stands_again_with_its_fault(town, enter, change, field):
    answer = enter("manager").post("/desk/JG/contracts/new/", TYPED | change)
    assert answer.status_code == 422
    assert f'href="#f-{field}"' in answer.content.decode()
    assert 'value="楼道清扫"' in answer.content.decode()
    assert not contracts.Contract.objects.exists()


def test_a_supplement_then_another_company_with_the_balances(town, enter):
    old = make.signed(town.yard)
    supervisor, manager = enter("supervisor"), enter("manager")
    values = TYPED | {"tariff-1-price": "2.18", "day": "2026-07-01", "why": "业主大会决议"}
    assert manager.post("/desk/JG/contracts/1/edit/", values).status_code == 404
    assert supervisor.post("/desk/JG/contracts/1/edit/", values | {"why": ""}).status_code == 422
    assert supervisor.post("/desk/JG/contracts/1/edit/", values).status_code == 302
    assert "业主大会决议" in words(manager.get("/desk/JG/contracts/1/"))

    manager.post("/desk/JG/contracts/new/", TYPED | {"company": "云栖物业", "since": "2026-07-01", "key": "b"})
    page = supervisor.get("/desk/JG/contracts/2/").content.decode()
    assert '/contracts/2/do/succeed/#act"' in page
    asked = SIGNED | {"old": "1", "why": "到期换人", "saldo_surplus": "-5.00", "saldo_prepaid": "1,234.50"}
    assert supervisor.post("/desk/JG/contracts/2/do/succeed/", asked | {"saldo_prepaid": "x"}).status_code == 422
    assert supervisor.post("/desk/JG/contracts/2/do/succeed/", asked).status_code == 302
    assert {(one.kind, one.fen) for one in contracts.Saldo.objects.all()} == {("surplus", -500), ("prepaid", 123450)}
    assert "1,234.50" in words(manager.get("/desk/JG/contracts/1/"))
    old.refresh_from_db()
    assert old.ended_on == date(2026, 6, 30)
    with clock.at(clock.aware(clock.now().replace(2026, 8, 1))):
        assert "以前的物业" in words(enter().get("/b/JG/contract/"))


def test_ended_early_and_who_is_appointed_meanwhile_leaves_too(town, enter):
    one = make.signed(town.yard)
    newcomer = staff.account("新保洁", username="newcleaner")
    made = enter("manager").post(
        "/desk/JG/team/appoint/",
        {"role": "cleaner", "who": newcomer.username, "places": [town.place.path], "since": "2026-06-15"},
    )
    assert made.status_code == 302
    assert Post.objects.get(account=newcomer).contract == one.id
    supervisor = enter("supervisor")
    assert supervisor.post("/desk/JG/contracts/1/do/end/", {"day": "", "why": "x"}).status_code == 422
    assert supervisor.post("/desk/JG/contracts/1/do/end/", {"day": "2026-06-30", "why": "协商解除"}).status_code == 302
    assert Post.objects.get(account=newcomer).until == date(2026, 6, 30)
    assert supervisor.post("/desk/JG/contracts/1/do/burn/", {}).status_code == 404


def test_the_list_and_what_programs_read(town, enter, client):
    assert client.get("/api/v1/yards/JG/contracts").json() == []
    make.signed(town.yard)
    (said,) = client.get("/api/v1/yards/JG/contracts").json()
    assert (said["company"], said["last_day"], said["signed_on"]) == ("青禾物业", "2028-12-31", "2025-12-20")
    assert said["terms"]["tariffs"][0]["price"] == "1.98"
    assert said["digest"] == contracts.digest(said["terms"])
    assert client.get("/api/v1/yards/LX/contracts").status_code == 404
    assert client.get("/b/LX/contract/").status_code == 404
    assert "履行中" in words(enter("manager").get("/desk/JG/contracts/"))
    for number in range(25):
        make.drafted(town.yard, company=f"第{number}物业")
    manager = enter("manager")
    assert "第4物业" not in words(manager.get("/desk/JG/contracts/"))
    assert "第4物业" in words(manager.get("/desk/JG/contracts/?after=7"))
    assert manager.get("/desk/JG/contracts/?after=x").status_code == 404


USED = {
    "tariff-5-name": "水费",
    "tariff-5-kind": "metered",
    "tariff-5-price": "3.03",
    "tariff-5-meter": "water",
    "tariff-5-missing": "usual",
    "tariff-6-name": "电梯电费",
    "tariff-6-kind": "shared",
    "tariff-6-price": "0.55",
    "tariff-6-meter": "power",
    "tariff-6-share": "floor",
    "tariff-6-bands": "1-2：0；3-33：1",
    "tariff-6-starts": "LIFT-",
    "tariff-7-name": "供暖费",
    "tariff-7-kind": "heating",
    "tariff-7-price": "24",
    "tariff-7-month": "11",
}


def test_prices_by_use_are_typed_kept_shown_and_typed_again(town, enter):
    manager = enter("manager")
    assert manager.post("/desk/JG/contracts/new/", TYPED | USED).status_code == 302
    water, lift, heat = contracts.from_data(contracts.Contract.objects.get().terms).tariffs[-3:]
    assert (water.meter, water.missing) == ("water", "usual")
    assert (lift.meter, lift.starts, [(low, high) for low, high, _part in lift.bands]) == (
        "power",
        "LIFT-",
        [(1, 2), (3, 33)],
    )
    assert heat.month == 11
    page = manager.get("/desk/JG/contracts/1/edit/").content.decode()
    assert 'value="1-2: 0; 3-33: 1"' in page
    shown = words(manager.get("/desk/JG/contracts/1/"))
    assert "1–2: 0; 3–33: 1" in shown
    assert "第 11 月" in shown


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"tariff-5-meter": ""}, "tariffs"),
        ({"tariff-6-bands": "alle"}, "tariff-6-bands"),
        ({"tariff-6-bands": ""}, "tariffs"),
        ({"tariff-7-month": "13"}, "tariffs"),
    ],
)
def test_prices_by_use_that_lack_something_stand_again(town, enter, change, field):
    answer = enter("manager").post("/desk/JG/contracts/new/", TYPED | USED | change)
    assert answer.status_code == 422
    assert f'href="#f-{field}"' in answer.content.decode()
    assert 'value="电梯电费"' in answer.content.decode()
    assert not contracts.Contract.objects.exists()


def test_a_price_by_meter_counts_what_meters_count():
    assert contracts.vocabulary.METERS == assets.KINDS
