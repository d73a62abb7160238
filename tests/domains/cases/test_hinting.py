"""Whether a reply answers, names a measure and a date: hints."""

import pytest

from yuanba.domains.cases.rules.hinting import HINTS, hints

ASKED = "三单元楼道灯不亮，晚上摸黑上楼"


@pytest.mark.parametrize(
    ("reply", "lacking"),
    [
        ("", ()),
        ("   ", ()),
        ("收到，我们会尽快处理。", ("empty",)),
        ("您反映的问题已收悉，我们高度重视，感谢您的支持！", ("empty",)),
        ("楼道灯今天下午来换。", ()),
        ("下午 4 点向师傅上门更换楼道的灯泡。", ()),
        ("楼道的灯我们会换新的。", ("no-date",)),
        ("明天上门检修，请家里留人。", ("no-answer",)),
        ("楼道灯的事情明天再说，物业也没有办法。", ("no-measure",)),
        ("楼道灯确实是这样的情况，物业也很无奈。", ("no-measure", "no-date")),
        ("The 楼道 lamp: we replace it tomorrow.", ()),
    ],
)
def test_a_reply_is_told_what_it_lacks(reply, lacking):
    assert hints(ASKED, reply) == lacking
    assert set(lacking) <= set(HINTS)
