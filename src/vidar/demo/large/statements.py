"""What the database is told: rows of all schools from the units, then each school's lessons and registers.

Every statement gives its rows in a set order, so that the same seed gives the same ids.
"""

# Of all schools at once. %(year)s is the year as a range of days.
EVERYWHERE: tuple[tuple[str, str], ...] = (
    ("enrolment_enrolment", """
INSERT INTO enrolment_enrolment (owner_id, school_id, school_year_id, pupil_id, programme_area_id, level, is_main,
    valid, end_reason)
SELECT p.owner_id, p.school_id, p.owner_id, p.pupil_base + u.rank, u.area, u.level, true, %(year)s::daterange, ''
FROM placed p JOIN unit_pupil u ON u.unit = p.unit AND u.rank <= p.pupils ORDER BY p.no, u.rank"""),
    ("enrolment_classmembership", """
INSERT INTO enrolment_classmembership (owner_id, school_class_id, school_id, pupil_id, valid)
SELECT p.owner_id, p.class_base + u.class, p.school_id, p.pupil_base + u.rank, %(year)s::daterange
FROM placed p JOIN unit_pupil u ON u.unit = p.unit AND u.rank <= p.pupils ORDER BY p.no, u.rank"""),
    ("enrolment_groupmembership", """
INSERT INTO enrolment_groupmembership (owner_id, teaching_group_id, pupil_id, valid)
SELECT p.owner_id, p.group_base + u.grp, p.pupil_base + u.rank, %(year)s::daterange
FROM placed p JOIN unit_member u ON u.unit = p.unit AND u.rank <= p.pupils ORDER BY p.no, u.grp, u.rank"""),
    ("enrolment_groupteacher", """
INSERT INTO enrolment_groupteacher (owner_id, teaching_group_id, teacher_id, valid)
SELECT p.owner_id, p.group_base + u.grp, p.teacher_base + u.teacher, %(year)s::daterange
FROM placed p JOIN unit_group_teacher u ON u.unit = p.unit ORDER BY p.no, u.grp, u.teacher"""),
    ("enrolment_contactteacher", """
INSERT INTO enrolment_contactteacher (owner_id, school_class_id, teacher_id, valid)
SELECT p.owner_id, p.class_base + u.class, p.teacher_base + u.teacher, %(year)s::daterange
FROM placed p JOIN unit_contact u ON u.unit = p.unit ORDER BY p.no, u.class"""),
    ("timetable_planslot", """
INSERT INTO timetable_planslot (id, owner_id, week_plan_id, weekday, cycle_week, starts, ends, subject_id, title)
SELECT p.slot_base + u.no, p.owner_id, p.school_id, u.weekday, u.cycle, u.starts, u.ends, u.subject, u.title
FROM placed p JOIN unit_slot u ON u.unit = p.unit ORDER BY 1"""),
    ("timetable_planslotgroup", """
INSERT INTO timetable_planslotgroup (owner_id, plan_slot_id, teaching_group_id)
SELECT p.owner_id, p.slot_base + u.slot, p.group_base + u.grp
FROM placed p JOIN unit_slot_group u ON u.unit = p.unit ORDER BY p.no, u.slot, u.grp"""),
    ("timetable_planslotteacher", """
INSERT INTO timetable_planslotteacher (owner_id, plan_slot_id, teacher_id)
SELECT p.owner_id, p.slot_base + u.slot, p.teacher_base + u.teacher
FROM placed p JOIN unit_slot_teacher u ON u.unit = p.unit ORDER BY p.no, u.slot, u.place"""),
    ("timetable_planslotroom", """
INSERT INTO timetable_planslotroom (owner_id, plan_slot_id, room_id)
SELECT p.owner_id, p.slot_base + u.slot, p.room_base + u.room
FROM placed p JOIN unit_slot_room u ON u.unit = p.unit ORDER BY p.no, u.slot, u.room"""),
)  # fmt: skip

