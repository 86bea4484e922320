"""Words that rules about days ask for; the rest of the closed classes stand in words.py. All are folded."""

DAY_AFTER_OR_BEFORE = frozenset(("غداه", "عشيه"))  # the day after, the eve of: an event of another day
# Openings of units that are shorter than a day, and of a little while: hours, minutes, moments.
SHORT_UNITS = ("ساع", "دقيق", "دقاي", "لحظ", "قليل", "وقت", "فتر", "وجيز")
# Begin, set off, launch: what is announced so begins then.
BEGINNINGS = frozenset(("بدء", "بدايه", "انطلاق", "انطلاقه", "اطلاق"))
# Opens what is conceded: in spite of.
IN_SPITE = frozenset(("رغم", "بالرغم", "برغم", "بالرغم من", "علي الرغم من", "علي الرغم"))
# Issued, held: the day behind is of a statement or meeting.
ISSUED = frozenset(("صادر", "صادره", "منعقد", "منعقده"))
# An event that is the most of all, by degree: fiercest, worst, largest, widest; also a number or a stretch:
# most, highest, longest; of many, by number: first … tenth.
FIERCEST = frozenset(("اكبر", "كبري", "اعنف", "اشد", "اضخم", "اسوا", "ادمي", "اخطر", "اقوي", "ابرز", "اوسع"))
MOST = FIERCEST | {"اكثر", "اعلي", "اطول"}
NTH = frozenset((
    "اول", "اولي", "ثاني", "ثانيه", "ثالث", "ثالثه", "رابع", "رابعه", "خامس", "خامسه", "سادس", "سادسه",
    "سابع", "سابعه", "ثامن", "ثامنه", "تاسع", "تاسعه", "عاشر", "عاشره",
))  # fmt: skip
RANKS = MOST | NTH
SINGLED = FIERCEST | NTH | {"احدث", "اخر", "اخيره"}  # and the latest, the last: one event out of many
GO_WITH = ("ترافق", "تزامن", "رافق", "تخلل")  # openings: go together with, coincide, accompany
FORMER = frozenset(("سابق", "سابقه"))  # former
TIME_OF_MANY = "مره"  # one time
KIND = "نوع"  # kind
