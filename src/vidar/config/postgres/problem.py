"""What is wrong with the database server, said to the person who has to put it right."""


class DatabaseProblemError(RuntimeError):
    """One sentence on what is wrong and one on what to do; printed as it is, without a traceback."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy
