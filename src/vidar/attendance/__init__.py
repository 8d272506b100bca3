"""Registers: who was in which lesson, and who had told beforehand."""
