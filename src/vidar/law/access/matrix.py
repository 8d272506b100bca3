"""The permission matrix, as data: who may do what by default (docs/law/SE-2.md tells how it was built).

How to read a cell:

- `R` read, `W` write, `A` approve or decide; `–` nothing, and no opening can change that
- `S` own only, `SW` own, also writing. For staff and guardians: the records they take part in themselves
- `◐` after the verbs: closed until the owner opens it (`Opening`)
- `G` own groups or classes, `all` everyone at the school. A teacher's cell without either is read as `G`
- `named` only staff named for this person
- `own`, `released`, `shared`, `co-sign`, `asked`, `on-behalf`: what must hold of the record (`Condition`)
- `hidden`, `logged`, `encrypted`: how it must be handled (`Handling`)
- `agg.` counts only: never opens a person's row
- other words limit the cell to a part of the object (`Part`)
- `;` separates two grants in one cell
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from vidar.law.access.notation import Cell, parse_cell
from vidar.law.access.vocabulary import Object, Role

HOME_AND_TEACHERS = """
object               | pupil              | guardian_minor      | guardian_adult  | other_contact | teacher             | contact_teacher
personalia           | S                  | R                   | R◐              | R◐            | R G                 | R G
sensitive_personalia | S                  | –                   | –               | –             | –                   | –
protected_address    | S hidden           | –                   | –               | –             | –                   | –
contacts             | S                  | R own               | R own           | R own         | R G phone           | R G
timetable            | S                  | R                   | R◐              | R◐            | R all               | R all
lesson_absence       | S                  | –                   | R◐ shared effect | –            | RW G effect         | RW G
subject_absence      | S                  | R◐ state            | R◐ state        | –             | R G                 | R G
absence_totals       | S                  | R                   | R◐              | –             | –                   | RW G
absence_report       | SW                 | RW◐ own             | R◐ own          | –             | R G effect          | A G
remarks              | S                  | –                   | –               | –             | RW G own            | R G
ongoing_assessment   | S                  | –                   | –               | –             | RW G                | R◐ G
unpublished_grade    | –                  | –                   | –               | –             | RW G                | RW G orden/oppførsel
published_grade      | S                  | R                   | R◐              | –             | R G                 | R G
warning              | S; W ack           | R copy; W ack       | R◐ copy         | –             | RW G                | RW G
pupil_conversation   | S; W ack; W comment | –                  | –               | –             | RW G own            | RW G
exam_draw            | –                  | –                   | –               | –             | –                   | –
exam_entry           | S                  | R◐ date/place       | R◐ date/place   | –             | R G                 | R G
exam_result          | S released         | R released historikk | R◐ released historikk | –      | R G                 | R G
applications         | SW                 | R shared; R co-sign | –               | –             | W G statement asked | R G status
messages             | SW                 | SW                  | SW◐             | SW◐           | SW                  | SW
documents            | S                  | R◐                  | –               | –             | –                   | –
confidential_notes   | –                  | –                   | –               | –             | –                   | –
settings             | –                  | –                   | –               | –             | –                   | –
audit_log            | S                  | R◐                  | –               | –             | R all own           | R all own
"""  # noqa: E501 - a table is read by its columns

OFFICE_AND_OWNER = """
object               | office  | counsellor       | exam_officer | timetabler | head_of_department | principal | owner_staff   | examiner
personalia           | RW      | R                | R            | R name     | R                  | RW        | R agg.        | –
sensitive_personalia | RW      | R◐               | R            | –          | R◐                 | RW        | –             | –
protected_address    | R named | –                | –            | –          | –                  | R named   | –             | –
contacts             | RW      | R                | –            | –          | R                  | RW        | –             | –
timetable            | RW      | R                | R            | RW         | RW                 | RW        | R             | R
lesson_absence       | RW      | R◐ effect        | –            | –          | R                  | RW        | –             | –
subject_absence      | R       | R                | –            | –          | R                  | R         | R agg.        | –
absence_totals       | RW      | R                | –            | –          | R                  | RW        | R agg.        | –
absence_report       | A       | –                | –            | –          | A                  | A         | –             | –
remarks              | R       | R                | –            | –          | R                  | RW        | –             | –
ongoing_assessment   | –       | R◐               | –            | –          | R                  | R         | –             | –
unpublished_grade    | R       | –                | R            | –          | R                  | RW        | –             | –
published_grade      | R       | R                | R            | –          | R                  | RW logged | R agg.        | –
warning              | R       | R                | –            | –          | R                  | R         | R agg.        | –
pupil_conversation   | –       | R◐               | –            | –          | R◐                 | R◐        | –             | –
exam_draw            | –       | –                | RW           | –          | –                  | R         | RW            | –
exam_entry           | R       | R                | RW           | R          | R                  | R         | RW            | R
exam_result          | R       | R                | RW           | –          | R                  | R         | R             | W
applications         | RW      | W◐ on-behalf     | A exam-types | –          | A                  | A         | A owner-types | –
messages             | SW      | SW               | SW           | SW         | SW                 | SW        | SW            | SW
documents            | W       | R                | W            | –          | R                  | A         | R             | –
confidential_notes   | –       | RW own encrypted | –            | –          | –                  | –         | –             | –
settings             | RW◐     | –                | W exam-dates | W periods  | RW◐                | W         | W             | –
audit_log            | R       | –                | R exam-looks | –          | R                  | R         | R             | –
"""  # noqa: E501 - a table is read by its columns


def _rows(table: str) -> Iterator[tuple[Object, Role, Cell]]:
    header, *lines = ([each.strip() for each in line.split("|")] for line in table.strip().splitlines())
    roles = [Role(name) for name in header[1:]]
    for name, *cells in lines:
        for role, text in zip(roles, cells, strict=True):
            yield Object(name), role, parse_cell(role, text)


MATRIX: Mapping[tuple[Object, Role], Cell] = MappingProxyType(
    {(obj, role): cell for table in (HOME_AND_TEACHERS, OFFICE_AND_OWNER) for obj, role, cell in _rows(table)}
)
"""Every object with every role. Raises when this module is read if a cell cannot be understood."""
