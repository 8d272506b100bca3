"""Names as they are searched for: the condition that a person's name begins with what somebody typed."""

from typing import Any

from vidar.law.people import plain_search_prefixes, search_prefixes

_LAST_CHARACTER = "\U0010ffff"
"""Ends the range of keys that begin alike: a key may hold letters that have no Norwegian place, such as "ə"."""

_MATCH = (
    "(p.sort_key >= %(from_{n})s AND p.sort_key < %(to_{n})s)"
    " OR (p.search_key >= %(from_{n})s AND p.search_key < %(to_{n})s)"
    " OR (p.plain_sort_key >= %(plain_from_{n})s AND p.plain_sort_key < %(plain_to_{n})s)"
    " OR (p.plain_search_key >= %(plain_from_{n})s AND p.plain_search_key < %(plain_to_{n})s)"
)


def begins_with(text: str) -> tuple[str, dict[str, Any]]:
    """Return the condition that the name of the person ``p`` begins with the text, and its parameters.

    Names are found in either order, and by ä, ö and ü typed as a, o and u. Without letters there is nothing to begin
    with: the condition is "".
    """
    bounds: dict[str, Any] = {}
    prefixes = list(zip(search_prefixes(text), plain_search_prefixes(text), strict=True))
    for n, (prefix, plain) in enumerate(prefixes):
        bounds |= {f"from_{n}": prefix, f"to_{n}": prefix + _LAST_CHARACTER}
        bounds |= {f"plain_from_{n}": plain, f"plain_to_{n}": plain + _LAST_CHARACTER}
    return " OR ".join(_MATCH.format(n=n) for n in range(len(prefixes))), bounds
