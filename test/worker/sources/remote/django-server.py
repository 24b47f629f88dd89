"""A Django REST Framework as a school would have it: python3 django-server.py DATABASE; prints its port.

The table `results` of an SQLite database through a plain model view set, once per pagination class.
Debian: python3-django, python3-djangorestframework.
"""
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1]}},
    INSTALLED_APPS=["rest_framework"],
    REST_FRAMEWORK={"DEFAULT_AUTHENTICATION_CLASSES": [], "UNAUTHENTICATED_USER": None},
    ROOT_URLCONF=__name__,
    SECRET_KEY="for tests on this computer only",
    USE_TZ=True,
)
django.setup()

from django.core.wsgi import get_wsgi_application
from django.db import models
from django.urls import include, path
from rest_framework import pagination, permissions, routers, serializers, viewsets


class Result(models.Model):
    id = models.IntegerField(primary_key=True)
    student_number = models.CharField(max_length=20)
    subject = models.CharField(max_length=100)
    score = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    attempts = models.IntegerField()
    recorded_at = models.DateTimeField()
    passed = models.BooleanField()
    comment = models.TextField(null=True)

    class Meta:
        app_label = "school"
        db_table = "results"
        managed = False


class ResultSerializer(serializers.ModelSerializer):
    class Meta:
        model = Result
        fields = "__all__"


class PageNumbers(pagination.PageNumberPagination):
    page_size = 100


class LimitOffset(pagination.LimitOffsetPagination):
    default_limit = 100


class Cursor(pagination.CursorPagination):
    page_size = 100
    ordering = "id"


class HasToken(permissions.BasePermission):
    def has_permission(self, request, view):
        return request.headers.get("Authorization") == "Token secret"


def view_set(pages, permission_classes=()):
    return type(
        "Results",
        (viewsets.ModelViewSet,),
        {
            "queryset": Result.objects.order_by("id"),
            "serializer_class": ResultSerializer,
            "pagination_class": pages,
            "permission_classes": permission_classes,
        },
    )


router = routers.DefaultRouter()
router.register("numbered", view_set(PageNumbers), "numbered")
router.register("offset", view_set(LimitOffset), "offset")
router.register("cursor", view_set(Cursor), "cursor")
router.register("whole", view_set(None), "whole")
router.register("locked", view_set(PageNumbers, (HasToken,)), "locked")
urlpatterns = [path("api/", include(router.urls))]


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Handler(WSGIRequestHandler):
    def log_message(self, *_):
        pass


server = make_server("127.0.0.1", 0, get_wsgi_application(), Server, Handler)
print(server.server_port, flush=True)
server.serve_forever()
