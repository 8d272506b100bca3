"""What a person sees on a page, in the order and the words in which it stands there."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

# A label counts only if it takes place on the screen, so that it can be read without colours.
_READ_LESSONS = """
days => days.flatMap(day => [...day.querySelectorAll('.lesson')].map(lesson => ({
  day: day.querySelector('.day-head').innerText.trim().split(/\\s/)[0],
  starts: lesson.querySelector('.lesson-time').firstChild.textContent.trim(),
  subject: lesson.querySelector('.lesson-subject').innerText,
  details: lesson.querySelector('.lesson-details')?.innerText ?? '',
  labels: [...lesson.querySelectorAll('.label')].filter(label => label.offsetHeight >= 12).map(label => label.innerText),
  struck: lesson.querySelector('s.lesson-subject') !== null,
})))
"""


@dataclass(frozen=True, slots=True)
class SeenLesson:
    """A lesson as it is read."""

    day: str
    starts: str
    subject: str
    details: str
    labels: list[str]
    struck: bool

    @property
    def when(self) -> str:
        """ "Mandag 08.15"."""
        return f"{self.day} {self.starts}"


def lessons(page: Page) -> dict[str, SeenLesson]:
    """Return the lessons that are shown, by day and time."""
    found = page.locator(".day:visible").evaluate_all(_READ_LESSONS)
    return {lesson.when: lesson for lesson in (SeenLesson(**each) for each in found)}


def words(place: Locator) -> str:
    """Return what stands in a place, on one line."""
    return " ".join(place.inner_text().split())
