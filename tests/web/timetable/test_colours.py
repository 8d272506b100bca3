"""The colours of subjects: the same all year, and apart as far as eight colours go."""

from hypothesis import given
from hypothesis import strategies as st

from vidar.web.timetable.building_colours import COLOURS, colour_of, preferred_colour, subject_colours

CODES = st.lists(st.text("ABCDEFNOR0123456789", min_size=1, max_size=7), unique=True, max_size=20)


@given(CODES)
def test_colours_differ_up_to_eight_and_are_shared_evenly_beyond(codes):
    used = list(subject_colours(codes).values())
    assert set(used) <= set(COLOURS)
    counts = [used.count(colour) for colour in COLOURS]
    assert max(counts) - min(counts) <= 1


@given(CODES, st.text(min_size=1, max_size=7))
def test_subject_that_comes_later_changes_no_earlier_colour(codes, new):
    before = subject_colours(codes)
    assert {code: colour for code, colour in subject_colours([*codes, new]).items() if code in before} == before


@given(CODES, st.text(min_size=1))
def test_key_beside_the_subjects_has_the_colour_it_would_get_next(codes, key):
    assert colour_of(subject_colours(codes), key) == subject_colours([*codes, key])[key]


def test_colour_of_a_subject_alone_is_written_in_stone():
    assert {code: preferred_colour(code) for code in ("NOR1264", "REA3056", "HIS1009", "")} == {
        "NOR1264": 6,
        "REA3056": 3,
        "HIS1009": 5,
        "": 3,
    }
