"""The estates of the articles, one file a scene; the first is the one a server begins with."""

from yuanba.demo.scenes import (
    ankang,
    binhewan,
    ditieshouzuo,
    jindu,
    jinguiyuan,
    jinyuewan,
    junyuejinsha,
    lanzuan,
    shandundao,
    xitang,
    yinhaixinzuo,
)

SCENES = tuple(
    one.SCENE
    for one in (
        jinguiyuan,
        jinyuewan,
        ditieshouzuo,
        jindu,
        binhewan,
        lanzuan,
        ankang,
        shandundao,
        yinhaixinzuo,
        xitang,
        junyuejinsha,
    )
)
