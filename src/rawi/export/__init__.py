"""Claims in the shapes people and programs read; one file per shape.

`jsonl` one document a line; `table` for a terminal; `page` one HTML page; `visual` puts Arabic
in order where a terminal does not; `write` puts files in place whole or not at all.
"""
