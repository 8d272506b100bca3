"""Finds rows of a county by what they mean."""

from collections import defaultdict


class Reading:
    def __init__(self, county):
        self.county = county
        self.people = {each.id: each for each in county.people}
        self.groups = {each.id: each for each in county.teaching_groups}
        self.rooms = {each.id: each for each in county.rooms}
        self.schools = {each.id: each.slug for each in county.schools}
        self.lessons = {each.id: each for each in county.lessons}
        self.groups_of = _by(county.lesson_groups, "lesson_id")
        self.teachers_of = _by(county.lesson_teachers, "lesson_id")
        self.rooms_of = _by(county.lesson_rooms, "lesson_id")
        self.changes_of = _by(county.lesson_changes, "lesson_id")
        self.memberships_of = _by(county.group_memberships, "pupil_id")

    def lesson(self, case):
        return self.lessons[self.county.cases[case]]

    def person(self, key):
        return self.people[self.county.cast[key]]

    def changes(self, case):
        return self.changes_of[self.county.cases[case]]

    def names_of_groups(self, lesson):
        return [self.groups[each.teaching_group_id].name for each in self.groups_of[lesson.id]]

    def group(self, school, name):
        return next(
            each for each in self.groups.values() if (self.schools[each.school_id], each.name) == (school, name)
        )

    def school_of(self, enrolment):
        return self.schools[enrolment.school_id]

    def enrolments(self, key):
        return [each for each in self.county.enrolments if each.pupil_id == self.county.cast[key]]

    def lessons_of_pupil(self, person_id):
        of_group = defaultdict(list)
        for each in self.county.lesson_groups:
            of_group[each.teaching_group_id].append(self.lessons[each.lesson_id])
        found = {
            lesson.id: lesson
            for membership in self.memberships_of[person_id]
            for lesson in of_group[membership.teaching_group_id]
            if membership.valid.contains(lesson.date)
        }
        return list(found.values())


def _by(rows, name):
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found
