"""The complete community on the desk, on the board and in oversight."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.support.pages import dangling, unknown_signs, words
from tests.support.pictures import photograph
from yuanba.kernel import clock

BASE = "/desk/JG/estate/complete/"


def read(page):
    assert (page.status_code, dangling(page), unknown_signs(page)) == (200, set(), set())
    return words(page)


def test_the_supervisor_judges_with_evidence_and_the_board_and_oversight_say_it(town, enter):
    supervisor, today = enter("supervisor"), clock.today().isoformat()
    read(supervisor.get(f"{BASE}?of=green"))
    photo = SimpleUploadedFile("绿地.jpg", photograph(size=(48, 48)), content_type="image/jpeg")
    said = {"act": "judge", "state": "met", "day": today, "words": "中心绿地", "photos": photo}
    assert supervisor.post(f"{BASE}?of=green", said).url == f"{BASE}?done=judged"
    wrong = supervisor.post(f"{BASE}?of=nursery", {"act": "judge", "words": "还没有", "day": today})
    assert (wrong.status_code, "请选择已有" in words(wrong), "还没有" in words(wrong)) == (422, True, True)
    supervisor.post(BASE, {"act": "honour", "name": "示范小区", "giver": "市住建局", "given": today})
    board = read(enter().get("/b/JG/"))
    assert "完整居住社区：20 项中已有 1 项" in board
    assert "示范小区 · 市住建局" in board
    page = read(enter().get("/b/JG/complete/"))
    assert "公共绿地 至少一片，对所有人开放，有休息的地方 中心绿地 今天核对" in page
    evidence = enter().get("/b/JG/complete/green/photo/0")
    assert (evidence["Content-Type"], len(b"".join(evidence)) > 100) == ("image/jpeg", True)
    assert enter().get("/b/JG/complete/nursery/photo/0").status_code == 404
    assert "1 / 20 1 今天" in read(enter("street").get("/oversight/complete/"))
    for address in (f"{BASE}?of=x", "/b/LX/complete/", "/desk/LX/estate/complete/"):
        assert supervisor.get(address).status_code == 404
    evidence.close()
