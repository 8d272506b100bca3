"""Why a register cannot be written, so that a page can say it in words. Nothing was written then."""

from dataclasses import dataclass
from datetime import datetime

from vidar.law.attendance import Mark, RegisterState


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the register for a pupil, against what the writer saw: by whom and since when."""

    pupil_id: int
    mark: Mark | None
    marked_by: str
    marked_at: datetime | None


class RegisterRefusedError(Exception):
    """The register cannot be written so. Nothing was written."""


class NotYetOpenError(RegisterRefusedError):
    """The lesson is not near enough: ``opens_at`` (aware) is when."""

    def __init__(self, opens_at: datetime) -> None:
        super().__init__()
        self.opens_at = opens_at


class LessonCancelledError(RegisterRefusedError):
    """The lesson is cancelled, and has nothing to register."""


class WrongStateError(RegisterRefusedError):
    """The register is not in the state that the action starts from; ``state`` is the one it is in."""

    def __init__(self, state: RegisterState | None) -> None:
        super().__init__()
        self.state = state


class NotOnRosterError(RegisterRefusedError):
    """A pupil was marked who was not to be there, or of whom the writer is not to know it."""


class ConflictError(RegisterRefusedError):
    """A colleague has written something else for the same pupils meanwhile."""

    def __init__(self, rows: tuple[Standing, ...]) -> None:
        super().__init__()
        self.rows = rows


@dataclass(frozen=True, slots=True)
class MarksOf:
    """How many pupils a colleague has marked. The name is "" where it is not told, the number 0 likewise."""

    name: str
    pupils: int


class MarksOfOthersError(RegisterRefusedError):
    """Marks of colleagues would be taken away. Who has been told of them says which ``version`` that was."""

    def __init__(self, marks: tuple[MarksOf, ...], version: int) -> None:
        super().__init__()
        self.marks, self.version = marks, version


class ContentConflictError(RegisterRefusedError):
    """A colleague has written another topic or homework meanwhile."""

    def __init__(self, topic: str, homework: str) -> None:
        super().__init__()
        self.topic, self.homework = topic, homework
