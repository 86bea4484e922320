"""Every Arabic string and every code list, as data, with its typed readers (see README.md here)."""

from rawi.knowledge.lexicon import Form, Lexicon, Sense
from rawi.knowledge.load import Knowledge, load

__all__ = ["Form", "Knowledge", "Lexicon", "Sense", "load"]
