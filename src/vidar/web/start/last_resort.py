"""The page that needs nothing: no template, no style sheet, no database. In all three languages at once."""

from django.http import HttpResponse

_PAGE = """<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Noe gikk galt – Vidar</title>
</head>
<body>
<main>
<h1>Noe gikk galt hos oss</h1>
<p>Det du alt har lagret, er trygt. Prøv igjen om litt.</p>
<p lang="nn">Det du alt har lagra, er trygt. Prøv igjen om litt.</p>
<p lang="en">Something went wrong at our end. What you have saved is safe. Try again in a while.</p>
<p><a href="/">Til forsiden</a></p>
</main>
</body>
</html>
"""


def plain_page() -> HttpResponse:
    """Return the page, with status 500."""
    response = HttpResponse(_PAGE, status=500)
    response.headers["Cache-Control"] = "no-store"
    return response
