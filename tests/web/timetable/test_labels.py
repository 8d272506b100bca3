"""How a lesson stands out, and in which words, for the pupil and for each teacher of it."""

import pytest

from tests.web.timetable.made import ANNE, ANNE_AWAY, OMAR, TOR, change, lesson
from vidar.timetable.kinds import LessonKind
from vidar.timetable.queries_lessons import Of
from vidar.web.timetable.building_labels import labels_of, state_of
from vidar.web.timetable.building_names import few, groups_text, rooms_text, subject_text, teachers_text, title_text

CASES = {
    "as planned": ({}, "planned", []),
    "activity": ({"kind": LessonKind.ACTIVITY, "subject": None, "title": "Kontaktlærertime"}, "planned", []),
    "test": ({"kind": LessonKind.TEST}, "test", ["Prøve"]),
    "event": ({"kind": LessonKind.EVENT}, "event", ["Arrangement"]),
    "cross subject": ({"kind": LessonKind.CROSS_SUBJECT}, "cross_subject", ["Tverrfaglig"]),
    "made cross subject": ({"changes": (change("cross_subject"),)}, "cross_subject", ["Tverrfaglig"]),
    "cancelled test": ({"kind": LessonKind.TEST, "takes_place": False}, "cancelled", ["Avlyst"]),
    "moved": ({"changes": (change("moved"),)}, "moved", ["Flyttet"]),
    "new room": ({"changes": (change("room"),)}, "changed", ["Nytt rom"]),
    "added": ({"changes": (change("added"),)}, "changed", ["Ekstra time"]),
    "substitute": ({"teachers": (ANNE_AWAY, TOR), "changes": (change("substitute"),)}, "substitute", ["Vikar"]),
    "nobody comes": ({"teachers": (ANNE_AWAY,)}, "planned", ["Læreren er borte"]),
    "no teachers": ({"teachers": ()}, "planned", []),
    "one of two away": ({"teachers": (ANNE_AWAY, OMAR)}, "planned", []),
    "moved test with a substitute": (
        {"kind": LessonKind.TEST, "teachers": (ANNE_AWAY, TOR), "changes": (change("moved"), change("room"))},
        "moved",
        ["Prøve", "Flyttet", "Nytt rom", "Vikar"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_state_and_words_for_a_pupil(case):
    fields, state, words = CASES[case]
    planned = lesson(**fields)
    assert state_of(planned) == state
    assert [label.text for label in labels_of(planned, Of.PUPIL, 10)] == words


def test_words_for_the_teachers_of_a_lesson_with_a_substitute():
    planned = lesson(teachers=(ANNE_AWAY, TOR))
    words = {who.name: [label.text for label in labels_of(planned, Of.TEACHER, who.id)] for who in (ANNE, TOR)}
    assert words == {"Anne Lien": ["Vikar har timen"], "Tor Berg": ["Vikar"]}
    assert [label.text for label in labels_of(lesson(teachers=(ANNE_AWAY,)), Of.TEACHER, 1)] == ["Borte"]


@pytest.mark.parametrize(
    ("teachers", "of", "whose", "text"),
    [
        ((ANNE,), Of.PUPIL, 10, "Anne Lien"),
        ((ANNE, OMAR), Of.PUPIL, 10, "Anne Lien, Omar Aziz"),
        ((ANNE_AWAY, TOR), Of.PUPIL, 10, "Vikar: Tor Berg"),
        ((ANNE_AWAY, OMAR, TOR), Of.CLASS, 10, "Vikar: Tor Berg · Omar Aziz"),
        ((ANNE_AWAY,), Of.ROOM, 10, ""),
        ((ANNE,), Of.TEACHER, 1, ""),
        ((ANNE, OMAR), Of.TEACHER, 1, "Sammen med Omar Aziz"),
        ((ANNE_AWAY, TOR), Of.TEACHER, 1, "Vikar: Tor Berg"),
        ((ANNE_AWAY, TOR), Of.TEACHER, 3, "Vikar for Anne Lien"),
        ((TOR,), Of.TEACHER, 3, ""),
    ],
)
def test_who_teaches_is_said_from_where_one_stands(teachers, of, whose, text):
    assert teachers_text(lesson(teachers=teachers), of, whose) == text


def test_what_the_reader_knows_already_is_left_out():
    planned = lesson()
    assert (rooms_text(planned, Of.PUPIL), rooms_text(planned, Of.ROOM)) == ("Rom 214", "")
    assert (groups_text(planned, Of.PUPIL), groups_text(planned, Of.TEACHER)) == ("", "NOR 2STA")


def test_title_stands_beside_the_subject_or_for_it():
    assert (subject_text(lesson(title="Heldagsprøve")), title_text(lesson(title="Heldagsprøve"))) == (
        "Norsk",
        "Heldagsprøve",
    )
    alone = lesson(subject=None, title="Skolefoto")
    assert (subject_text(alone), title_text(alone), alone.key) == ("Skolefoto", "", "Skolefoto")


def test_many_names_are_two_and_a_number():
    assert [few("ABCD"[:count]) for count in range(5)] == ["", "A", "A, B", "A, B og 1 til", "A, B og 2 til"]
