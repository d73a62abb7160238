"""What my own money paid for: my part of every cost to the fen, down to its vouchers; what waits; nobody else's."""

from datetime import date

import pytest

from tests.factories import fees, people, spending, statements
from tests.support.pages import words
from yuanba.domains.finance import public as finance
from yuanba.domains.people.public import Tenure
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

LINK = "/my/bills/JG/share/"


@pytest.fixture
def spent(town):
    """¥185.47 were owed and ¥300.00 paid, ¥100.00 went on cleaning and ¥50.00 had gone before; nothing is published."""
    fees.measured(town.yard, "3-1-902", 8963)
    number = statements.billed_in_march(town.yard)
    with clock.at(statements.IN_MARCH):
        paying = finance.Paying(30000, "cash", late=False)
        finance.take_payment(actor=SYSTEM, yard=town.yard, home_id=town.home.id, paying=paying, client_key="share")
        other = people.staff(town.yard, "manager")
        said = {"item": "cleaning", "payee": "净美保洁公司", "words": "三月保洁"}
        spending.approved(town.actors["manager"], other, town.yard, 10000, **said)
    return number


@pytest.fixture
def publication(town, spent):
    with clock.at(statements.IN_APRIL):
        return statements.published(town.yard, spent, statements.MARCH_END)


def test_before_anything_is_published_the_advance_stands_there(enter, spent):
    owner = enter("reporter")
    assert f'href="{LINK}"' in owner.get("/my/bills/").content.decode()
    page = words(owner.get(LINK))
    assert "¥114.53 预交，还没有用到" in page
    assert "还没有公布" in page


def test_my_part_of_every_cost_opens_its_vouchers_and_what_is_left_the_statement(enter, publication):
    owner, at = enter("reporter"), f"/b/JG/statements/{publication.code}/"
    answer = owner.get(LINK)
    page, text = words(answer), answer.content.decode()
    assert "¥177.47" in page
    for said in ("清洁卫生费用 点开看凭证 ¥100.00", "酬金 点开看这份公示 ¥14.20", "¥63.27", "¥8.00"):
        assert said in page
    assert f'href="{at}cleaning/"' in text
    assert f'href="{at}#plainly"' in text
    assert "三月保洁" in words(owner.get(f"{at}cleaning/"))
    assert "结转下期 63.27 元" in words(owner.get(at))


def test_who_owns_nothing_here_finds_nothing_and_who_sold_sees_no_advance(town, enter, publication):
    for name in ("butler", "manager", "engineer"):
        assert enter(name).get(LINK).status_code == 404
    other = words(enter("neighbour").get(LINK))
    assert ("¥177.47" in other, "这一期没有用到" in other) == (False, True)
    assert enter().get(LINK).headers["Location"].startswith("/sign-in/")
    Tenure.objects.filter(yard=town.yard, home=town.home, card__account=town.accounts["reporter"].id).update(
        until=date(2026, 4, 30)
    )
    sold = words(enter("reporter").get(LINK))
    assert "¥0.00 预交" in sold
    assert "¥177.47" in sold


def test_where_more_was_spent_than_there_was_it_says_so(town, enter, spent):
    with clock.at(statements.IN_MARCH):
        other = people.staff(town.yard, "manager")
        said = {"item": "order", "payee": "平安公司", "words": "三月门岗"}
        spending.approved(town.actors["manager"], other, town.yard, 50000, **said)
    with clock.at(statements.IN_APRIL):
        statements.published(town.yard, spent, statements.MARCH_END)
    page = words(enter("reporter").get(LINK))
    assert "花的比有的多" in page
    assert "归业主，结转下期" not in page
