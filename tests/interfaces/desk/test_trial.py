"""Trying out the rules on the desk: with what somebody might say, the kind is suggested with its reason."""

from tests.support.pages import words
from tests.support.unchanged import everything

LINK = "/desk/JG/routing/trial/"


def test_what_somebody_might_say_suggests_a_kind_with_its_reason_and_nothing_is_written(town, enter):
    manager, before = enter("manager"), everything()
    page = words(manager.get(LINK, {"level": "ordinary", "text": "楼道灯不亮，麻烦修一下"}))
    assert "从话里看像是: 报修" in page
    assert "“修一下”" in page
    assert everything() == before


def test_what_was_chosen_counts_before_what_was_said(town, enter):
    page = words(enter("manager").get(LINK, {"level": "ordinary", "kind": "complaint", "text": "灯不亮，修一下"}))
    assert "按您下面选的算，不按这个。" in page


def test_words_that_speak_for_nothing_are_said_to_do_so(town, enter):
    assert "从话里看不出是哪一类。" in words(enter("manager").get(LINK, {"level": "ordinary", "text": "来看一下"}))
