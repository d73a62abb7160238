"""Address of the style page."""

from django.urls import path

from yuanba.interfaces.backoffice import style

urlpatterns = [path("", style.page)]
