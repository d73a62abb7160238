"""What every page asks of the database: so many statements, and no more where there are more rows."""

import gc

import pytest
from django.conf import settings

from tests.factories import contracts as contract
from tests.factories import fees
from tests.interfaces import crowds
from tests.support.statements import statements
from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.kernel.memory import Kept
from yuanba.platform.access.public import SYSTEM

PAGES = {
    ("", "/"): 2,
    ("", "/sign-in/"): 0,
    ("", "/prefs/"): 0,
    ("", "/ui/"): 0,
    ("", "/b/JG/"): 13,
    ("", "/b/JG/complete/"): 3,
    ("manager", "/desk/JG/estate/complete/"): 6,
    ("supervisor", "/oversight/complete/"): 6,
    ("", "/b/JG/cases/"): 2,
    ("", "/b/JG/people/"): 5,
    ("", "/b/JG/people/?home=3-1-902"): 4,
    ("reporter", "/my/people/"): 9,
    ("butler", "/my/posts/"): 6,
    ("supervisor", "/oversight/teams/"): 10,
    ("supervisor", "/oversight/grids/"): 5,
    ("manager", "/desk/JG/stations/"): 6,
    ("manager", "/desk/JG/estate/"): 6,
    ("street", "/backoffice/estates/JG/move/"): 5,
    ("street", "/backoffice/estates/JG/move/?to=510199001"): 10,
    ("manager", "/desk/JG/estate/doors/"): 6,
    ("manager", "/desk/JG/estate/places/<place>/"): 8,
    ("manager", "/desk/JG/team/"): 10,
    ("manager", "/desk/JG/team/order/"): 13,
    ("manager", "/desk/JG/grids/"): 5,
    ("manager", "/desk/JG/team/terms/"): 5,
    ("manager", "/desk/JG/team/ended/"): 5,
    ("manager", "/desk/JG/team/appoint/"): 7,
    ("", "/say/?yard=JG"): 2,
    ("", "/say/JG/<place>/"): 2,
    ("", "/r/JG/<token>/"): 5,
    ("reporter", "/"): 11,
    ("reporter", "/my/"): 6,
    ("reporter", "/inbox/"): 6,
    ("reporter", "/notices/"): 8,
    ("", "/n/JG/1/"): 2,
    ("reporter", "/n/JG/2/"): 17,
    ("reporter", "/my/JG/<case>/"): 8,
    ("reporter", "/my/homes/"): 7,
    ("manager", "/desk/JG/homes/"): 6,
    ("reporter", "/my/devices/"): 6,
    ("reporter", "/my/password/"): 5,
    ("reporter", "/my/phone/"): 5,
    ("manager", "/desk/JG/people/"): 6,
    ("manager", "/desk/JG/people/?of=elsewhere"): 5,
    ("manager", "/desk/JG/people/?of=empty"): 5,
    ("manager", "/desk/JG/people/?q=4402"): 8,
    ("manager", "/desk/JG/people/<card>/"): 19,
    ("manager", "/desk/JG/homes/<home>/"): 9,
    ("manager", "/desk/JG/enterprises/"): 6,
    ("reporter", "/my/card/"): 9,
    ("", "/sign-in/passkey/"): 2,
    ("reporter", "/my/passkeys/"): 8,
    ("reporter", "/sign-in/again/"): 7,
    ("manager", "/desk/JG/"): 13,
    ("manager", "/desk/JG/all/"): 8,
    ("manager", "/desk/JG/waiting/"): 5,
    ("manager", "/desk/JG/find/?q=状态"): 5,
    ("manager", "/desk/JG/report/"): 5,
    ("manager", "/desk/JG/hotline/"): 8,
    ("manager", "/desk/JG/hotline/waiting/"): 6,
    ("manager", "/desk/JG/<case>/"): 16,
    ("manager", "/desk/JG/hard/"): 5,
    ("supervisor", "/desk/JG/promises/"): 5,
    ("supervisor", "/oversight/upward/"): 6,
    ("supervisor", "/oversight/hard/"): 5,
    ("manager", "/desk/JG/replies/"): 6,
    ("manager", "/desk/JG/notices/"): 7,
    ("manager", "/desk/JG/notices/<notice>/"): 15,
    ("manager", "/desk/JG/notices/<notice>/round/"): 7,
    ("manager", "/desk/JG/notices/<notice>/round/<place>/"): 10,
    ("manager", "/desk/JG/notices/new/"): 6,
    ("manager", "/desk/JG/undertakings/"): 8,
    ("manager", "/desk/JG/undertakings/new/"): 7,
    ("manager", "/desk/JG/undertakings/<undertaking>/"): 11,
    ("supervisor", "/oversight/undertakings/"): 9,
    ("manager", "/desk/JG/papers/"): 6,
    ("supervisor", "/oversight/"): 23,
    ("supervisor", "/oversight/look/"): 8,
    ("supervisor", "/oversight/estates/"): 7,
    ("supervisor", "/oversight/growing/"): 5,
    ("supervisor", "/oversight/promises/"): 7,
    ("", "/b/JG/promises/"): 3,
    ("", "/b/JG/promises/company/"): 2,
    ("", "/b/JG/contract/"): 5,
    ("", "/b/JG/resolutions/"): 3,
    ("", "/b/JG/resolutions/1/"): 4,
    ("manager", "/desk/JG/fund/"): 5,
    ("manager", "/desk/JG/spending/"): 10,
    ("manager", "/desk/JG/spending/new/"): 9,
    ("manager", "/desk/JG/spending/pay/"): 11,
    ("manager", "/desk/JG/spending/cover/"): 6,
    ("manager", "/desk/JG/statements/"): 6,
    ("manager", "/desk/JG/resolutions/"): 7,
    ("manager", "/desk/JG/resolutions/1/"): 8,
    ("manager", "/desk/JG/revenue/"): 12,
    ("manager", "/desk/JG/revenue/1/"): 9,
    ("manager", "/desk/JG/services/"): 9,
    ("manager", "/desk/JG/services/matching/"): 7,
    ("manager", "/desk/JG/contracts/"): 5,
    ("manager", "/desk/JG/window/"): 4,
    ("manager", "/desk/JG/window/<home>/"): 17,
    ("manager", "/desk/JG/online/"): 5,
    ("manager", "/desk/JG/online/days/"): 10,
    ("manager", "/desk/JG/bank/"): 6,
    ("manager", "/desk/JG/bank/waiting/"): 10,
    ("manager", "/desk/JG/receipts/"): 6,
    ("manager", "/desk/JG/arrears/"): 8,
    ("reporter", "/my/bills/"): 12,
    ("reporter", "/my/bills/JG/share/"): 14,
    ("manager", "/desk/JG/bills/"): 6,
    ("manager", "/desk/JG/bills/1/"): 8,
    ("manager", "/desk/JG/bills/1/skipped/"): 6,
    ("manager", "/desk/JG/bill/1/"): 8,
    ("", "/b/JG/statements/"): 5,
    ("manager", "/desk/JG/statements/calendar/"): 10,
    ("supervisor", "/oversight/duties/"): 9,
    ("manager", "/desk/JG/meters/"): 5,
    ("manager", "/desk/JG/meters/new/"): 4,
    ("manager", "/desk/JG/contracts/1/"): 8,
    ("manager", "/desk/JG/contracts/new/"): 4,
    ("manager", "/desk/JG/figures/"): 11,
    ("supervisor", "/oversight/figures/"): 9,
    ("supervisor", "/oversight/figures/?by=unit"): 10,
    ("supervisor", "/oversight/figures/?by=channel"): 9,
    ("supervisor", "/oversight/figures/cases/?by=level&key=ordinary&what=response"): 7,
    ("supervisor", "/oversight/JG/<case>/"): 13,
    ("operator", "/backoffice/"): 9,
    ("operator", "/backoffice/estates/"): 4,
    ("operator", "/backoffice/offices/"): 4,
    ("operator", "/backoffice/offices/new/?q=青禾"): 4,
    ("operator", "/backoffice/offices/new/510199001/"): 6,
    ("operator", "/desk/QH/team/appoint/"): 9,
    ("", "/sign-in/letter/"): 0,
    ("manager", "/desk/JG/packs/"): 7,
    ("manager", "/desk/JG/takeover/"): 5,
    ("supervisor", "/oversight/enterprises/"): 6,
    ("supervisor", "/oversight/stations/"): 5,
    ("supervisor", "/oversight/imports/"): 5,
    ("supervisor", "/oversight/delivery/"): 8,
    ("supervisor", "/oversight/delivery/say/"): 5,
    ("supervisor", "/oversight/takeovers/"): 5,
    ("supervisor", "/oversight/packs/"): 5,
    ("manager", "/desk/JG/<case>/why/"): 7,
    ("manager", "/desk/JG/routing/"): 6,
    ("manager", "/desk/JG/routing/trial/?level=hard&moment=2026-11-20T23:00"): 5,
    ("manager", "/desk/JG/routing/new/"): 6,
    ("manager", "/desk/JG/units/"): 5,
    ("manager", "/desk/JG/categories/"): 4,
    ("manager", "/desk/JG/?unit"): 13,
    ("supervisor", "/oversight/JG/units/"): 7,
    ("manager", "/desk/JG/calls/"): 7,
    ("manager", "/desk/JG/shifts/"): 11,
    ("manager", "/desk/JG/problems/"): 9,
    ("supervisor", "/oversight/problems/"): 8,
    ("supervisor", "/desk/LX/calls-to-sign/"): 7,
    ("manager", "/desk/JG/renovations/"): 5,
    ("reporter", "/my/renovations/"): 8,
}


