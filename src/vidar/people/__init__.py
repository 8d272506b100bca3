"""People, who is guardian of whom, and consents."""
