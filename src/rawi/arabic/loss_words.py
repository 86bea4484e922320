"""Words that rules about losses ask for; the rest of the closed classes stand in words.py. All are folded."""

# Openings of what answers an event: in reply to, in protest against, in revenge for, on the grounds of.
IN_REPLY = ("ردا", "احتجاجا", "تنديدا", "استنكارا", "انتقاما", "ثارا", "علي خلفيه", "حدادا", "غضبا")
KILLING = "قتل"  # the noun whose genitive may be the killer
ADDED = "اضافه"  # before ل: besides
