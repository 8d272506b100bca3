"""The README tells of everybody who can log in to the demo."""

from tools.cast import README, with_cast


def test_the_cast_in_the_readme_is_up_to_date() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == with_cast(text), "run: python -m tools.cast"
