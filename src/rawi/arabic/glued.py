"""Letters that tell whether a sequence of them is one word or two, folded."""

WEAK_LETTERS = frozenset("اوي")  # of short verbs that look like endings of names (دان)
GOD = "الله"
ARTICLES = ("ال", "بال", "لل")
