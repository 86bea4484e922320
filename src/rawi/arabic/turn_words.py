"""Words with which a report goes on in a new sentence; all are folded."""

HAD = frozenset(("وكان", "وكانت", "وكانوا"))  # and had: before what was told or done earlier
COMES = frozenset(("وياتي", "وتاتي"))  # and comes: before a noun that points back to what was told
CAME = frozenset(("جاء", "وجاء"))  # came: before "this"
THIS = frozenset(("هذا", "هذه", "ذلك"))
SIDE = frozenset(("جهه", "ناحيه"))  # (on one) side: the other side is then a party's, no turn
OTHER_SIDE = ("من جهه ", "من ناحيه ")  # openings: on the other side
WITHIN = frozenset(("في وقت سابق", "سبق ان", "سبق و", "للتذكير"))  # earlier, before: anywhere in a sentence
