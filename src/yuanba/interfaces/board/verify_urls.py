"""Addresses at which anybody checks what hangs on a wall."""

from django.urls import path

from yuanba.interfaces.board import verify

urlpatterns = [
    path("", verify.ask),
    path("check_statement.py", verify.script),
    path("<str:said>/", verify.answer),
]
