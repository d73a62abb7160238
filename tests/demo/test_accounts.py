"""A year of a scene in a small estate: surplus, deficit, correction, another company; again changes nothing."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import fees as make
from tests.factories import people, places
from tests.support.unchanged import everything
from yuanba.demo import accounts, earning, fees
from yuanba.demo.costs import Cost
from yuanba.demo.deciding import Decision
from yuanba.demo.questioning import Question
from yuanba.demo.serving import Served
from yuanba.domains.contracts import public as contracts
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance import public as finance
from yuanba.domains.ledger import public as ledger
from yuanba.domains.people.public import Post
from yuanba.domains.voting import public as voting
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM

pytestmark = pytest.mark.django_db
AGREED = fees.Agreed("和畅物业", "Hechang", "remuneration", "2.30", owners="鲁秋实", signer="袁思齐", unpaid=99)
COSTS = (Cost("cleaning", "labour", 300, "保洁", "净美保洁公司"), Cost("tax", "", 12, "税", "税务局"))
YEAR = accounts.Year(
    AGREED,
    accounts.Hands("one", "two", "three"),
    (
        accounts.Quarter(COSTS, {"cleaning": "在岗 1 人"}),
        accounts.Quarter(
            (*COSTS, Cost("running", "material", 2000, "电机", "恒泵机电公司")),
            {},
            decided=Decision("水泵房换件", "9 席同意", "management", 2500),
            covered=Decision("弥补缺口", "同意", "owners"),
            fund=(1_00, 5_00),
            asked=Question("four", "running", "运行维护", "这台电机为什么这么贵？", "三家比价，取最低。"),
        ),
        accounts.Quarter(COSTS, {}, Cost("greening", "labour", 50, "补种", "青萝园艺公司"), "补种漏记", fund=(2_00, 0)),
    ),
    percent=1200,
    before=replace(AGREED, company="旧雨物业"),
    common=earning.Common((*earning.USUAL, earning.Earning("sites", "菜摊", 100, "month", late=True)), percent=50),
    limit=1500,
    fund=900_00,
    served=Served("one", "one", missed=range(1, 13), rest=1),
)


@pytest.fixture
def yard():
    found = places.estate()
    for name, area in make.AREAS.items():
        people.resident(make.measured(found, name, area))
    accounts.sign_first(found, YEAR)
    for name, role in (("one", "manager"), ("two", "company-supervisor"), ("three", "committee-member")):
        account = people.account(name, name)
        people.post(found, role, holder=account, since=date(2024, 1, 1))
    people.account("four", "four")
    return found


def test_a_year_is_put_up_corrected_and_handed_to_another_company(yard):
    accounts.play(yard, YEAR)
    said = disclosure.Publication.objects.filter(yard=yard).order_by("number")
    feet = [one.document["foot"] for one in said]
    assert [one.document["head"]["company"] for one in said] == ["旧雨物业", "旧雨物业", "和畅物业", "和畅物业"]
    assert [bool(one.supersedes) for one in said] == [False, False, False, True]
    assert [one["closing"] > 0 for one in feet] == [True, False, True, True]
    assert [one["opening"] for one in feet[1:3]] == [one["closing"] for one in feet[:2]]
    assert feet[3]["expense"] > feet[2]["expense"]
    assert said[0].document["notes"] == {"cleaning": "在岗 1 人"}
    assert said[1].document["head"]["committee_by"] == "three"
    handed = contracts.Contract.objects.get(yard=yard, succeeds__isnull=False)
    assert (handed.company, handed.since) == ("和畅物业", said[2].since)
    (book,) = ledger.Book.objects.filter(yard=yard)
    taken_over = finance.handing.handing_over(SYSTEM, yard, handed.number)
    assert (taken_over.done.owed > 0, taken_over.left) == (True, 0)
    assert not any(ledger.audit(book).values())
    closed = ledger.Period.objects.filter(yard=yard, state="published").order_by("since")
    assert [one.until for one in closed] == [one.until for one in said[:3]]
    assert (book.closed_until, [one.document["book"]["digest"] for one in said[:3]]) == (
        said[2].until,
        [one.digest for one in closed],
    )
    assert [one.is_late for one in finance.Voucher.objects.filter(yard=yard).order_by("number")][-1]
    assert finance.Payment.objects.filter(yard=yard).count() == 2
    assert finance.Voucher.objects.filter(yard=yard, state="approved").count() == 11
    public = [one.document["public"]["foot"] for one in said[:3]]
    assert [one["opening"] for one in public[1:]] == [one["closing"] for one in public[:2]]
    assert [one["moved"] for one in public] == [0, 0, 0]
    assert public[0]["owners"] == public[0]["income"] - public[0]["cost"] > 0
    assert public[2]["fund_due"] - public[2]["undecided"] == -feet[1]["closing"] == public[2]["used"]
    before = everything()
    accounts.play(yard, YEAR)
    assert everything() == before


def test_a_deficit_is_covered_by_what_was_decided_and_each_quarter_shows_what_was_done(yard):
    accounts.play(yard, YEAR)
    said = list(disclosure.Publication.objects.filter(yard=yard).order_by("number"))
    pumps, covered = voting.Resolution.objects.filter(yard=yard).order_by("number")
    assert (pumps.state, pumps.subject, covered.state, covered.subject) == (
        *("confirmed", "spending"),
        *("confirmed", "deficit"),
    )
    named = finance.Voucher.objects.filter(yard=yard).exclude(resolution=None)
    assert [(one.fen, one.resolution_id) for one in named] == [(200_000, pumps.id)]
    missing = -said[1].document["foot"]["closing"]
    assert covered.most == missing > 0
    rows = [{row["code"]: row["now"] for row in one.document["rows"]} for one in said]
    assert [one.get("cover", 0) for one in rows] == [0, 0, missing, missing]
    drawn = finance.Voucher.objects.filter(yard=yard, item="remuneration", state="approved").order_by("day")
    assert [one.fen for one in drawn] == [one["remuneration"] for one in rows[:3]]
    assert [one.document["fund"]["closing"] for one in said] == [900_00, 896_00, 898_00, 898_00]
    for one in said[:3]:
        months = {line["code"]: line for line in one.document["service"]["lines"]}
        assert (months["2"]["due"], months["2"]["signed"]) == (6, 3)
        assert months["1"]["due"] - months["1"]["signed"] == 3
    (asked,) = disclosure.questions(yard, said[1].code, "running").rows
    assert asked.answer == "三家比价，取最低。"
    assert asked.case.state == "closed"


def test_what_was_stopped_between_two_signatures_goes_on(yard):
    seat = Post.objects.get(yard=yard, role="committee-member")
    Post.objects.filter(id=seat.id).update(until=date(2024, 2, 1))
    with pytest.raises(Refusal, match="not-found"):
        accounts.play(yard, YEAR)
    begun = disclosure.Statement.objects.get(yard=yard)
    assert (begun.state, begun.company_by) == ("signed", "one")
    Post.objects.filter(id=seat.id).update(until=None)
    accounts.play(yard, YEAR)
    said = disclosure.Publication.objects.filter(yard=yard).order_by("number")
    assert [bool(one.supersedes) for one in said] == [False, False, False, True]
    assert said[0].document["head"]["committee_by"] == "three"
