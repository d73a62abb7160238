"""A file of the city's hotline at an office: taken in once, placed, handed back as far as it changed."""

import json
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.factories import cases as made
from tests.factories import people, places
from tests.support.unchanged import everything, refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Contact
from yuanba.domains.cases.public import hotline
from yuanba.domains.people.public import erase_resident
from yuanba.domains.places.public import Source, find_place, root
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.public import by_code

HEADS = ("工单编号", "诉求内容", "诉求类型", "事发地址", "诉求人", "联系电话", "办理状态")
FIELDS = dict(zip(("number", "text", "type", "address", "name", "phone", "status"), HEADS, strict=True))
NOW = datetime(2026, 11, 19, 9, tzinfo=clock.SHANGHAI)
ROWS = (
    ("HL-1", "楼道灯不亮，请打13800004402联系。", "求助", "金桂苑3栋1单元902室", "黎晓舟", "13800004402", ""),
    ("HL-2", "夜里施工吵。", "投诉", "金桂苑门口", "唐一", "123", ""),
    ("HL-3", "路灯坏了。", "咨询", "桂花路", "", "", ""),
    ("", "没有编号。", "咨询", "金桂苑", "", "", ""),
    ("HL-2", "又说一次。", "投诉", "金桂苑", "", "", ""),
)


@pytest.fixture
def town(db):
    clock.set_now(NOW)
    there = made.town()
    places.place(there.yard, "3-1-902")
    return there


def office():
    return by_code("LX")


def profile(actor, yard, visibility="neighbours"):
    return hotline.save_hotline_profile(
        actor=actor, yard=yard, name="柳溪 12345", fields=FIELDS, heads=HEADS, visibility=visibility
    )


def lines(rows=ROWS):
    return [
        Line(number, dict(zip(FIELDS, row, strict=True)), {}, "工单", row) for number, row in enumerate(rows, start=2)
    ]


def take(actor, yard, rows=ROWS, digest="a", dry_run=False, **more):
    return hotline.take_hotline(
        actor=actor,
        yard=yard,
        lines=lines(rows),
        source=Source("工单.xlsx", digest * 64),
        heads=HEADS,
        profile=profile(actor, yard, **more),
        dry_run=dry_run,
    )


def counts(taken):
    return taken.ok, taken.refused, taken.added, taken.waiting, taken.same


def test_each_row_is_a_case_or_waits_or_is_refused_with_a_reason(town):
    profile(town.supervisor, office())
    before = everything()
    dry = take(town.supervisor, office(), dry_run=True)
    assert everything() == before
    taken = take(town.supervisor, office())
    assert counts(dry) == counts(taken) == (3, 2, 2, 1, 0)
    assert [(one.refused, one.warnings, one.place) for one in taken.outcomes] == [
        ("", (), "JG 3 栋 1 单元 902"),
        ("", ("hotline-phone",), "JG 金桂苑"),
        ("", ("hotline-place",), ""),
        ("hotline-number", (), ""),
        ("hotline-twice", (), ""),
    ]
    first, second = cases.Case.objects.filter(yard=town.yard).order_by("number")
    assert (first.channel, first.kind, first.text) == ("hotline", "", "楼道灯不亮，请打138****4402联系。")
    assert (second.kind, second.on_behalf_of, second.visibility) == ("complaint", True, "neighbours")
    contact = cases.contact_of(town.butler, first)
    assert (contact.name, contact.phone, "13800004402" in contact.sealed_phone) == ("黎晓舟", "13800004402", False)
    row = hotline.HotlineRow.objects.get(number="HL-1")
    assert (row.code, row.about, "13800004402" in row.sealed_cells) == ("JG-1", first.id, False)


def test_an_address_without_a_building_finds_the_gate_it_names(town):
    gate = places.point(town.yard)
    rows = (
        ("HL-7", "大门关不上。", "求助", "金桂苑小区东门", "", "", ""),
        ("HL-8", "东门的灯不亮。", "求助", "金桂苑3栋1单元东门侧", "", "", ""),
    )
    take(town.supervisor, office(), rows=rows)
    found = cases.Case.objects.filter(yard=town.yard).order_by("number").values_list("place__label", flat=True)
    assert list(found) == [gate.label, "3 栋 1 单元"]


def test_the_hotline_s_working_days_are_frozen_on_the_case(town):
    take(town.supervisor, office())
    first, second = cases.Case.objects.filter(yard=town.yard).order_by("number")
    assert clock.aware(first.close_due) == datetime(2026, 11, 30, 20, tzinfo=clock.SHANGHAI)  # seven working days
    assert clock.aware(second.close_due) == datetime(2026, 12, 10, 20, tzinfo=clock.SHANGHAI)  # fifteen
    assert clock.aware(first.answer_due) == NOW + timedelta(hours=4)


