"""Invented people of the demo town. Telephone numbers are of no real person (028-0000, 138 0000)."""

from dataclasses import dataclass

PASSWORD = "yuanba-demo"  # noqa: S105  for the demo only; shown at start


@dataclass(frozen=True)
class Person:
    """Somebody to appoint: where the post is kept, and where it holds: a path below it, or a grid by its code."""

    username: str
    name: str
    name_en: str
    role: str
    yard: str
    path: str
    where: str
    where_en: str
    phone: str
    grid: str = ""


STAFF = (
    Person("luo", "罗小满", "Luo Xiaoman", "butler", "JG", "1", "1、2 栋", "blocks 1 and 2", "028-0000 1203"),
    Person("luo", "罗小满", "Luo Xiaoman", "butler", "JG", "2", "1、2 栋", "blocks 1 and 2", "028-0000 1203"),
    Person("jian", "简文", "Jian Wen", "butler", "JG", "3", "3、4 栋", "blocks 3 and 4", "028-0000 1204"),
    Person("jian", "简文", "Jian Wen", "butler", "JG", "4", "3、4 栋", "blocks 3 and 4", "028-0000 1204"),
    Person("xiang", "向东", "Xiang Dong", "engineer", "JG", "", "全小区", "whole estate", "028-0000 1210"),
    Person("deng", "邓国平", "Deng Guoping", "manager", "JG", "", "全小区", "whole estate", "028-0000 1201"),
    Person("tan", "谭秋", "Tan Qiu", "manager", "YX", "", "全小区", "whole estate", "028-0000 1301"),
    Person("he", "何雯", "He Wen", "company-supervisor", "JG", "", "全小区", "whole estate", "028-0000 2001"),
    Person(
        "he",
        "何雯",
        "He Wen",
        "community-supervisor",
        "LX",
        "",
        "柳溪社区",
        "Liuxi Community",
        "028-0000 2001",
    ),
    Person("tang", "唐敏", "Tang Min", "grid-worker", "LX", "", "第三网格", "grid 3", "028-0000 2002", "W3"),
    Person("luo", "罗小满", "Luo Xiaoman", "micro-grid-member", "LX", "", "1 栋", "block 1", "028-0000 1203", "W3-1"),
    Person("luo", "罗小满", "Luo Xiaoman", "micro-grid-member", "LX", "", "2 栋", "block 2", "028-0000 1203", "W3-2"),
    Person("fang", "方建国", "Fang Jianguo", "micro-grid-member", "LX", "", "3 栋", "block 3", "028-0000 1221", "W3-3"),
    Person("jian", "简文", "Jian Wen", "micro-grid-member", "LX", "", "4 栋", "block 4", "028-0000 1204", "W3-4"),
    Person(
        "zhou",
        "周毅",
        "Zhou Yi",
        "police-officer",
        "LX",
        "",
        "柳溪警务室",
        "Liuxi police room",
        "028-0000 2003",
    ),
    Person("wen", "文素琴", "Wen Suqin", "mediator", "JG", "", "解忧站", "Worry-not station", "028-0000 1220"),
    Person("fang", "方建国", "Fang Jianguo", "building-head", "JG", "3", "3 栋", "block 3", "028-0000 1221"),
    Person("song", "宋岚", "Song Lan", "street-official", "QH", "", "青禾街道", "Qinghe Street", "028-0000 3000"),
    Person("ops", "运维", "Operator", "platform-operator", "YB", "", "成都市", "Chengdu", "028-0000 3009"),
)


@dataclass(frozen=True)
class Resident:
    """Somebody who lives in a home of the demo estate."""

    username: str
    name: str
    name_en: str
    home: str
    kind: str
    phone: str


RESIDENTS = (
    Resident("xiaozhou", "黎晓舟", "Li Xiaozhou", "3-2-902", "owner", "138 0000 0001"),
    Resident("chunyan", "黎春燕", "Li Chunyan", "3-1-102", "tenant", "138 0000 0002"),
    Resident("popo", "魏素芬", "Wei Sufen", "1-1-201", "owner", "138 0000 0003"),
)
