"""The addresses of this application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.operations import health_views, job_views

app_name = "operations"
urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", health_views.live, name="live"),
    path("health/ready", health_views.ready, name="ready"),
    path("jobs/", job_views.job_list, name="jobs"),
    path("jobs/<uuid:number>/", job_views.job, name="job"),
    path("jobs/<uuid:number>/stop/", job_views.cancel, name="job-cancel"),
    path("jobs/<uuid:number>/again/", job_views.again, name="job-again"),
    path("jobs/<uuid:number>/file/", job_views.job_file, name="job-file"),
]
