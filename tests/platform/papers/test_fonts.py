"""What signs a font file says it has."""

from PIL import ImageFont

from yuanba.platform.papers import fonts


def drawn(file, sign):
    """The picture of a sign; that of a sign the font does not have is the same for all of them."""
    font = ImageFont.truetype(str(file), 24)
    return bytes(font.getmask(sign))


def test_the_house_brings_two_weights_that_have_the_signs_of_daily_life():
    assert [file.name for file in fonts.first_files()] == ["NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf"]
    assert {ord(sign) for sign in "院坝管家张伟㐂，。（）「」·—Aa1 ￥²é"} <= fonts.first_signs()


def test_the_table_of_signs_says_what_the_font_draws():
    regular = fonts.first_files()[0]
    nothing = drawn(regular, "\U000e1234")
    samples = [chr(code) for code in range(0x4E00, 0x9FFF, 977)] + list("𠮷😀ऄ한あЖ\u2f00")
    assert {sign for sign in samples if drawn(regular, sign) != nothing} == {
        sign for sign in samples if ord(sign) in fonts.first_signs()
    }


def test_a_rare_name_is_in_the_second_font_only_and_without_one_in_none(settings):
    assert ord("𠮷") not in fonts.first_signs()
    settings.YUANBA_SECOND_FONT = settings.YUANBA_FONTS / "nothing.ttc"
    fonts.forget()
    assert fonts.second_signs() == frozenset()
    fonts.forget()
