"""The schedule of trainings: what a visitor asks of it, the list and the month, and the same sessions as calendar files (TR-01, TR-07)."""
