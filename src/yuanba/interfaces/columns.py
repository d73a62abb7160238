"""What people write over the columns of their lists, and what other lists are about."""

from collections import Counter
from collections.abc import Sequence

from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.sheets.public import Column, plain_head

HOMES = (
    Column("zone", ("期", "期数", "期别", "区", "区域", "分区", "组团", "苑", "phase", "zone")),
    Column(
        "building",
        (
            *("楼号", "楼栋", "楼栋号", "楼栋编号", "楼栋名称", "栋", "栋号", "栋数", "幢", "幢号", "楼"),
            *("座", "座号"),
            *("楼宇", "楼宇号", "楼宇名称", "栋座", "楼幢", "building", "block", "building no", "tower", "bldg"),
        ),
    ),
    Column("unit", ("单元", "单元号", "单元编号", "单元名称", "门栋", "梯", "unit", "entrance", "unit no")),
    Column(
        "room",
        (
            *(
                "房间",
                "房间号",
                "房号",
                "室",
                "室号",
                "门牌",
                "门牌号",
                "房屋编号",
                "房屋号",
                "房屋编码",
                "房间编号",
                "户号",
            ),
            *(
                "户室号",
                "户室",
                "商铺号",
                "铺号",
                "门市号",
                "room",
                "home",
                "flat",
                "room no",
                "room number",
                "door",
                "apt",
            ),
        ),
    ),
    Column(
        "whole",
        (
            *(
                "房屋",
                "房产",
                "房屋地址",
                "房屋信息",
                "房屋名称",
                "房屋坐落",
                "房产地址",
                "物业地址",
                "房屋位置",
                "坐落",
            ),
            *(
                "住址",
                "地址",
                "家庭住址",
                "家庭地址",
                "房屋全称",
                "楼栋单元房号",
                "楼号单元房号",
                "栋-单元-房号",
                "楼栋房号",
                "楼栋-单元-房号",
                "资源名称",
            ),
            *("门牌地址", "房源", "address", "house", "property"),
        ),
    ),
    Column("space", ("车位", "车位号", "车位编号", "车位编码", "车库号", "parking", "parking space", "parking no")),
    Column("lot", ("停车场", "停车场编号", "停车场名称", "车场", "停车区域", "parking lot")),
    Column("floor", ("楼层", "房屋楼层", "所在楼层", "层", "floor", "storey")),
    Column(
        "area",
        (
            *("建筑面积", "产权面积", "房屋面积", "面积", "计费面积", "收费面积", "建面", "证载面积", "产证面积"),
            *("area", "floor area", "gross area", "size"),
        ),
    ),
    Column(
        "use", (*("房屋类型", "房屋用途", "房屋性质", "物业类型", "物业性质", "用途", "类型", "use", "usage", "type"),)
    ),
    Column(
        "name",
        (
            *(
                "业主",
                "业主姓名",
                "业主名称",
                "业主名字",
                "姓名",
                "户主",
                "户主姓名",
                "产权人",
                "产权人姓名",
                "房主",
                "客户",
            ),
            *(
                "客户名称",
                "客户姓名",
                "住户",
                "住户姓名",
                "居民姓名",
                "人员姓名",
                "权利人",
                "买受人",
                "所有权人",
                "名字",
            ),
            *(
                "姓名及电话",
                "姓名电话",
                "业主姓名及电话",
                "业主及电话",
                "业主信息",
                "owner",
                "name",
                "owner name",
                "full name",
            ),
            *("resident", "customer"),
        ),
    ),
    Column(
        "phone",
        (
            *(
                "手机号",
                "手机",
                "手机号码",
                "电话",
                "电话号码",
                "联系电话",
                "联系方式",
                "移动电话",
                "业主电话",
                "业主手机",
            ),
            *(
                "业主手机号",
                "业主联系电话",
                "业主联系方式",
                "业主电话号码",
                "联系手机",
                "联系电话1",
                "电话1",
                "手机1",
                "联络电话",
            ),
            *("phone", "mobile", "tel", "telephone", "phone number", "contact", "contact number", "cell"),
        ),
    ),
    Column(
        "phone2",
        (
            *(
                "联系电话2",
                "电话2",
                "手机2",
                "备用电话",
                "备用手机",
                "备用联系方式",
                "其他电话",
                "第二电话",
                "座机",
                "固定电话",
            ),
            *("固话", "家庭电话", "住宅电话", "phone 2", "landline"),
        ),
    ),
    Column(
        "id_number",
        (
            *(
                "身份证",
                "身份证号",
                "身份证号码",
                "证件号",
                "证件号码",
                "证件编号",
                "业主身份证",
                "业主身份证号",
                "有效证件号",
            ),
            *("业主身份证号码", "业主证件号码", "id number", "id card", "id no", "identity card", "passport"),
        ),
    ),
    Column(
        "kind", ("业主类型", "住户类型", "人员类型", "客户类型", "住户身份", "居住身份", "身份", "relation", "role")
    ),
    Column("relation", ("与业主关系", "与户主关系", "与产权人关系", "关系", "relationship")),
    Column("sex", ("性别", "业主性别", "gender", "sex")),
    Column(
        "state",
        (
            *("房屋状态", "入住状态", "居住状态", "使用状态", "入住情况", "房态", "居住情况", "状态"),
            *("使用情况", "status"),
        ),
    ),
    Column(
        "since",
        (
            *(
                "入住日期",
                "入住时间",
                "交房日期",
                "交房时间",
                "交付日期",
                "交付时间",
                "接房时间",
                "接房日期",
                "收房日期",
            ),
            *("收房时间", "领房日期", "move-in date", "move in", "since"),
        ),
    ),
    Column("owner_no", ("业主编号", "业主编码", "客户编号", "业主id", "owner no", "owner id")),
    Column("co_name", ("共有人", "产权共有人", "共有人姓名", "共同产权人", "共有产权人", "co-owner", "co-owners")),
    Column("family_name", ("家庭成员", "家属", "家庭成员姓名", "同住人", "同住人姓名", "family", "family members")),
    Column(
        "firm",
        (
            *("企业名称", "企业", "公司名称", "单位名称", "商户", "商户名称", "商家", "商家名称", "店名", "店铺名称"),
            *(
                "店铺",
                "入驻企业",
                "入驻单位",
                "承租企业",
                "承租单位",
                "经营单位",
                "enterprise",
                "enterprise name",
                "merchant",
            ),
            *("merchant", "company name", "shop name", "business"),
        ),
    ),
    Column(
        "contact",
        (
            *("联系人", "联系人姓名", "负责人", "负责人姓名", "企业联系人", "企业负责人", "法人", "法人代表"),
            *("法定代表人", "经营者", "contact person", "contact name"),
        ),
    ),
    Column(
        "party",
        (
            *("党组织", "有无党组织", "是否有党组织", "党组织情况", "是否建立党组织", "是否成立党组织", "有无党支部"),
            *("party organisation", "party organization"),
        ),
    ),
    Column(
        "tenant_name",
        (
            *("租户", "租户姓名", "租客", "租客姓名", "承租人", "承租人姓名", "租赁人", "租户名称", "tenant"),
            "tenant name",
        ),
    ),
    Column(
        "tenant_phone",
        (
            *(
                "租户电话",
                "租客电话",
                "承租人电话",
                "租户手机",
                "租户联系电话",
                "租户手机号",
                "租客手机",
                "租客联系电话",
            ),
            *("租户联系方式", "tenant phone", "tenant mobile"),
        ),
    ),
)
NEEDED = (
    *(("building", "room"), ("whole",), ("unit", "room"), ("room", "name"), ("room", "area"), ("space", "lot")),
    *(("space", "area"), ("space", "name"), ("name",), ("room", "firm")),
)
ESTATES = (
    Column("key", ("id", "编号", "小区编号", "小区编码", "代码")),
    Column("name", ("小区", "小区名称", "小区名", "项目名称", "物业项目", "名称", "estate")),
    Column("district", ("区县", "行政区", "区域", "所在区", "district")),
    Column("address", ("地址", "小区地址", "详细地址", "坐落", "address")),
    Column("homes", ("户数", "总户数", "房屋总数", "door_count", "households")),
    Column("buildings", ("楼栋数", "栋数", "楼栋总数", "buiding_count", "building_count")),
    Column("fee", ("物业费", "物业费用", "收费标准", "property_costs", "fee")),
    Column("company", ("物业公司", "物业企业", "物业服务企业", "property_company", "company")),
    Column("developer", ("开发商", "开发企业", "建设单位", "developer")),
)
ESTATES_NEED = (("name", "address"), ("name", "district"))
ITEMS = (
    Column(
        "group",
        ("类别", "分类", "类型", "系统", "专业", "查验类别", "设备类别", "kind", "category"),
    ),
    Column(
        "name",
        (
            *(
                "名称",
                "项目",
                "设备名称",
                "设施名称",
                "查验项目",
                "查验内容",
                "移交内容",
                "移交项目",
                "物品名称",
                "资料名称",
            ),
            *(
                "钥匙名称",
                "部位名称",
                "设施设备名称",
                "设备设施名称",
                "设施设备",
                "内容",
                "thing",
                "item",
                "name",
            ),
        ),
    ),
    Column("name_en", ("英文名称", "英文名", "english name", "english")),
    Column(
        "expected",
        (
            *("数量", "应有数量", "应交数量", "移交数量", "总数", "份数", "把数", "设计数量", "合同数量"),
            *("quantity", "qty", "count", "number"),
        ),
    ),
    Column(
        "place",
        ("位置", "地点", "安装位置", "所在位置", "安装地点", "部位", "楼栋", "place", "location"),
    ),
    Column("spec", ("型号", "规格", "规格型号", "型号规格", "品牌", "品牌型号", "型号参数", "model", "make")),
    Column("note", ("备注", "说明", "现状", "状态", "状况", "备注说明", "note", "notes", "remark", "remarks")),
)
ITEMS_NEED = (("name", "expected"), ("name", "place"), ("name", "group"), ("name",))
# By subject: heads that only such a list has. Two of them, and it is no list of homes or people.
SUBJECTS = {
    "fees": (
        *(
            "收费项目",
            "缴费周期",
            "应缴金额",
            "实缴金额",
            "费用编号",
            "费用类型",
            "费用项",
            "计费起始时间",
            "缴费时间",
            "收银员",
        ),
        *("欠费金额", "应收金额", "实收金额", "计算公式", "付费类型", "收据号", "账期", "滞纳金"),
    ),
    "meters": ("表号", "表类型", "表种类", "上次读数", "本次读数", "采集器id", "上期度数", "本期度数", "用量"),
    "vehicles": ("车牌号", "车品牌", "车型", "车辆类型", "车辆品牌", "车架号", "车主"),
    "goods": ("物品名称", "物品编号", "库存", "物品类型", "告警库存", "规格型号", "入库时间"),
    "buildings": ("总层数", "是否有电梯", "单元数", "总户数", "楼层数", "电梯数"),
    "staff": ("员工姓名", "工号", "岗位", "部门", "入职时间", "入职日期"),
    "repairs": ("报修内容", "报修时间", "维修人员", "工单号", "报修人"),
}
_SUBJECT_OF = {plain_head(head): subject for subject, heads in SUBJECTS.items() for head in heads}
ABOUT = {
    "fees": _("fees"),
    "meters": _("meters"),
    "vehicles": _("vehicles"),
    "goods": _("goods in store"),
    "buildings": _("buildings without homes"),
    "staff": _("staff"),
    "repairs": _("repairs"),
    "hidden": _("hidden in the file; show it there if it counts"),
    "": _("no table of homes or owners"),
}


def subject_of(heads: Sequence[str], understood: int = 0) -> str:
    """What a list is about, where at least two heads, and as many as are understood as homes and people, say so."""
    found = Counter(_SUBJECT_OF[plain] for head in heads if (plain := plain_head(head)) in _SUBJECT_OF)
    subject, times = next(iter(found.most_common(1)), ("", 0))
    return subject if times >= max(2, understood) else ""