def test_the_same_file_again_and_the_estate_s_own_copy_change_nothing_and_make_no_second_case(town):
    take(town.supervisor, office())
    before = everything()
    again = take(town.supervisor, office())
    other_name = take(town.supervisor, office(), digest="b")
    assert everything() == before
    assert counts(again) == counts(other_name) == (3, 2, 0, 0, 3)
    assert again.batch is None
    of_estate = take(town.manager, town.yard, ROWS[:1])
    assert counts(of_estate) == (1, 0, 1, 0, 0)
    assert cases.Case.objects.filter(yard=town.yard).count() == 2


def test_what_is_confidential_is_for_those_who_handle_it(town):
    take(town.manager, town.yard, ROWS[:1], visibility="handlers")
    case = cases.Case.objects.get(yard=town.yard)
    assert (case.visibility, case.text) == ("handlers", ROWS[0][1])


def test_a_profile_keeps_to_whom_it_shows_and_a_file_with_other_columns_takes_another_name(town):
    made = profile(town.manager, town.yard, "handlers")
    again = {"actor": town.manager, "yard": town.yard, "name": made.name, "heads": HEADS}
    assert hotline.save_hotline_profile(**again, fields=FIELDS).visibility == "handlers"
    fewer = {key: head for key, head in FIELDS.items() if key in ("number", "text")}
    with refused("invalid", name="hotline-name-taken"):
        hotline.save_hotline_profile(**again, fields=fewer, anew=True)
    changed = hotline.save_hotline_profile(**again, fields=fewer)
    assert (changed.id, changed.fields, changed.visibility) == (made.id, fewer, "handlers")


def test_only_whom_it_concerns_takes_files_in(town):
    far = people.staff(places.estate("YX", "云栖坊"), "manager")
    for actor in (far, town.engineer):
        with refused("not-found"):
            take(actor, town.yard)
    profile(town.manager, town.yard)
    with refused("hotline-long"):
        take(town.manager, town.yard, [(f"N{n}", *ROWS[2][1:]) for n in range(2001)])
    with refused("invalid", number="hotline-column", text="hotline-column-twice", status="choice-unknown"):
        hotline.save_hotline_profile(
            actor=town.manager,
            yard=town.yard,
            name="乱写",
            fields={"title": "诉求内容", "text": "诉求内容", "status": "没有"},
            heads=HEADS,
        )


def test_somebody_chooses_the_place_or_says_it_is_not_ours(town):
    take(town.supervisor, office())
    waiting = hotline.hotline_waiting(town.supervisor, office()).rows
    assert [(one.row.number, one.line.values["text"]) for one in waiting] == [("HL-3", "路灯坏了。")]
    row, place = waiting[0].row, find_place(town.yard, "3-1")
    settle = {"actor": town.supervisor, "yard": office(), "row_id": row.id}
    with refused("invalid", reason="words-missing"):
        hotline.settle_hotline_row(**settle)
    elsewhere = root(places.community_office("LY"))
    with refused("invalid", place="hotline-elsewhere"):
        hotline.settle_hotline_row(**settle, place=elsewhere)
    done = hotline.settle_hotline_row(**settle, place=place)
    assert (done.state, done.code) == ("case", "JG-3")
    before = everything()
    assert hotline.settle_hotline_row(**settle, place=place).code == "JG-3"
    assert everything() == before
    with refused("hotline-settled"):
        hotline.settle_hotline_row(**settle, reason="不是我们的")


def told(actor, yard, number):
    handed, rows = hotline.told_in(actor, yard, number)
    return handed.rows, [(line.cells[0], one.status, one.answer) for line, _heads, one in rows]


def hand_back(actor, yard):
    return hotline.return_hotline(actor=actor, yard=yard, profile_id=profile(actor, yard).id)


def test_only_what_changed_is_handed_back(town):
    yard = office()
    take(town.supervisor, yard)
    assert hand_back(town.supervisor, yard).number == 1
    assert told(town.supervisor, yard, 1) == (2, [("HL-1", "待办理", ""), ("HL-2", "待办理", "")])
    before = everything()
    assert hand_back(town.supervisor, yard) is None
    assert everything() == before
    first, _second = cases.Case.objects.filter(yard=town.yard).order_by("number")
    cases.answer(actor=town.butler, target=made.target(first), text="下午来换。", how="phoned")
    waiting = hotline.hotline_waiting(town.supervisor, yard).rows[0].row
    hotline.settle_hotline_row(actor=town.supervisor, yard=yard, row_id=waiting.id, reason="是市政道路。")
    assert hand_back(town.supervisor, yard).number == 2
    assert told(town.supervisor, yard, 2) == (2, [("HL-1", "办理中", "下午来换。"), ("HL-3", "退回", "是市政道路。")])
    cases.resolve(
        actor=town.butler, target=made.target(first), text="换好了。", outcome="solved", why_no_photo="在室内"
    )
    hand_back(town.supervisor, yard)
    assert told(town.supervisor, yard, 3) == (1, [("HL-1", "已办结", "换好了。")])
    assert told(town.supervisor, yard, 1)[1][0] == ("HL-1", "待办理", "")
    with refused("not-found"):
        hand_back(town.engineer, town.yard)


