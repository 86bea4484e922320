"""Classes of nouns, and groups of words (see knowledge/lexicon), that many rules ask for together."""

CIVILIANS = frozenset(("civilian", "person"))  # who bears no arms, for all that is known
PEOPLE = CIVILIANS | {"force"}
ARMED = frozenset(("troops", "force"))  # groups
SITES = frozenset(("object", "place"))
THINGS = SITES | {"weapon"}
