"""The estates of the articles, one file a scene; the first is the one a server begins with."""

from yuanba.demo.scenes import jindu, jinguiyuan

SCENES = (jinguiyuan.SCENE, jindu.SCENE)
