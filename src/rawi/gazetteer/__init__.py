"""The installed places: tables that a user imports or downloads, compiled to one index in the data folder.

The built-in places (`rawi.knowledge.gazetteer`) are what a stranger has at once; this room adds to them and
never replaces them. Grounding asks `installed()` once and then `find(name, country=None)`, which gives
candidates, best first; choosing among them is grounding's work.

    >>> index = installed()
    >>> candidates = index.find("كفرزيتا", country="SY") if index else ()
"""

from rawi.gazetteer.entry import AREAS, KINDS, Candidate, Entry, Finder
from rawi.gazetteer.index import installed

__all__ = ["AREAS", "KINDS", "Candidate", "Entry", "Finder", "installed"]
