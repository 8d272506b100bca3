"""Every address of Vidar. Words are Norwegian, because people see them."""

from vidar.web.app import urls as app_urls
from vidar.web.calendar import urls as calendar_urls
from vidar.web.desk import urls as desk_urls
from vidar.web.desk_lessons import urls as desk_lessons_urls
from vidar.web.help import urls as help_urls
from vidar.web.people import urls as people_urls
from vidar.web.register import urls as register_urls
from vidar.web.register_lists import urls as register_lists_urls
from vidar.web.settings import urls as settings_urls
from vidar.web.start import urls as start_urls
from vidar.web.timetable import urls as timetable_urls

urlpatterns = [
    *start_urls.urlpatterns,
    *timetable_urls.urlpatterns,
    *desk_lessons_urls.urlpatterns,
    *people_urls.urlpatterns,
    *desk_urls.urlpatterns,
    *register_urls.urlpatterns,
    *register_lists_urls.urlpatterns,
    *calendar_urls.urlpatterns,
    *settings_urls.urlpatterns,
    *help_urls.urlpatterns,
    *app_urls.urlpatterns,
]

handler400 = "vidar.web.start.errors.bad_request"
handler403 = "vidar.web.start.errors.forbidden"
handler404 = "vidar.web.start.errors.not_found"
handler500 = "vidar.web.start.errors.server_error"
