"""How often pages are read, codes scanned, steps taken: totals per day, of nobody in particular (AN-01)."""
