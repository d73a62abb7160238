"""Whoever was erased is named nowhere by the steps of the own requests: pages, print, API, PDF, followers."""

import json

from tests.factories import cases as made
from tests.factories import people as make
from tests.factories import places
from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import dispatch

NAME = "巫马千寻"


def test_the_steps_of_a_request_keep_what_was_done_without_the_name_of_who_was_erased(town, enter, keyed):
    account = make.account(NAME)
    stay = make.tenure(places.place(town.yard, "3-1-909"), "tenant", account)
    person = people.actor_of(account.id)
    case = made.report(town.place, "楼道灯不亮，请来看。", person, key="erased").case
    cases.answer(actor=town.actors["engineer"], target=made.target(case), text="下午来修。", how="phoned")
    client, link = enter("manager"), f"/desk/JG/{case.id}/"
    assert NAME in [step.name for step in cases.story(town.actors["manager"], case).steps]
    people.erase_resident(actor=SYSTEM, yard=town.yard, card_id=stay.card.id)
    dispatch()
    for page in (link, f"{link}print/", "/desk/JG/all/", "/desk/JG/all.csv"):
        answer = client.get(page)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert NAME not in body.decode(), page
    told = keyed("manager").get(f"/api/v1/yards/JG/cases/{case.id}").json()
    assert NAME not in json.dumps(told, ensure_ascii=False)
    case.refresh_from_db()
    for steps in (cases.story(town.actors["manager"], case).steps, cases.public_part(case).steps):
        said = {step.verb: (step.name, step.account) for step in steps}
        assert said["report"] == ("", None)
        assert said["answer"] == ("Engineer", town.actors["engineer"].account)
