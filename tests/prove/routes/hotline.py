"""Files of the city's hotline: taken in, placed, handed back."""

import io

from tests.prove.acts import open_all
from tests.prove.routes.rows import by_key, get, post
from tests.support.spreadsheets import workbook
from yuanba.domains.cases.public import hotline
from yuanba.domains.places.public import Source
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Line, keep

#       stranger neighbour reporter engineer butler manager program supervisor street operator far far
TAKE = "in 404 404 404 200 200 404 200 200 404 404 404"
SENT, WRONG = TAKE.replace("200", "302"), TAKE.replace("200", "422")
ANY = "in 404 404 404 302 302 404 302 302 404 302 302"
HOT, FILE = "desk/<code>/hotline/", "desk/<code>/hotline/<file>/"
HEADS = ("工单编号", "诉求内容", "诉求类型", "事发地址", "联系电话")
FIELDS = dict(zip(("number", "text", "type", "address", "phone"), HEADS, strict=True))
COLUMNS = {f"c-{name}": head for name, head in FIELDS.items()} | {"profile": "12345"}
READ = {"number": HEADS[0], "text": HEADS[1]}
ROW = {"row_id": "$waiting_row"}


def unnamed(page):
    page.fill("main [name=profile]", "")
    page.click("main form .btn-p")
    page.wait_for_load_state()


API, BY_KEY = "api/v1/yards/<code>/hotline", by_key(TAKE)
ROWS = (
    get(API, BY_KEY),
    post(f"{API}/files", BY_KEY.replace("200", "422"), data={"name": "a.xlsx", "content": "bm8="}),
    get(f"{API}/files/<file>", BY_KEY),
    post(f"{API}/files/<file>/columns", BY_KEY, data={"name": "热线", "fields": READ}),
    post(f"{API}/files/<file>/take", BY_KEY),
    get(f"{API}/batches/<number>", BY_KEY),
    get(f"{API}/waiting", BY_KEY),
    post(f"{API}/waiting/<row_id>/place", BY_KEY, more=ROW, data={"estate": "JG", "place": "3-1"}),
    post(f"{API}/waiting/<row_id>/decline", BY_KEY, more=ROW, data={"reason": "不归我们"}),
    post(f"{API}/profiles/<profile_id>/hand_back", BY_KEY, more={"profile_id": "$hotline_profile"}),
    get(f"{API}/returns/<number>", BY_KEY),
    get("oversight/hotline/", ANY),
    get(HOT, TAKE),
    post(HOT, WRONG),
    get(f"{HOT}waiting/", TAKE),
    post(f"{HOT}waiting/", SENT, data={"row": "$waiting_row", "estate": "JG", "place": "3-1"}),
    post(f"{HOT}back/", SENT, data={"profile": "$hotline_profile"}),
    get(f"{HOT}back/<number>.csv", TAKE),
    get(f"{HOT}back/<number>.xlsx", TAKE),
    get(f"{HOT}batch/<number>/", TAKE),
    get(FILE, TAKE),
    post(FILE, SENT),
    get(f"{FILE}columns/", TAKE),
    post(f"{FILE}columns/", SENT, data=COLUMNS),
    get(f"{FILE}errors.xlsx", TAKE),
)
PAGES = (
    ("manager", HOT, "", None),
    ("manager", HOT, "?back=1", None),
    ("manager", f"{HOT}waiting/", "", open_all),
    ("manager", f"{HOT}batch/1/", "", None),
    ("manager", FILE, "", None),
    ("manager", f"{FILE}columns/", "", None),
    ("manager", f"{FILE}columns/", "", unnamed),
)
NO_PAGES = {
    "oversight/hotline/",
    f"{HOT}back/",
    f"{HOT}back/<number>.csv",
    f"{HOT}back/<number>.xlsx",
    f"{FILE}errors.xlsx",
}
TOLD = (("P-1", "水表箱的门掉了。", "求助", "3栋", "13800004402"), ("P-2", "公交站牌歪了。", "咨询", "桂花路", ""))


def known(town):
    """A file that was taken in: one case, one that waits for its place; handed back once; and one that is kept."""
    profile = hotline.save_hotline_profile(actor=SYSTEM, yard=town.yard, name="12345", fields=FIELDS, heads=HEADS)
    lines = [Line(n, dict(zip(FIELDS, row, strict=True)), {}, "工单", row) for n, row in enumerate(TOLD, start=2)]
    lines[1].values["estate"] = "别处"
    source = Source("工单.xlsx", "5" * 64)
    hotline.take_hotline(actor=SYSTEM, yard=town.yard, lines=lines, source=source, heads=HEADS, profile=profile)
    hotline.return_hotline(actor=SYSTEM, yard=town.yard, profile_id=profile.id)
    waiting = hotline.hotline_waiting(SYSTEM, town.yard).rows[0].row
    stream = io.BytesIO()
    workbook(stream, 工单=[HEADS, ("P-3", "垃圾房门口积水。", "投诉", "3栋1单元", ""), ("", "没有编号", "", "", "")])
    digest = keep(town.yard.id, "工单.xlsx", [stream.getvalue()])
    return {"waiting_row": waiting.id, "hotline_profile": profile.id, "file": digest}
