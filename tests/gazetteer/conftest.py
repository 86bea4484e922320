"""A data folder of its own for each test, and small files of places."""

import datetime
from pathlib import Path

import pytest

from rawi.gazetteer.build import install
from rawi.gazetteer.importing import read_tables
from rawi.gazetteer.index import Index, installed

TODAY = datetime.date(2020, 5, 4)
PLAIN = """country,admin1,admin2,name_ar,alt_ar,name_en,lat,lon,type,pcode,population
SY,حماة,محردة,كفر زيتا,,Kafr Zaytah,35.373,36.601,populated place,C1,21845
SY,إدلب,إدلب,أبو الظهور,ابو الضهور,Abu az Zuhur,35.71,37.06,populated place,C2,
SY,حلب,منبج,مشيرفة,,Mushayrifah,36.5,37.9,populated place,C3,
SY,إدلب,إدلب,مشيرفة,المشيرفة,Mushayrifah,35.72,37.1,populated place,C4,
SY,إدلب,,محافظة إدلب,,Idlib,35.82,36.7,admin1,SY07,
LB,عكار,,قضاء عكار,,Akkar,34.53,36.18,admin2,,330000
"""


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    monkeypatch.setenv("RAWI_DATA", str(folder))
    return folder


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def imported(*paths: Path, country: str | None = None) -> Index:
    install(read_tables(paths, country=country, today=TODAY))
    index = installed()
    assert index is not None
    return index


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return written(tmp_path / "plain.csv", PLAIN)


@pytest.fixture
def index(plain: Path) -> Index:
    return imported(plain)
