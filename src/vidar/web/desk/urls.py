"""Addresses of this flow."""

from datetime import date

from django.urls import URLPattern, path, register_converter

from vidar.web.desk import pupil_views, views, views_class, views_new_pupil, views_staff


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
    path("kontor/elever/", views.around, name="pupils-around"),
    path("kontor/ny-elev/", views_new_pupil.new_pupil, name="new-pupil"),
    path("klasse/<int:class_id>/", views_class.school_class, name="school-class"),
    path("klasse/<int:class_id>/kontaktlarer/", views_class.contact_teacher, name="contact-teacher"),
    path(
        "klasse/<int:class_id>/kontaktlarer/<int:contact_id>/",
        views_class.contact_period,
        name="contact-period",
    ),
    path(
        "klasse/<int:class_id>/kontaktlarer/<int:contact_id>/fjern/",
        views_class.end_contact_teacher,
        name="end-contact-teacher",
    ),
    path("ansatte/", views_staff.staff, name="staff"),
    path("ansatte/ny/", views_staff.find_staff, name="find-staff"),
    path("ansatte/ny/person/", views_staff.new_staff, name="new-staff"),
    path("ansatte/ny/<int:person_id>/", views_staff.first_role, name="first-role"),
    path("ansatte/rolle/", views_staff.give_role, name="give-role"),
    path("ansatte/rolle/<int:assignment_id>/slutt/", views_staff.end_role, name="end-role"),
    path("elev/<int:person_id>/elevforhold/", pupil_views.enrolment, name="enrolment"),
    path("elev/<int:person_id>/elevforhold/ny/", views_new_pupil.enrol_anew, name="enrol-anew"),
    path("elev/<int:person_id>/elevforhold/klasse/", pupil_views.move_class, name="move-class"),
    path("elev/<int:person_id>/elevforhold/slutt/", pupil_views.end_enrolment, name="end-enrolment"),
    path("elev/<int:person_id>/elevforhold/gruppe/", pupil_views.join_group, name="join-group"),
    path("elev/<int:person_id>/elevforhold/gruppe/<int:group_id>/slutt/", pupil_views.leave_group, name="leave-group"),
    path("elev/<int:person_id>/elevforhold/planlagt/<desk_day:day>/", pupil_views.planned, name="planned"),
    path(
        "elev/<int:person_id>/elevforhold/planlagt/<desk_day:day>/fjern/", pupil_views.drop_planned, name="drop-planned"
    ),
]
