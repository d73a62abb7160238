"""A notice ready to be pasted into an owners' chat group."""

from yuanba.domains.notices.models import Notice
from yuanba.domains.notices.rules.chat import Said
from yuanba.domains.notices.rules.chat import chat_text as composed
from yuanba.domains.places.public import profile
from yuanba.kernel.errors import absent


def chat_text(notice: Notice, site: str, languages: tuple[str, ...] = ("zh-hans",)) -> str:
    """Title, beginning, days, estate and short address; `site` is this installation's address, as the door knows it.

    English is left out where nothing is said in it. For a notice that somebody was handed to read; a draft has no
    address yet and is refused as absent.
    """
    if not notice.link:
        raise absent()
    english = [Said(notice.title_en or notice.title, notice.text_en)] if notice.text_en else []
    chinese = [Said(notice.title, notice.text)]
    by_language = {"zh-hans": chinese, "en": english}
    said = [one for language in languages for one in by_language[language]] or chinese
    about = profile(notice.yard)
    sender = about.name_en if languages == ("en",) and about.name_en else about.name
    return composed(said, since=notice.since, until=notice.until, sender=sender, link=site.rstrip("/") + notice.link)
