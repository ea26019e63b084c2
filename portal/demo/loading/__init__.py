"""Putting the demo city into the database, one step a module. Each step does only what is missing, so an interrupted load is simply run again."""
