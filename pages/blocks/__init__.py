"""Kinds of blocks that editors put together, one module per kind."""
