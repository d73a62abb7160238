"""Codes and words that lists of homes use, and what they mean."""

from collections.abc import Mapping

Words = Mapping[str, tuple[str, ...]]
KINDS: Words = {
    "owner": (
        "业主",
        "业主本人",
        "产权人",
        "户主",
        "房主",
        "本人",
        "自有",
        "个人",
        "自然人",
        "单位",
        "企业",
        "1001",
        "owner",
        "self",
    ),
    "co-owner": ("共有人", "共同产权人", "共同业主", "产权共有人", "co-owner", "coowner"),
    "tenant": ("租户", "租客", "租赁", "承租人", "租住", "房屋租客", "1003", "tenant", "renter"),
    "family": (
        *("家庭成员", "家属", "家人", "成员", "配偶", "夫妻", "丈夫", "妻子", "子女", "儿子", "女儿", "父母", "父亲"),
        *("母亲", "祖父母", "孙子女", "兄弟姐妹", "亲属", "同住人", "1002", "family", "spouse", "child", "parent"),
    ),
}
PARTY: Words = {
    "yes": ("有", "是", "已有", "已建", "已建立", "已成立", "1", "yes", "y"),
    "no": ("无", "否", "没有", "未建", "未建立", "未成立", "0", "no", "n"),
    "unknown": ("未知", "不详", "未调查", "未问", "unknown"),
}
SEXES: Words = {"男": ("男", "男性", "先生", "1", "m", "male"), "女": ("女", "女性", "女士", "2", "0", "f", "female")}
STATES: Words = {
    "自住": ("自住", "自用", "已入住", "入住", "常住", "2001", "occupied"),
    "出租": ("出租", "已出租", "租赁", "2006", "rented", "let"),
    "空置": ("空置", "空闲", "闲置", "空", "未入住", "2004", "2008", "vacant", "empty"),
    "未售": ("未售", "未销售", "待售", "2002", "unsold"),
    "已售": ("已售", "已出售", "2007", "sold"),
    "已交房": ("已交房", "已交付", "已接房", "2003", "handed over"),
    "装修": ("装修", "装修中", "已装修", "2005", "2009", "fitting out"),
}


def word_of(words: Words, text: str) -> str:
    """What a code or word means; empty for one that nobody knows."""
    said = text.strip().casefold()
    return next((meaning for meaning, ways in words.items() if said and said in ways), "")
