"""Putting the content that ships with the software into place. See `load_content`."""
