"""The register: who was in the lesson, marked with one tap each."""