# One school's lessons of the year. Some are cancelled, some of the doubles are tests.
LESSONS_NOW = """
INSERT INTO lesson_now
SELECT %(first)s + row_number() OVER (ORDER BY d.number, s.starts, p.no, s.no), p.owner_id, p.school_id,
    p.slot_base + s.no, p.no, p.unit, s.no, d.date, d.number,
    (d.date + s.starts) AT TIME ZONE 'Europe/Oslo', (d.date + s.ends) AT TIME ZONE 'Europe/Oslo',
    CASE WHEN t.test THEN 'test' ELSE 'lesson' END, s.subject,
    CASE WHEN t.test THEN 'Prøve: ' || s.tests[1 + d.number %% cardinality(s.tests)] ELSE s.title END,
    t.test OR pg_temp.chance(p.slot_base + s.no, d.number, 1) >= 0.012
FROM placed p JOIN unit_slot s ON s.unit = p.unit
JOIN teaching_day d ON d.weekday = s.weekday AND s.cycle IN (0, d.cycle)
CROSS JOIN LATERAL (SELECT cardinality(s.tests) > 0 AND s.ends - s.starts >= interval '90 minutes'
    AND pg_temp.chance(p.slot_base + s.no, d.number, 2) < 0.03 AS test) t
WHERE p.school_id = %(school)s"""

LESSON_PARTS: tuple[tuple[str, str], ...] = (
    ("timetable_lesson", """
INSERT INTO timetable_lesson (id, owner_id, school_id, plan_slot_id, date, starts_at, ends_at, kind, subject_id, title,
    takes_place, note)
SELECT id, owner_id, school_id, slot_id, date, starts_at, ends_at, kind, subject, title, takes_place, ''
FROM lesson_now ORDER BY id"""),
    ("timetable_lessongroup", """
INSERT INTO timetable_lessongroup (owner_id, lesson_id, teaching_group_id, starts_at, ends_at, takes_place)
SELECT l.owner_id, l.id, p.group_base + u.grp, l.starts_at, l.ends_at, l.takes_place
FROM lesson_now l JOIN placed p ON p.no = l.placed JOIN unit_slot_group u ON u.unit = l.unit AND u.slot = l.slot
ORDER BY l.id, u.grp"""),
    ("timetable_lessonteacher", """
INSERT INTO timetable_lessonteacher (owner_id, lesson_id, teacher_id, role, attends, starts_at, ends_at, takes_place)
SELECT l.owner_id, l.id, p.teacher_base + u.teacher, CASE WHEN u.place = 0 THEN 'main' ELSE 'co' END, true,
    l.starts_at, l.ends_at, l.takes_place
FROM lesson_now l JOIN placed p ON p.no = l.placed JOIN unit_slot_teacher u ON u.unit = l.unit AND u.slot = l.slot
ORDER BY l.id, u.place"""),
    ("timetable_lessonroom", """
INSERT INTO timetable_lessonroom (owner_id, lesson_id, room_id, shareable, starts_at, ends_at, takes_place)
SELECT l.owner_id, l.id, p.room_base + u.room, u.shareable, l.starts_at, l.ends_at, l.takes_place
FROM lesson_now l JOIN placed p ON p.no = l.placed JOIN unit_slot_room u ON u.unit = l.unit AND u.slot = l.slot
ORDER BY l.id"""),
    ("timetable_lessonchange", """
INSERT INTO timetable_lessonchange (owner_id, lesson_id, kind, reason, at)
SELECT owner_id, id, 'cancelled', 'Læreren er borte, og det er ingen vikar', starts_at - interval '16 hours'
FROM lesson_now WHERE NOT takes_place ORDER BY id"""),
    # A few of the last weeks' and this week's lessons have no topic yet.
    ("attendance_lessoncontent", """
INSERT INTO attendance_lessoncontent (owner_id, lesson_id, topic, homework, written_at, written_by_id)
SELECT l.owner_id, l.id, s.topics[t.line], s.homework[t.line],
    least(l.starts_at - interval '15 hours', %(now)s::timestamptz - interval '1 hour'), p.teacher_base + u.teacher
FROM lesson_now l JOIN placed p ON p.no = l.placed JOIN unit_slot s ON s.unit = l.unit AND s.no = l.slot
JOIN unit_slot_teacher u ON u.unit = l.unit AND u.slot = l.slot AND u.place = 0
CROSS JOIN LATERAL (SELECT 1 + (l.slot + l.number) %% cardinality(s.topics) AS line) t
WHERE l.date BETWEEN %(today)s::date - 21 AND %(today)s::date + 4 AND cardinality(s.topics) > 0
    AND l.takes_place AND pg_temp.chance(l.id, 0, 3) < 0.7
ORDER BY l.id"""),
)  # fmt: skip

