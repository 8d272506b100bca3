"""One dataset measured: every page's time, statements, bytes, requests a second and plans. Needs Django set up."""

from rich.console import Console

from bench import clients, plans, production
from bench.latency import latency_of
from bench.measured import Measured
from bench.pages import Page
from bench.statements import statements_of
from bench.throughput import throughput_of


def measure(pages: tuple[Page, ...], console: Console) -> list[Measured]:
    """Measure the pages on the dataset that the environment names, whatever its size.

    Raises:
        WrongAnswerError: a page does not answer as it must.
    """
    found = clients.log_in_all()
    measured = []
    with production.serving() as server:
        for page in pages:
            eight = found[page.client]
            asked = statements_of(eight[0], page)
            one = Measured(
                page=page,
                latency=latency_of(server, eight[0], page),
                statements=len(asked),
                a_second=throughput_of(server, eight, page),
                read_whole=tuple(fault.table for fault in plans.faults_in(asked, eight[0].places["owner"])),
            )
            console.print(
                f"  {page.title}: p50 {one.latency.p50:.1f} ms, p95 {one.latency.p95:.1f} ms,"
                f" {one.statements} statements, {one.a_second:.0f}/s",
                highlight=False,
            )
            measured.append(one)
    return measured
