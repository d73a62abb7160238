"""The money of an estate for programs: bills, payments, billing runs, vouchers, statements."""

import pytest

from tests.factories import revenue, spending, statements
from tests.support.unchanged import everything
from yuanba.domains.people.public import Account, issue_api_key
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

pytestmark = pytest.mark.django_db
YARD = "/api/v1/yards/JG"


@pytest.fixture
def quarter():
    found = statements.quarter()
    with clock.at(statements.IN_APRIL):
        yield found


@pytest.fixture
def call(quarter, client):
    account = Account.objects.get(id=quarter.manager.account)
    held = {"Authorization": f"Bearer {issue_api_key(actor=SYSTEM, account=account, label='proof')}"}

    def send(path, body=None, key="k1", status=200):
        headers = held | ({"Idempotency-Key": key} if body is not None else {})
        if body is None:
            answer = client.get(f"{YARD}{path}", headers=headers)
        else:
            answer = client.post(f"{YARD}{path}", body, content_type="application/json", headers=headers)
        assert answer.status_code == status, answer.content
        return answer.json()

    return send


def test_bills_are_read_narrowed_and_one_by_one(call):
    page = call("/bills")
    assert ([one["number"] for one in page["items"]], page["more"]) == ([3, 2, 1], "")
    first = call("/bills?home=3-1-901")["items"]
    assert [(one["number"], one["fen"], one["paid"], one["state"]) for one in first] == [(1, 18547, 18547, "paid")]
    assert [one["number"] for one in call("/bills?state=open&month=2026-03")["items"]] == [3, 2]
    assert call("/bills?month=2026-02")["items"] == []
    assert call("/bills?after=2")["items"] == first
    one = call("/bills/1")
    assert (one["applied"], sum(line["fen"] for line in one["lines"])) == (
        [{"payment": 1, "fen": 18547, "day": "2026-03-10"}],
        18547,
    )
    assert call("/bills?month=March", status=422)["fields"][0]["code"] == "month-please"
    call("/bills?home=9-9-999", status=422)
    call("/bills?after=made-up", status=404)


def test_a_payment_is_taken_once_per_key(call):
    said = {"home": "3-2-901", "fen": 5000, "way": "cash", "words": "现金"}
    made = call("/payments", said, status=201)
    assert (made["fen"], made["prepaid"], made["bills"]) == (5000, 0, [{"bill": 3, "fen": 5000}])
    before = everything()
    assert call("/payments", said, status=201) == made
    assert everything() == before
    assert call("/payments", said | {"fen": 1}, status=409)["code"] == "conflict"
    call("/payments", said | {"fen": 0}, status=422)
    assert call(f"/payments/{made['number']}")["code"] == made["code"]
    assert [one["number"] for one in call("/payments?home=3-2-901&day=2026-04-06")["items"]] == [made["number"]]


def test_a_month_is_drafted_and_published(call):
    said = {"contract": 1, "month": "2026-04", "due": "2026-04-30"}
    run = call("/billing", said, status=201)
    assert (run["number"], run["state"], run["bills"], run["contract"]) == (2, "draft", 3, 1)
    before = everything()
    assert call("/billing", said, status=201) == run
    assert everything() == before
    published = call("/billing/2/publish", {})
    assert (published["state"], published["prices"]) == ("published", run["prices"])
    assert call("/billing/2/publish", {}) == published
    assert [one["number"] for one in call("/billing")["items"]] == [2, 1]
    assert call("/billing", said | {"month": "x"}, "k2", status=422)["fields"][0]["code"] == "month-please"


def test_vouchers_answer_a_question(call, quarter):
    spending.voucher(quarter.manager, quarter.yard, 5000, item="greening")
    page = call("/vouchers")
    assert (page["vouchers"], page["fen"], page["waiting"], len(page["items"])) == (1, 30000, 1, 2)
    assert [one["item"] for one in call("/vouchers?state=written")["items"]] == ["greening"]
    assert call("/vouchers?item=cleaning")["items"][0]["payee"] == "净美保洁公司"
    one = call("/vouchers/1")
    assert (one["state"], one["documents"], one["booked_on"]) == ("approved", 1, one["day"])
    assert call("/vouchers/2")["booked_on"] is None


def test_what_was_published_is_for_anybody(client, quarter):
    made = statements.publish(quarter, statements.drafted(quarter))
    page = client.get(f"{YARD}/statements").json()
    assert [(one["code"], one["digest"]) for one in page["items"]] == [(made.code, made.digest)]
    one = client.get(f"{YARD}/statements/{made.code}").json()
    assert (one["document"], one["corrected_by"], one["supersedes"]) == (made.document, None, None)
    assert client.get(f"{YARD}/statements/nothing").status_code == 404


def test_an_owner_reads_the_own_bill_by_api_and_no_other(client, quarter):
    owner = quarter.fees.owners["3-1-901"]
    account = Account.objects.get(id=owner.account)
    held = {"Authorization": f"Bearer {issue_api_key(actor=SYSTEM, account=account, label='proof')}"}
    assert client.get(f"{YARD}/bills/1", headers=held).json()["fen"] == 18547
    assert client.get(f"{YARD}/bills/2", headers=held).status_code == 404
    assert client.get(f"{YARD}/bills", headers=held).status_code == 404


def test_what_common_parts_earn_is_read_and_taken_once_per_key(quarter, call):
    revenue.contract(SYSTEM, quarter.yard)
    listed = call("/revenue")
    assert [(one["number"], one["late"], one["next"]) for one in listed["items"]] == [(1, 300000, "2026-04-10")]
    said = {"fen": 300000, "way": "transfer", "words": "第一季度"}
    made = call("/revenue/1/takings", said, status=201)
    assert (made["number"], made["fen"], made["owners"], made["back"]) == (1, 300000, 270000, None)
    before = everything()
    assert call("/revenue/1/takings", said, status=201) == made
    assert everything() == before
    assert call("/revenue/1/takings", said | {"fen": 1}, status=409)["code"] == "conflict"
    call("/revenue/1/takings", said | {"way": "shells"}, key="k2", status=422)
    whole = call("/revenue/1")
    assert [(one["day"], one["paid"]) for one in whole["dues"][:2]] == [("2026-01-10", 300000), ("2026-04-10", 0)]
    assert whole["items"] == [made]
    assert call("/revenue")["year"]["owners"] == 270000
    call("/revenue?after=made-up", status=404)
    call("/revenue/9", status=404)