# The rosters of a school's slots: who is to be there, in rising order.
ROSTERS_NOW = """
INSERT INTO roster_now
SELECT p.no, g.slot, array_agg(DISTINCT p.pupil_base + m.rank)
FROM placed p JOIN unit_slot_group g ON g.unit = p.unit
JOIN unit_member m ON m.unit = p.unit AND m.grp = g.grp AND m.rank <= p.pupils
WHERE p.school_id = %(school)s GROUP BY p.no, g.slot"""

# Registers of what is over. Some of the last three weeks are missing, a few lessons were not held.
REGISTERS_NOW = """
INSERT INTO register_now
SELECT %(first)s + row_number() OVER (ORDER BY l.id), l.owner_id, l.school_id, l.id, l.date, l.starts_at, l.ends_at,
    pg_temp.chance(l.id, 0, 4) >= 0.002, p.teacher_base + u.teacher, r.pupils
FROM lesson_now l JOIN placed p ON p.no = l.placed JOIN roster_now r ON r.placed = l.placed AND r.slot = l.slot
JOIN unit_slot_teacher u ON u.unit = l.unit AND u.slot = l.slot AND u.place = 0
WHERE l.takes_place AND l.ends_at <= %(now)s::timestamptz
    AND (l.date < %(today)s::date - 21 OR pg_temp.chance(l.id, 0, 5) >= 0.03)"""

# Days away. Some pupils are away far more than others.
SPELLS_NOW = """
INSERT INTO spell_now
SELECT p.owner_id, p.pupil_base + u.rank, d.number,
    CASE WHEN t.length < 0.7 THEN 1 WHEN t.length < 0.9 THEN 2 ELSE 4 END,
    pg_temp.chance(p.pupil_base + u.rank, d.number, 8)
FROM placed p JOIN unit_pupil u ON u.unit = p.unit AND u.rank <= p.pupils
CROSS JOIN teaching_day d
CROSS JOIN LATERAL (SELECT pg_temp.chance(p.pupil_base + u.rank, 0, 6) AS habit,
    pg_temp.chance(p.pupil_base + u.rank, d.number, 7) AS length) t
WHERE p.school_id = %(school)s AND d.date <= %(today)s::date
    AND pg_temp.chance(p.pupil_base + u.rank, d.number, 9) < 0.019 * (0.2 + 2.4 * t.habit * t.habit)"""
AWAY_NOW = """
INSERT INTO away_now
SELECT s.pupil, d.date, bool_or(s.draw >= 0.93)
FROM spell_now s JOIN teaching_day d ON d.number BETWEEN s.number AND s.number + s.days - 1
GROUP BY s.pupil, d.date"""

