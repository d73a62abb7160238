"""What the web server loads: everything, before it takes the first request."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuanba.settings")
application = get_wsgi_application()
get_resolver().check()  # reads all pages: the first visitor would wait for it, about a second