# Read by a cursor of the server on PostgreSQL, which no wrapper of statements sees.
STREAMED = {("supervisor", f"/oversight/figures/{by}"): 1 for by in ("", "?by=unit", "?by=channel")}
STREAMED["manager", "/desk/JG/figures/"] = 2


def contract_of(town):
    """One that runs, whose pages are counted, what is owed under it, and a month billed; the same every time."""
    contract.signed(town.yard, key="counted")
    term = disclosure.duties.Term("money", "quarter", clock.today(), 31)
    disclosure.set_duty(actor=SYSTEM, yard=town.yard, term=term)
    fees.billed(town.yard)


def counted(town, enter):
    """Each page with the number of its statements, asked for a second time: what is kept in memory is there."""
    words = {"<place>": town.place.id, "<token>": town.tokens["resolved"], "<case>": town.cases["resolved"].id}
    words["<notice>"], words["<undertaking>"] = town.notice.id, town.announced.undertaking_id
    contract_of(town)
    words["<notice>"] = town.notice.id
    words["<home>"], words["<card>"] = town.home.id, people.own_cards(town.accounts["reporter"].id)[0][1].id
    found, memories = {}, [one for one in gc.get_objects() if type(one) is Kept]
    for name, address in PAGES:
        shown = address
        for word, value in words.items():
            shown = shown.replace(word, str(value))
        client = enter(name)
        for kept in memories:  # else its five seconds may end between the two
            kept.forget()
        assert client.get(shown).status_code == 200
        with statements() as said:
            client.get(shown)
        found[name, address] = len(said)
    return found


@pytest.fixture
def crowd(town):
    """Twenty-two more rows of every matter: more than a page of most lists."""
    crowds.more(town, range(2, 24))


# One more as soon as there is anything at all: names of the estates where something grows.
ONCE = {("supervisor", "/oversight/growing/"): 1}


def test_so_many_statements_and_no_more_for_more_rows(town, enter, request):
    contract_of(town)
    crowds.more(town, range(2))
    few = counted(town, enter)
    uncounted = STREAMED if settings.ENGINE == "postgres" else {}
    assert few == {page: number - uncounted.get(page, 0) for page, number in PAGES.items()}
    request.getfixturevalue("crowd")
    many = counted(town, enter)
    assert {page: number for page, number in many.items() if number > few[page] + ONCE.get(page, 0)} == {}
