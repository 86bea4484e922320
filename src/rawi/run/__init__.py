"""The main path and what runs it."""
