"""A stand-in."""
from rawi.read.text import Found
def read_page(page: str, where: str) -> Found:
    return Found(where, page)
