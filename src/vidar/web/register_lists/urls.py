from django.urls import path

from vidar.web.register_lists import views

urlpatterns = [
    path("foring/", views.registers_of_the_day, name="registers-of-day"),
    path("foring/mangler/", views.missing_registers, name="missing-registers"),
    path("fravaer/", views.own_absence, name="own-absence"),
]
