"""How a decision explains itself: steps, each with its rule, paragraph, inputs and result."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

Value = int | str | date | datetime | None


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools know for "translate later"
    """Mark a bokmål sentence for translation; it is translated where it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Step:
    """One step of reasoning.

    `text` is the bokmål sentence with `{name}` places for the inputs, and at the same time the key of its
    translations. `paragraph` is the place in law ("F §9-8") or "" where the rule is the system's own design.
    """

    rule_id: str
    paragraph: str
    text: str
    inputs: tuple[tuple[str, Value], ...]
    result: Value

    def render(
        self,
        translate: Callable[[str], str] = lambda text: text,
        show: Callable[[Any], str] = str,
    ) -> str:
        """The sentence in the reader's language; `show` writes dates and numbers as the reader expects."""
        places = {name: show(value) for name, value in self.inputs}
        return translate(self.text).format(**places, result=show(self.result))


def step(rule_id: str, paragraph: str, text: str, *, result: Value = None, **inputs: Value) -> Step:
    """A step with its inputs given by name."""
    return Step(rule_id, paragraph, text, tuple(inputs.items()), result)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The steps behind a decision, in order. Page, letter, PDF and API show the same ones."""

    steps: tuple[Step, ...] = ()

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __add__(self, other: "Explanation") -> "Explanation":
        return Explanation(self.steps + other.steps)

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """The rules used, in order, each once."""
        return tuple(dict.fromkeys(each.rule_id for each in self.steps))


def explain(*steps: Step) -> Explanation:
    """An explanation of these steps."""
    return Explanation(steps)


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """A rule says no. The web layer turns it into a sentence, the API into a problem document."""

    def __init__(self, rule_id: str, explanation: Explanation) -> None:
        super().__init__(rule_id)
        self.rule_id = rule_id
        self.explanation = explanation
