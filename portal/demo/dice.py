"""Chance that falls the same way on every machine: each question has its own dice, named by a string."""

import random


def dice(question: str) -> random.Random:
    """A generator that depends on the question alone, so that adding a shop moves nothing else."""
    return random.Random(f"kedan-{question}")  # noqa: S311  it fills a demo city, it guards nothing
