"""Leave for another site after a form.

Browsers hold the whole chain of redirects that follows a form to the page's form-action, and a provider sends
people on to hosts that only it knows. A page in between ends the chain, so that form-action can stay 'self'.
"""

from typing import Any

from django.http import HttpResponse

from vidar.web.rendering import render


def go_on_to(request: Any, address: str, *, provider: str, leaving: bool = False) -> HttpResponse:
    """Return a page that goes on to ``address`` at once, with a link for browsers that do not.

    ``leaving`` says that it is for logging out.
    """
    return render(request, "start/onward.jinja", {"address": address, "provider": provider, "leaving": leaving})
