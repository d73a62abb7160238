"""What other rooms may call."""

from yuanba.platform.papers.codes import code_picture, photo_picture
from yuanba.platform.papers.press import MOST_PAGES, Paper, print_once, print_paper

__all__ = ["MOST_PAGES", "Paper", "code_picture", "photo_picture", "print_once", "print_paper"]
