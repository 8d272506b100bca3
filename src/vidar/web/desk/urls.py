"""Addresses of this flow."""

from datetime import date

from django.urls import URLPattern, path, register_converter

from vidar.web.desk import pupil_views, views


class DayConverter:
    """A day in an address: 2026-11-24."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Return the date; a ValueError means that there is no such page."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Return the date as the address has it."""
        return value.isoformat()


register_converter(DayConverter, "desk_day")

urlpatterns: list[URLPattern] = [
    path("kontor/", views.desk, name="desk"),
    path("kontor/angre/<int:deed_id>/", views.undo, name="undo"),
    path("kontor/ny-elev/", views.new_pupil, name="new-pupil"),
    path("klasse/<int:class_id>/", views.school_class, name="school-class"),
    path("klasse/<int:class_id>/kontaktlarer/", views.contact_teacher, name="contact-teacher"),
    path(
        "klasse/<int:class_id>/kontaktlarer/<int:contact_id>/fjern/",
        views.end_contact_teacher,
        name="end-contact-teacher",
    ),
    path("ansatte/", views.staff, name="staff"),
    path("ansatte/rolle/", views.give_role, name="give-role"),
    path("ansatte/rolle/<int:assignment_id>/slutt/", views.end_role, name="end-role"),
    path("elev/<int:person_id>/elevforhold/", pupil_views.enrolment, name="enrolment"),
    path("elev/<int:person_id>/elevforhold/klasse/", pupil_views.move_class, name="move-class"),
    path("elev/<int:person_id>/elevforhold/slutt/", pupil_views.end_enrolment, name="end-enrolment"),
    path("elev/<int:person_id>/elevforhold/gruppe/", pupil_views.join_group, name="join-group"),
    path("elev/<int:person_id>/elevforhold/gruppe/<int:group_id>/slutt/", pupil_views.leave_group, name="leave-group"),
    path("elev/<int:person_id>/elevforhold/planlagt/<desk_day:day>/", pupil_views.planned, name="planned"),
    path(
        "elev/<int:person_id>/elevforhold/planlagt/<desk_day:day>/fjern/", pupil_views.drop_planned, name="drop-planned"
    ),
]
