"""The ASGI application: `accord.site.asgi:application`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accord.site.settings")

application = get_asgi_application()
