"""What developers and CI run over the code."""
