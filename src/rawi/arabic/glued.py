"""Letters that tell whether a sequence of them is one word or two, folded."""

PLURAL = "ات"  # with a pronoun it looks like a verb: اتهم
WEAK_LETTERS = frozenset("اوي")  # of short verbs that look like endings of names (دان)
GOD = "الله"
ARTICLES = ("ال", "بال", "لل")