REGISTER_PARTS: tuple[tuple[str, str], ...] = (
    ("attendance_register", """
INSERT INTO attendance_register (id, owner_id, school_id, lesson_id, date, starts_at, ends_at, state, roster, version,
    saved_at, saved_by_id, confirmed_at, confirmed_by_id, not_held_cause)
SELECT id, owner_id, school_id, lesson_id, date, starts_at, ends_at,
    CASE WHEN held THEN 'confirmed' ELSE 'not_held' END, roster, 2,
    starts_at + interval '9 minutes', teacher,
    CASE WHEN held THEN starts_at + interval '9 minutes' END, CASE WHEN held THEN teacher END,
    CASE WHEN held THEN '' ELSE 'Brannøvelse' END
FROM register_now ORDER BY id"""),
    # 5 % in all: days away, and single lessons missed, late, left early or held elsewhere.
    ("attendance_registerentry", """
INSERT INTO attendance_registerentry (owner_id, register_id, pupil_id, starts_at, presence, late_minutes,
    early_minutes, marked_at, marked_by_id)
SELECT r.owner_id, r.id, m.pupil, r.starts_at,
    CASE WHEN a.elsewhere OR (a.pupil IS NULL AND m.draw >= 0.022) THEN 'elsewhere'
         WHEN a.pupil IS NOT NULL OR m.draw < 0.009 THEN 'absent' ELSE 'partly' END,
    CASE WHEN a.pupil IS NULL AND m.draw >= 0.009 AND m.draw < 0.02 THEN 2 + (m.draw * 1000000)::int %% 19 ELSE 0 END,
    CASE WHEN a.pupil IS NULL AND m.draw >= 0.02 AND m.draw < 0.022 THEN 5 + (m.draw * 1000000)::int %% 25 ELSE 0 END,
    r.starts_at + interval '5 minutes', r.teacher
FROM register_now r
CROSS JOIN LATERAL (SELECT pupil, pg_temp.chance(r.lesson_id, pupil, 10) AS draw FROM unnest(r.roster) AS pupil) m
LEFT JOIN away_now a ON a.pupil = m.pupil AND a.date = r.date
WHERE r.held AND (a.pupil IS NOT NULL OR m.draw < 0.024)
ORDER BY r.id, m.pupil"""),
    # Nine of ten spells are told of, with every ground and every kind of evidence there is.
    ("attendance_absencenotice", """
INSERT INTO attendance_absencenotice (owner_id, pupil_id, starts_at, ends_at, ground, evidence, note, filed_at,
    filed_by_id, withdrawn_at)
SELECT s.owner_id, s.pupil, t.starts_at, (l.date + time '15:30') AT TIME ZONE 'Europe/Oslo', g.ground,
    CASE WHEN g.ground IN ('reported', 'school_activity', 'rights_based') THEN 'none'
         WHEN e.draw < 0.05 THEN 'rejected' WHEN e.draw < 0.2 THEN 'awaited'
         WHEN g.ground = 'health' AND e.draw < 0.8 THEN 'own_notice'
         WHEN g.ground = 'health' THEN 'health_personnel' ELSE 'documented' END,
    '', t.starts_at - interval '40 minutes', coalesce(f.guardian, s.pupil),
    CASE WHEN pg_temp.chance(s.pupil, s.number, 12) < 0.01 THEN t.starts_at - interval '10 minutes' END
FROM spell_now s JOIN teaching_day d ON d.number = s.number
JOIN LATERAL (SELECT max(date) AS date FROM teaching_day x WHERE x.number <= s.number + s.days - 1) l ON true
LEFT JOIN first_guardian f ON f.pupil = s.pupil
CROSS JOIN LATERAL (SELECT (d.date + time '08:15') AT TIME ZONE 'Europe/Oslo' AS starts_at) t
CROSS JOIN LATERAL (SELECT pg_temp.chance(s.pupil, s.number, 11) AS draw) e
CROSS JOIN LATERAL (SELECT CASE
    WHEN s.draw < 0.56 THEN 'health' WHEN s.draw < 0.72 THEN 'reported' WHEN s.draw < 0.76 THEN 'welfare'
    WHEN s.draw < 0.78 THEN 'religious' WHEN s.draw < 0.785 THEN 'statutory' WHEN s.draw < 0.79 THEN 'representative'
    WHEN s.draw < 0.795 THEN 'political' WHEN s.draw < 0.8 THEN 'relief' WHEN s.draw < 0.81 THEN 'driving'
    WHEN s.draw < 0.83 THEN 'representation' WHEN s.draw >= 0.98 THEN 'rights_based' ELSE 'school_activity' END
    AS ground) g
WHERE s.draw < 0.83 OR s.draw >= 0.93
ORDER BY s.pupil, s.number"""),
)  # fmt: skip

# What the trigger on entries would have said of each, said of all at once: no row may come.
WRONG_ENTRIES = """
SELECT count(*) FROM attendance_registerentry e JOIN attendance_register r ON r.id = e.register_id
WHERE r.owner_id <> e.owner_id OR r.state = 'not_held' OR NOT e.pupil_id = ANY (r.roster)
   OR (e.presence = 'partly'
       AND make_interval(mins => e.late_minutes + e.early_minutes) >= r.ends_at - r.starts_at)"""
