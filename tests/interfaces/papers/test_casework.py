"""A case on paper: history, photographs, lines to sign; how to reach the reporter only with that right."""

from tests.support import papers
from tests.support.pages import words


def told(answer):
    assert answer["Content-Type"] == "application/pdf"
    return papers.joined(answer.content)


def test_one_case_and_several_ticked_ones(town, enter):
    case, other = town.cases["resolved"], town.cases["new"]
    one = told(enter("manager").get(f"/desk/JG/{case.id}.pdf"))
    for part in (case.code, case.title.replace(" ", ""), "金桂苑", "下午来修。", "换了防水罩。", "经办人", "4402"):
        assert part in one
    assert "4402" not in told(enter("supervisor").get(f"/desk/JG/{case.id}.pdf"))
    ticked = {"case": [f"{case.id}:1", f"{other.id}:1"], "verb": "print"}
    both = told(enter("manager").post("/desk/JG/many/", ticked))
    assert case.code in both
    assert other.code in both


def test_the_page_says_the_same_by_the_same_right(town, enter):
    link = f"/desk/JG/{town.cases['resolved'].id}/print/"
    manager, supervisor = words(enter("manager").get(link)), words(enter("supervisor").get(link))
    assert ["4402" in page for page in (manager, supervisor)] == [True, False]
    assert "换了防水罩。" in supervisor
