"""Invented names: every surname with every given name, in an order that looks mixed and is always the same."""

_SURNAMES = (
    "陶 Tao|邹 Zou|柏 Bai|窦 Dou|章 Zhang|云 Yun|苏 Su|潘 Pan|葛 Ge|奚 Xi|范 Fan|彭 Peng|郎 Lang|鲁 Lu|"
    "韦 Wei|昌 Chang|马 Ma|苗 Miao|凤 Feng|花 Hua|方 Fang|俞 Yu|任 Ren|袁 Yuan|柳 Liu|鲍 Bao|史 Shi|"
    "唐 Tang|费 Fei|岑 Cen|薛 Xue|雷 Lei|贺 He|倪 Ni|汤 Tang|滕 Teng|殷 Yin|罗 Luo|毕 Bi|郝 Hao|安 An|"
    "常 Chang|乐 Yue|于 Yu|傅 Fu|卞 Bian|齐 Qi|康 Kang|伍 Wu|余 Yu|元 Yuan|卜 Bu|顾 Gu|孟 Meng|平 Ping|"
    "和 He|穆 Mu|萧 Xiao|尹 Yin"
)
_GIVEN = (
    "清和 Qinghe|知秋 Zhiqiu|云舒 Yunshu|向晚 Xiangwan|小棠 Xiaotang|望舒 Wangshu|思齐 Siqi|慕青 Muqing|"
    "若谷 Ruogu|怀瑾 Huaijin|景行 Jingxing|书禾 Shuhe|念安 Nian'an|亦然 Yiran|听澜 Tinglan|子衿 Zijin|"
    "秋实 Qiushi|春晓 Chunxiao|南枝 Nanzhi|北辰 Beichen|长庚 Changgeng|素心 Suxin|采薇 Caiwei|"
    "蒹葭 Jianjia|既明 Jiming|行简 Xingjian|半夏 Banxia|青禾 Qinghe|晚晴 Wanqing|松年 Songnian|"
    "鹤鸣 Heming|月白 Yuebai|石竹 Shizhu|稻香 Daoxiang|溪亭 Xiting|山青 Shanqing|麦冬 Maidong|如初 Ruchu|"
    "安之 Anzhi|则宁 Zening|可期 Keqi"
)
SURNAMES = tuple(tuple(one.split(" ", 1)) for one in _SURNAMES.split("|"))
GIVEN = tuple(tuple(one.split(" ", 1)) for one in _GIVEN.split("|"))


def named(number: int, family: int | None = None) -> tuple[str, str]:
    """Chinese and English name of the person with this number; `family` gives the surname of another."""
    surname, surname_en = SURNAMES[(number if family is None else family) * 7 % len(SURNAMES)]
    given, given_en = GIVEN[(number * 11 + number // len(GIVEN)) % len(GIVEN)]
    return surname + given, f"{surname_en} {given_en}"


def mobile(number: int) -> str:
    """A telephone of nobody: 138 0000 and four figures."""
    return f"138 0000 {number % 10_000:04}"
