"""What a row of the hotline's file says, by when the hotline waits, where it is: tables, without a database."""

from datetime import datetime

import pytest

from yuanba.domains.cases.rules.hotline import allowance, answered, group_of, moment_of, said_in
from yuanba.domains.cases.rules.hotline_places import estate_in, spot_named
from yuanba.domains.places.public import spot_in
from yuanba.kernel.calendar import Allowance
from yuanba.kernel.clock import SHANGHAI

SAT = datetime(2026, 11, 21, 10, tzinfo=SHANGHAI)
NAMES = {"JG": "金桂苑小区", "YX": "云栖坊", "BD": "金桂苑小区北区"}


def at(*parts):
    return datetime(*parts, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("text", "known", "kind", "days"),
    [
        ("咨询", True, "question", 3),
        ("求助", True, "", 7),
        ("意见建议", True, "suggestion", 7),
        ("投诉", True, "complaint", 15),
        ("举报类", True, "complaint", 15),
        ("其他", False, "", 3),
        ("", False, "", 3),
    ],
)
def test_the_kind_of_the_hotline_gives_ours_and_its_working_days(text, known, kind, days):
    assert group_of(text) == (known, kind, days)


@pytest.mark.parametrize(
    ("text", "moment", "odd"),
    [
        ("2026-11-20 09:30", at(2026, 11, 20, 9, 30), False),
        ("2026/11/20 9:05:12", at(2026, 11, 20, 9, 5), False),
        ("2026年11月20日 14时30", at(2026, 11, 20, 14, 30), False),
        ("2026-11-20", at(2026, 11, 20, 18), False),
        ("2026-13-40", None, True),
        ("尽快", None, True),
        ("", None, False),
    ],
)
def test_moments_are_read_as_spreadsheets_write_them(text, moment, odd):
    assert moment_of(text) == (moment, odd)


@pytest.mark.parametrize(
    ("stated", "since", "days", "due", "left"),
    [
        (None, None, 3, at(2026, 11, 25, 20), Allowance(3, "working_days")),
        (None, at(2026, 11, 19, 9), 3, at(2026, 11, 24, 20), Allowance(2, "working_days")),
        (None, at(2026, 11, 2, 9), 3, at(2026, 11, 5, 20), Allowance(0, "hours")),
        (None, at(2026, 12, 9), 7, at(2026, 12, 1, 20), Allowance(7, "working_days")),
        (at(2026, 11, 22, 9, 30), None, 15, at(2026, 11, 22, 9, 30), Allowance(23, "hours")),
        (at(2026, 11, 1), None, 15, at(2026, 11, 1), Allowance(0, "hours")),
    ],
)
def test_the_deadline_of_the_file_prevails_else_working_days_from_when_it_was_handed_to_us(
    stated, since, days, due, left
):
    assert allowance(stated, since, days, SAT) == (due, left)


def test_a_row_says_it_all():
    values = {"number": " 2026-1 ", "title": "楼道灯", "text": "三楼灯不亮。", "type": "投诉", "secret": "是"}
    said = said_in(values | {"urgent": "特急"}, phone="13800004402", phone_fits=True, now=SAT)
    told = (said.number, said.text, said.kind, said.level, said.phone, said.secret, said.refused, said.warnings)
    assert told == ("2026-1", "楼道灯\n三楼灯不亮。", "complaint", "middling", "13800004402", True, "", ())


@pytest.mark.parametrize(
    ("values", "refused", "warnings"),
    [
        ({"text": "灯不亮"}, "hotline-number", ()),
        ({"number": "1", "type": "咨询"}, "hotline-text", ()),
        ({"number": "1", "text": "x" * 5001}, "hotline-text", ()),
        ({"number": "1", "text": "灯不亮", "type": "别的"}, "", ("hotline-type",)),
        ({"number": "1", "text": "灯不亮", "type": "咨询", "due": "尽快"}, "", ("hotline-date",)),
    ],
)
def test_what_is_missing_is_refused_and_what_is_odd_is_said(values, refused, warnings):
    said = said_in(values, phone="", phone_fits=False, now=SAT)
    assert (said.refused, said.warnings) == (refused, warnings)


def test_a_telephone_that_is_none_is_left_out_and_said():
    said = said_in({"number": "1", "text": "灯不亮", "type": "咨询"}, phone="123", phone_fits=False, now=SAT)
    assert (said.phone, said.warnings) == ("", ("hotline-phone",))


@pytest.mark.parametrize(
    ("estate", "address", "text", "key"),
    [
        ("金桂苑", "", "", "JG"),
        ("金桂苑小区", "云栖坊门口", "", "JG"),
        ("金桂苑小区北区", "", "", "BD"),
        ("", "青禾街道桂花路8号云栖坊1栋", "", "YX"),
        ("", "", "云栖坊有人装修", "YX"),
        ("", "金桂苑与云栖坊之间", "", None),
        ("锦绣城", "云栖坊", "", None),
        ("", "", "路灯不亮", None),
    ],
)
def test_the_estate_is_found_by_its_name_and_never_guessed(estate, address, text, key):
    assert estate_in(estate, address, text, NAMES) == key


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("车库", "车库"),
        ("  东门外 路边", "东门"),
        ("桂花路8号车库入口", "车库入口"),
        ("东门和车库", None),
        ("桂花路8号", None),
        ("", None),
    ],
)
def test_a_gate_or_a_garage_is_found_by_its_name_the_longest_and_only_one(address, name):
    assert spot_named(address, ["东门", "车库", "车库入口", "8", "门"]) == name


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("3栋1单元902室", ("3", "1", "902")),
        ("3幢一单元", ("3", "一", "")),
        ("12号楼门口", ("12", "", "")),
        ("家住3-1-902", ("3", "1", "902")),
        ("3-902 漏水", ("3", "", "902")),
        ("2026-11-21 东门", ("", "", "")),
        ("东门", ("", "", "")),
    ],
)
def test_building_unit_and_home_are_read_out_of_an_address(text, spot):
    assert spot_in(text) == spot


@pytest.mark.parametrize(
    ("state", "answered_at", "resolved_at", "status"),
    [
        ("new", None, None, "待办理"),
        ("in-work", SAT, None, "办理中"),
        ("resolved", SAT, SAT, "已办结"),
        ("closed", SAT, SAT, "已办结"),
        ("reopen-requested", SAT, SAT, "办理中"),
    ],
)
def test_the_hotline_hears_its_own_words(state, answered_at, resolved_at, status):
    told = answered(state, answered_at, resolved_at, "换好了。")
    assert (told.status, told.done_at) == (status, resolved_at if status == "已办结" else None)
