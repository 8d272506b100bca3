"""National facts: education programmes, programme areas, subjects and the yearly subject plans."""