def test_of_a_private_request_only_its_handlers_get_the_words_back(town):
    yard = office()
    street = people.staff(yard, "street-official", name="唐一")
    take(street, yard)
    cases.Case.objects.filter(yard=town.yard).update(visibility="handlers")
    first, second = cases.Case.objects.filter(yard=town.yard).order_by("number")
    cases.answer(actor=town.butler, target=made.target(first), text="黎女士，下午来换。", how="phoned")
    hand_back(street, yard)
    closed = "保密诉求，答复请向小区经办人索取"
    assert told(street, yard, 1) == (2, [("HL-1", "办理中", closed), ("HL-2", "待办理", "")])
    cells = [line.cells for line, _heads, _one in hotline.told_in(street, yard, 1)[1]]
    assert [set(one[1:]) for one in cells] == [{""}, {""}]
    assert told(town.supervisor, yard, 1)[1][0] == ("HL-1", "办理中", "黎女士，下午来换。")
    cases.Case.objects.filter(id=second.id).update(visibility="neighbours")
    assert [line.cells[1] for line, _heads, _one in hotline.told_in(street, yard, 1)[1]] == ["", "夜里施工吵。"]
    cases.Case.objects.filter(id=second.id).update(covered=1)
    assert [line.cells[1] for line, _heads, _one in hotline.told_in(street, yard, 1)[1]] == ["", ""]
    cases.Case.objects.filter(id=second.id).update(covered=0, main=first)
    assert [line.cells[1] for line, _heads, _one in hotline.told_in(street, yard, 1)[1]] == ["", ""]


@pytest.mark.django_db(transaction=True)
def test_two_clerks_take_in_the_same_file_at_once():
    there = made.town()
    profile(SYSTEM, there.yard)
    start, found = Barrier(2), []

    def run():
        start.wait(10)
        try:
            found.append(take(there.manager, there.yard, ROWS[:3]))
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sum(one.added for one in found) == cases.Case.objects.filter(yard=there.yard).count() == 3
    assert [one.ok for one in found] == [3, 3]
    assert hotline.HotlineBatch.objects.get(yard=there.yard).added == 3


def test_a_settled_row_keeps_what_is_handed_back_and_no_person_and_after_half_a_year_its_number(town):
    yard = office()
    take(town.supervisor, yard)
    row = hotline.HotlineRow.objects.get(number="HL-1")
    assert json.loads(row.cells)["cells"] == [
        *("HL-1", "楼道灯不亮，请打138****4402联系。", "求助", "金桂苑3栋1单元902室", "", "138****4402", "")
    ]
    hand_back(town.supervisor, yard)
    clock.set_now(NOW + timedelta(days=181))
    assert cases.messaging.sweep_settled(actor=SYSTEM) == 2
    assert cases.messaging.sweep_settled(actor=SYSTEM) == 0
    assert told(town.supervisor, yard, 1)[1] == [("HL-1", "待办理", ""), ("HL-2", "待办理", "")]
    waits = hotline.hotline_waiting(town.supervisor, yard).rows[0]
    assert waits.line.values["text"] == "路灯坏了。"


def test_the_number_of_a_request_is_handed_back_as_it_came_however_many_digits_it_has(town):
    rows = [(f"CD2026112300{end}", "路灯不亮", "求助", "金桂苑", "", "13800004402", "") for end in (1, 2)]
    take(town.supervisor, office(), rows=rows)
    hand_back(town.supervisor, office())
    assert [number for number, _status, _answer in told(town.supervisor, office(), 1)[1]] == [row[0] for row in rows]
    kept = [json.loads(row.cells)["cells"] for row in hotline.HotlineRow.objects.order_by("number")]
    assert [(cells[0], cells[5]) for cells in kept] == [(row[0], "138****4402") for row in rows]


def test_whoever_is_erased_is_forgotten_by_what_the_hotline_brought(town):
    take(town.supervisor, office())
    card = people.card(town.yard, "黎晓舟", phone="13800004402")
    erase_resident(actor=SYSTEM, yard=town.yard, card_id=card.id)
    first = cases.Case.objects.get(yard=town.yard, number=1)
    contact = Contact.objects.get(case=first)
    row = hotline.HotlineRow.objects.get(number="HL-1")
    assert (contact.sealed_name, contact.phone_digest, row.sealed_cells) == ("", "", "")
    assert cases.find(town.butler, town.yard, "楼道灯").rows == [first]
