"""The address of a page by its name. A page full of links asks Django for each shape once, not for each link."""

from functools import cache

from django.urls import reverse

_PLACE = 9_000_000_000_000_000_000
"""Numbers from here on stand for the ids while a shape is made: no id of the database is that high."""


def address(name: str, *arguments: int | str) -> str:
    """Return the address of the page called ``name``.

    Raises:
        NoReverseMatch: there is no such page, or it takes other arguments.
    """
    if all(type(argument) is int and argument >= 0 for argument in arguments):
        return _shape(name, len(arguments)).format(*arguments)
    return reverse(name, args=arguments)


@cache
def _shape(name: str, count: int) -> str:
    places = range(_PLACE, _PLACE + count)
    shape = reverse(name, args=list(places)).replace("{", "{{").replace("}", "}}")
    for number, place in enumerate(places):
        shape = shape.replace(str(place), f"{{{number}}}")
    return shape
