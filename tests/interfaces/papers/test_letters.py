"""The letter with which somebody is invited: home, code, picture, how to sign in; for whoever may invite there."""

import re

from tests.support import papers
from tests.support.pages import words
from tests.support.unchanged import everything
from yuanba.domains.people import public as people
from yuanba.interfaces.papers.letters import letter_paper
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.papers.public import print_paper

LETTER = "/desk/JG/homes/letter.pdf"


def test_the_letter_of_a_code_just_made(town, enter, settings):
    settings.YUANBA_PUBLIC_URL = "https://yuanba.example.cn"
    client = enter("butler")
    page = client.post("/desk/JG/homes/", {"act": "invite", "home": "3-1-902", "kind": "tenant"})
    assert "打印邀请信" in words(page)
    code = re.search(r'name="code" value="([^"]+)"', page.content.decode())[1]
    before = everything()
    answer = client.post(LETTER, {"code": code})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer["Cache-Control"] == "no-store"
    told = papers.joined(answer.content)
    for part in (
        "金桂苑",
        "3栋1单元902",
        "租户",
        "Tenant",
        code,
        "验证码会发到您的手机",
        "https://yuanba.example.cn",
        "第1页/共1页",
    ):
        assert part.replace(" ", "") in told, part
    assert everything() == before
    for who in ("engineer", "supervisor", "street", "manager-far", "reporter"):
        assert enter(who).post(LETTER, {"code": code}).status_code == 404


def test_the_picture_opens_the_page_with_the_code_typed_in(town, enter):
    made = people.invite_to_home(actor=SYSTEM, yard=town.yard, home=town.home, kind="owner")
    paper = letter_paper(made.invitation, made.code, "https://yuanba.example.cn")
    address = f"https://yuanba.example.cn/my/homes/?code={made.code}"
    assert papers.codes(print_paper(paper, "png")) == [address]
    page = enter("newcomer" if "newcomer" in town.accounts else "neighbour").get(address.partition(".cn")[2])
    assert f'value="{made.code}"' in page.content.decode()


def test_no_letter_of_a_code_that_opens_nothing(town, enter):
    made = people.invite_to_home(actor=SYSTEM, yard=town.yard, home=town.home, kind="owner")
    people.revoke_invitation(actor=SYSTEM, yard=town.yard, invitation_id=made.invitation.id)
    for code in (made.code, "JG-AAAA-AAAA", "", "x"):
        assert enter("butler").post(LETTER, {"code": code}).status_code == 404
