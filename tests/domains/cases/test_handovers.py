"""A shift is handed over by what is open at that moment, and taken by one tap of somebody else."""

import pytest

from tests.factories import cases as make
from tests.support.unchanged import everything, refused
from yuanba.domains.cases import public as cases


@pytest.mark.django_db
def test_handed_over_with_what_is_open_and_taken_by_one_tap_of_the_next():
    town = make.town()
    case = make.report(town.place, "单元门关不拢").case
    give = {"actor": town.butler, "yard": town.yard, "to": make.account_of(town.engineer), "words": "钥匙在门卫室"}
    with refused("not-found"):
        cases.hand_over_shift(**give | {"actor": town.supervisor})
    with refused("invalid", to="next-unknown"):
        cases.hand_over_shift(**give | {"to": make.account_of(town.street)})
    row = cases.hand_over_shift(**give, client_key="k")
    before = everything()
    assert (cases.hand_over_shift(**give, client_key="k").id, everything() == before) == (row.id, True)
    with refused("conflict"):
        cases.hand_over_shift(**give | {"words": "别的"}, client_key="k")
    shift = cases.shift_of(town.engineer, row)
    assert (shift.open, shift.late, [one.id for one in shift.due]) == (1, 0, [case.id])
    take = {"yard": town.yard, "handover_id": row.id}
    with refused("shift-own"):
        cases.take_shift(actor=town.butler, **take)
    with refused("shift-other"):
        cases.take_shift(actor=town.manager, **take)
    cases.take_shift(actor=town.engineer, **take)
    before = everything()
    cases.take_shift(actor=town.engineer, **take)
    assert everything() == before
    with refused("shift-taken"):
        cases.take_shift(actor=town.manager, **take)
    (found,) = cases.handovers(town.manager, town.yard).rows
    assert (found.by_name, found.to_name, found.taken_name) == ("罗小满", "向东", "向东")
