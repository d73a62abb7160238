"""Whether a reply is a good one, before it is sent: hints, never a refusal. Pure."""

import re

from yuanba.kernel.text import bigrams, clean
from yuanba.kernel.text import gettext_noop as _

HINTS: dict[str, str] = {
    "no-answer": _("It does not speak of what was asked. Name the matter in a few words."),
    "no-measure": _("It does not say what will be done. Name the measure."),
    "no-date": _("It does not say by when. Name a day or an hour."),
    "empty": _("It says only that it was received. Say what happens now."),
}
_DATE = re.compile(
    r"\d+\s*(?:点|时|分钟|小时|天|日|号|月|周|:\d\d)|[一二两三四五六七八九十半]+(?:点|小时|天|日|号|周|个月)|"
    r"今天|明天|后天|今晚|今早|明早|上午|下午|晚上|中午|傍晚|月底|年底|周[一二三四五六日末]|星期[一二三四五六日天]|"
    r"本周|下周|马上|现在|立即|已经?(?:修|换|清|处理|解决|办)|"
    r"\b(?:today|tomorrow|tonight|by|at|on|within|now)\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"修|换|清理|疏通|打扫|清运|拆|装|补|检查|检测|排查|上门|到场|现场|联系|通知|协调|约谈|劝|制止|登记|安排|派|报警|上报|转|"
    r"调|贴|公示|退|赔|开会|协商|测|巡|加固|停|关|打开|发您|看看|来看|去看|查看|"
    r"\b(?:repair|replace|clean|check|send|call|visit|fix|install|remove|talk)\w*",
    re.IGNORECASE,
)
_HOLLOW = re.compile(
    "收到|已收悉|高度重视|尽快|尽力|研究|感谢|谢谢|您好|你好|反映的问题|诉求|处理|我们会|将|理解|支持|请|耐心|等待|落实|跟进|及时|的|您|了|给|予"
)
LONGEST_HOLLOW = 8


def hints(asked: str, reply: str) -> tuple[str, ...]:
    """What a reply lacks, as codes of `HINTS`; none for one that has nothing yet, or lacks nothing."""
    said = clean(reply)
    if not said:
        return ()
    bare = re.sub(r"[\W_]+", "", _HOLLOW.sub("", said))
    if len(bare) < LONGEST_HOLLOW and not _DATE.search(said) and not _answers(asked, said):
        return ("empty",)
    lacking = {
        "no-answer": not _answers(asked, said),
        "no-measure": not _MEASURE.search(said),
        "no-date": not _DATE.search(said),
    }
    return tuple(code for code, is_lacking in lacking.items() if is_lacking)


def _answers(asked: str, said: str) -> bool:
    """Whether one pair of characters, or one Latin word, stands in both, the hollow words aside."""
    return bool(set(bigrams(_HOLLOW.sub(" ", asked))) & set(bigrams(_HOLLOW.sub(" ", said))))
