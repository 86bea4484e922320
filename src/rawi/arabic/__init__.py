"""Plain string functions on Arabic: spelling, clitics, conjugation, number words, ways back to the source.

Closed classes that the grammar needs live here as code; open classes live in `knowledge` as data.
"""
