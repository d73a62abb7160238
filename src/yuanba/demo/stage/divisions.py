"""The divisions that the scenes stand in, by the codes of the statistics office."""

DIVISIONS: dict[str, tuple[str, str]] = {
    "5101": ("成都市", "Chengdu"),
    "510104": ("锦江区", "Jinjiang District"),
    "510104030": ("沙河街道", "Shahe Street"),
    "510104030009": ("双桂路社区", "Shuangguilu Community"),
    "510104035": ("成龙路街道", "Chenglong Road Street"),
    "510104035018": ("枫树社区", "Fengshu Community"),
    "510104037": ("三圣街道", "Sansheng Street"),
    "510104037007": ("栀子街社区", "Zhizijie Community"),
    "510105": ("青羊区", "Qingyang District"),
    "510105003": ("西御河街道", "Xiyuhe Street"),
    "510105003007": ("鼓楼社区", "Gulou Community"),
    "510105012": ("黄田坝街道", "Huangtianba Street"),
    "510105012003": ("安康社区", "Ankang Community"),
    "510105013": ("苏坡街道", "Supo Street"),
    "510115": ("温江区", "Wenjiang District"),
    "510115004": ("天府街道", "Tianfu Street"),
}
