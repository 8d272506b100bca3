"""The solver of the demo's week, on small weeks."""

from random import Random

import pytest

from vidar.demo.plan.groups import Group
from vidar.demo.plan.sessions import Part, Session, Size
from vidar.demo.plan.solver import Solver, Unsolvable
from vidar.demo.plan.week import DAY_COST, DOUBLES, LONGS, PLACEMENTS, SINGLES, cell_mask, day_masks


def _group(number, school_class="2STA"):
    return Group(number, "nord-osterdal", f"G{number}", "NOR1264", "norsk", 2, 56, (school_class,), "", "", "class", "")


def _session(key, *, size=Size.FULL, school_class="2STA", teacher=1, room="class", series=None, pin=None):
    part = Part((_group(key, school_class),), (teacher,), room, "")
    return Session(key, size, key if series is None else series, (school_class,), (part,), pin)


def _solve(sessions, *, capacity=None, busy=None):
    return Solver(sessions, capacity or {}, Random(1), busy or {}).solve()


def test_a_full_week_of_a_class_is_filled_without_overlap():
    places = _solve([_session(key, teacher=key) for key in range(20)])

    assert sum(each.mask for each in places.values()) == (1 << 40) - 1


def test_one_lesson_too_many_is_refused(monkeypatch):
    monkeypatch.setattr("vidar.demo.plan.solver._PATIENCE", 200)

    with pytest.raises(Unsolvable):
        _solve([_session(key, teacher=key) for key in range(21)])


def test_two_halves_share_a_cell_when_the_week_is_full():
    full = [_session(key, teacher=key) for key in range(19)]
    halves = [_session(key, teacher=key, size=Size.HALF) for key in (19, 20)]
    places = _solve([*full, *halves])

    assert (places[19].day, places[19].period) == (places[20].day, places[20].period)
    assert places[19].half != places[20].half


def test_a_teacher_is_never_in_two_classes():
    classes = ("1STA", "1STB", "1STC", "2STA", "2STB")
    places = _solve([_session(key, school_class=classes[key % 5]) for key in range(20)])

    assert len({each.mask for each in places.values()}) == 20


def test_no_more_rooms_of_a_kind_are_used_than_there_are():
    sessions = [_session(key, school_class=f"C{key}", teacher=key, room="lab") for key in range(40)]
    places = _solve(sessions, capacity={"lab": 2})
    masks = [each.mask for each in places.values()]

    assert max(masks.count(each) for each in masks) == 2


def test_a_teacher_is_placed_on_days_at_work():
    places = _solve([_session(key) for key in range(8)], busy={1: day_masks((1, 3, 5))})

    assert {each.day for each in places.values()} == {1, 3}


def test_a_pinned_session_stays_where_it_is():
    places = _solve([_session(0, pin=(2, 2)), *(_session(key) for key in range(1, 20))])

    assert places[0].mask == cell_mask(2, 2)


def test_lessons_of_a_series_fall_on_different_days():
    places = _solve([_session(key, series=1) for key in range(5)])

    assert {each.day for each in places.values()} == {0, 1, 2, 3, 4}


def test_long_sessions_fill_a_morning_or_an_afternoon():
    assert {each.period for each in PLACEMENTS[Size.LONG]} == set(LONGS)
    assert all(each.mask.bit_count() == 4 for each in PLACEMENTS[Size.LONG])


def test_a_day_costs_more_with_a_gap_than_without():
    first_two, first_and_third = 0b00001111, 0b00110011

    assert DAY_COST[first_two] < DAY_COST[first_and_third]


def test_lessons_last_45_90_and_180_minutes():
    def minutes(starts, ends):
        return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute

    assert {minutes(*each) for each in DOUBLES} == {90}
    assert {minutes(*half) for each in SINGLES for half in each} == {45}
    assert {minutes(*each) for each in LONGS.values()} == {180}
