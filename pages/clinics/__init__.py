"""Clinics per kelurahan: the list, making them from the code list, and the editors' list of empty ones (MC-01)."""
