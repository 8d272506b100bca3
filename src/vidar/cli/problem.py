"""What a person at the keyboard can put right."""


class ProblemError(Exception):
    """One clear line: what is wrong and what to do. Printed as it is."""
