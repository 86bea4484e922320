"""Step 4: the rule engine: sentences and units -> claims, with every rule that fired.

`nodes` decides what each unit is here; `chunks` joins noun phrases; `clauses` cuts sentences;
`attribution` says who says so; `roles`, `harm`, `status` fill events; `claims` puts them together.
"""
