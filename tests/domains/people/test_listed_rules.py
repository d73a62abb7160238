"""What people write into the cells of a list: names, telephones, papers, kinds, days."""

from datetime import date

import pytest

from yuanba.domains.people.rules.listed import people_of
from yuanba.kernel.days import day_of

A, B = "13800004402", "13900001111"


@pytest.mark.parametrize(
    ("name", "phone", "found"),
    [
        ("张三、李四", f"{A}/{B}", [("张三", A), ("李四", B)]),
        ("张三，李四", f"{A}，{B}", [("张三", A), ("李四", B)]),
        ("张三,李四", f"{A},{B}", [("张三", A), ("李四", B)]),
        ("张三/李四", f"{A}\n{B}", [("张三", A), ("李四", B)]),
        ("张三;李四", f"{A} {B}", [("张三", A), ("李四", B)]),
        ("张三\n李四", f"{A}{B}", [("张三", A), ("李四", B)]),
        ("张三 李四", "", [("张三", ""), ("李四", "")]),
        ("张 三", "138 0000 4402", [("张三", A)]),
        ("张三", "138-0000-4402", [("张三", A)]),
        ("张三", "+86 138 0000 4402", [("张三", A)]),
        ("张三", "１３８００００４４０２", [("张三", A)]),
        ("张三", "028-85551234", [("张三", "028-85551234")]),
        (f"张三{A} 李四{B}", "", [("张三", A), ("李四", B)]),
        (f"张三（{A}）", "", [("张三", A)]),
        ("张三（产权人）", A, [("张三", A)]),
        ("John Smith", A, [("John Smith", A)]),
        ("空置", "", []),
        ("无", "", []),
        ("-", "", []),
    ],
)
def test_names_with_their_telephones(name, phone, found):
    row = people_of({"name": name, "phone": phone})
    assert [(one.name, one.phone) for one in row.people] == found
    assert row.warnings == ()
    assert {one.kind for one in row.people} <= {"owner" if len(found) == 1 else "co-owner"}


@pytest.mark.parametrize(
    ("values", "warnings"),
    [
        *(({"name": "张三", "phone": said}, ("resident-phone-none",)) for said in ("00000000000", "11111111111", "无")),
        *(({"name": "张三", "phone": said}, ("resident-phone-none",)) for said in ("-", "13800000000", "18999999999")),
        *(({"name": "张三", "phone": said}, ("resident-phone",)) for said in ("1380000440", "1.38E+10", "请联系前台")),
        ({"name": "张三", "phone": f"{A} {B}"}, ("resident-phones-more",)),
        ({"name": "张三、李四", "phone": A}, ("resident-phones-fewer",)),
        ({"name": "", "phone": A}, ("resident-nameless",)),
        ({"name": "某某置业有限公司", "phone": A}, ("firm-phone",)),
        ({"name": "开发商"}, ("resident-firm",)),
        ({"family_name": "某某置业有限公司"}, ("resident-firm",)),
        ({"name": "某某置业有限公司", "party": "也许"}, ("firm-party",)),
        ({"name": "请联系物业前台登记。"}, ("resident-name",)),
        ({"name": "张三", "id_number": "111111111111111111"}, ("resident-id-none",)),
        ({"name": "张三", "id_number": "632126199109162056"}, ("resident-id",)),
        ({"name": "张三", "kind": "1004"}, ("resident-kind",)),
        ({"name": "张三", "since": "春天"}, ("resident-since",)),
    ],
)
def test_what_is_to_be_looked_at(values, warnings):
    row = people_of(values)
    assert row.warnings == warnings
    assert all(one.phone in ("", A) and not one.id_number for one in row.people)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("1001", "owner"),
        ("1002", "family"),
        ("1003", "tenant"),
        ("业主", "owner"),
        ("租户", "tenant"),
        ("配偶", "family"),
    ],
)
def test_codes_and_words_of_kinds(said, kind):
    assert [one.kind for one in people_of({"name": "张三", "kind": said}).people] == [kind]


def test_owners_family_and_tenants_in_columns_of_their_own():
    row = people_of(
        {"name": "甲一", "co_name": "乙二", "family_name": "丙三", "tenant_name": "丁四", "tenant_phone": A}
    )
    assert [(one.name, one.kind, one.phone) for one in row.people] == [
        ("甲一", "co-owner", ""),
        ("乙二", "co-owner", ""),
        ("丙三", "family", ""),
        ("丁四", "tenant", A),
    ]


def test_words_for_codes_and_what_found_no_place_are_kept():
    row = people_of({"name": "张三", "sex": "2", "state": "2001", "phone": f"{A}/12345"})
    assert row.kept == {"性别": "女", "房屋状态": "自住", "电话（有误）": "12345"}


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2020-06-10", date(2020, 6, 10)),
        ("2020/6/10", date(2020, 6, 10)),
        ("2020.6.10", date(2020, 6, 10)),
        ("2020年6月10日", date(2020, 6, 10)),
        ("20200610", date(2020, 6, 10)),
        ("43992", date(2020, 6, 10)),
        ("2020-06-10 12:00", date(2020, 6, 10)),
        ("2020年6月", date(2020, 6, 1)),
        ("2020-13-01", None),
        ("", None),
        ("1234", None),
    ],
)
def test_days_as_they_are_written(said, day):
    assert day_of(said) == day
