"""Surveys: answered on the telephone, entered on the desk, read on the board and in oversight."""

from tests.factories import places, surveys
from tests.prove.routes.rows import ALL_200, get, post
from yuanba.kernel import clock

#       stranger neighbour reporter engineer butler manager program supervisor street operator far far
ENTER = "in 404 404 404 200 200 404 200 404 404 404 404"
OPEN = "in 404 404 404 404 422 404 422 404 404 404 404"
WRONG = "in 404 404 404 422 422 404 422 404 404 404 404"
BELOW = "in 404 404 404 404 404 404 200 200 404 404 200"
HOME = "in 404 200 404 404 404 404 404 404 404 404 404"
DESK, BOARD = "desk/<code>/surveys/", "b/<code>/surveys"
ONE, MINE = f"{DESK}<year>/enter/", "my/survey/<code>/<year>/<home_id>/"
NOW = {"year": "$survey_year", "home_id": "$survey_home"}
ROWS = (
    get(DESK, ENTER),
    post(DESK, OPEN, data={"year": "1999"}),
    get(ONE, ENTER, more=NOW),
    post(ONE, WRONG, data={"home": "9-9-9", "way": "door"}, more=NOW),
    get(MINE, HOME, more=NOW),
    post(MINE, HOME, data={"order": "5", "key": "k"}, more=NOW),
    get(f"{BOARD}/", ALL_200),
    get(f"{BOARD}.csv", ALL_200),
    get(f"{BOARD}.xlsx", ALL_200),
    get("oversight/surveys/", BELOW),
    get("oversight/surveys.csv", BELOW),
    get("oversight/surveys.xlsx", BELOW),
    get("api/v1/yards/<code>/surveys", ALL_200),
)
PAGES = (
    ("manager", DESK, "", None),
    ("butler", DESK, "", None),
    ("butler", "desk/<code>/surveys/<survey_year>/enter/", "", None),
    ("reporter", "my/survey/<code>/<survey_year>/<survey_home>/", "", None),
    ("", f"{BOARD}/", "", None),
    ("supervisor", "oversight/surveys/", "", None),
)
NO_PAGES = {f"{BOARD}.csv", f"{BOARD}.xlsx", "oversight/surveys.csv", "oversight/surveys.xlsx"}


def known(town):
    """One that is over, and one that runs."""
    year = clock.today().year
    surveys.over(town.yard, [surveys.marks(4)] * 6, year=year - 1)
    surveys.opened(town.yard)
    return {"survey_year": year, "survey_home": places.place(town.yard, "3-1-902").id}
