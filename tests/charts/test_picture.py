"""Pictures of charts: of their kind, with real letters, and saying what they are and may be."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest
from matplotlib.backends.backend_pdf import pdfRepr
from PIL import Image

from gz_eval.app import chart_data, chart_places
from gz_eval.charts.caption import Caption
from gz_eval.charts.chart import Chart
from gz_eval.charts.picture import FORMATS, write_picture
from gz_eval.core.selection import Selection
from sample_charts import CHARTS

CAPTION = Caption(
    "OFFICIAL-SENSITIVE COMMERCIAL",
    ("Evaluation: Round one. Framework: Four pillars (four-pillars, version 1).", "Not locked."),
    "gz_eval 1.2",
)


def picture(chart: Chart, kind: str) -> bytes:
    """A chart as the bytes of a file."""
    stream = io.BytesIO()
    write_picture(chart, stream, kind, CAPTION, dots=60)
    return stream.getvalue()


def words_in(pdf: bytes) -> str:
    """The letters of a PDF whose fonts keep them, in the order in which they are written."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    opened = []
    for stream in streams:
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return "".join(
        part.decode("latin-1") for page in opened for part in re.findall(rb"\(([^()]*)\)", page)
    ).replace("\0", "")


@pytest.mark.parametrize("name", CHARTS)
def test_an_svg_keeps_its_letters_and_its_words(name: str, selection: Selection) -> None:
    chart = CHARTS[name](selection)
    texts = [node.text for node in fromstring(picture(chart, "svg")).iter() if node.text]
    assert chart.title in texts
    assert any(text.startswith(chart.alt) for text in texts)
    for said in (CAPTION.marking, f"Marking: {CAPTION.marking}", *CAPTION.sentences):
        assert said in texts


def test_a_picture_of_a_part_of_the_map_says_how_much_of_it_is_in_sight(
    selection: Selection,
) -> None:
    part = replace(chart_places.uk_map(selection), view=(-5.3, -2.7, 51.4, 53.4))
    texts = [node.text for node in fromstring(picture(part, "svg")).iter() if node.text]
    told = [re.findall(r"Part of the map: [^.;]*", text) for text in texts]
    assert len({phrase for found in told for phrase in found}) == 1
    assert sum(map(bool, told)) >= 2  # under the title, and in the words that go along


def test_the_figures_of_a_heat_map_are_letters_too(selection: Selection) -> None:
    chart = chart_data.heat_map(selection, 10)
    shown = [
        f"{score:.0f}"
        for row in chart.rows
        for score, missing in zip(row.scores, row.missing, strict=True)
        if not missing and score in (0.0, 100.0)
    ]
    svg = [node.text for node in fromstring(picture(chart, "svg")).iter() if node.text]
    assert len(shown) > 40
    for figure in ("0", "100"):
        assert svg.count(figure) == shown.count(figure) + 1, "and once on the scale"
    assert words_in(picture(chart, "pdf")).count("100") >= shown.count("100")


@pytest.mark.parametrize(
    ("kind", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_pictures_are_of_their_kind(kind: str, start: bytes, selection: Selection) -> None:
    assert picture(CHARTS["distribution"](selection), kind).startswith(start)


@pytest.mark.parametrize("name", CHARTS)
def test_a_pdf_has_title_units_marking_and_caption_in_letters(
    name: str, selection: Selection
) -> None:
    chart = CHARTS[name](selection)
    told = words_in(picture(chart, "pdf"))
    assert told.count(CAPTION.marking) == 2
    assert "Evaluation: Round one. Framework: Four pillars" in told
    assert "Not locked." in told
    told = told.replace("\\", "")  # before brackets
    for part in (chart.title, chart.units):
        # Two letters that are drawn as one sign are not found as letters here.
        words = [one for one in re.findall(r"[A-Za-z]{3,}", part) if not re.search("f[fil]", one)]
        assert len(words) >= 2
        assert [word for word in words if word not in told] == []


@pytest.mark.parametrize("kind", ["png", "pdf"])
@pytest.mark.parametrize("name", CHARTS)
def test_the_file_of_every_chart_has_its_title_its_words_and_its_marking(
    name: str, kind: str, selection: Selection
) -> None:
    chart = CHARTS[name](selection)
    data = picture(chart, kind)
    if kind == "png":
        image = Image.open(io.BytesIO(data))
        said = [image.info[one] for one in ("Title", "Description", "Comment")]
        assert said == [chart.title, f"{chart.alt} {CAPTION.text}", CAPTION.marking]
        assert image.width >= 9 * 60
    else:
        for key, told in (
            (b"Title", chart.title),
            (b"Subject", f"{chart.alt} {CAPTION.text}"),
            (b"Keywords", CAPTION.marking),
        ):
            written = pdfRepr(told)  # type: ignore[no-untyped-call]
            assert b"/" + key + b" " + written in data.replace(b"\n", b" "), key


@pytest.mark.parametrize("kind", FORMATS)
def test_the_file_says_what_it_is_and_names_no_path(kind: str, selection: Selection) -> None:
    chart = CHARTS["distribution"](selection)
    data = picture(chart, kind)
    if kind == "png":
        said = Image.open(io.BytesIO(data)).info
        assert said["Title"] == chart.title
        assert said["Description"] == f"{chart.alt} {CAPTION.text}"
        assert said["Comment"] == CAPTION.marking
        assert said["Software"] == CAPTION.maker
    elif kind == "pdf":
        for one in (f"/Title ({chart.title})", f"/Keywords ({CAPTION.marking})"):
            assert one.encode() in data
        assert b"/Creator (gz_eval 1.2)" in data
        assert f"Marking: {CAPTION.marking}.".encode() in data
    else:
        texts = [node.text for node in fromstring(data).iter() if node.text]
        assert f"{chart.alt} {CAPTION.text}" in texts
        assert CAPTION.maker in texts
    assert b"/home/" not in data
    assert b".py" not in data


def test_the_caption_stands_beyond_the_chart_on_the_same_ground(selection: Selection) -> None:
    image = Image.open(io.BytesIO(picture(CHARTS["distribution"](selection), "png"))).convert("RGB")
    wide, high = image.size
    corners = [(1, 1), (wide - 2, 1), (1, high - 2), (wide - 2, high - 2)]
    assert {image.getpixel(corner) for corner in corners} == {(255, 255, 255)}
    assert high > 6.0 * 60  # more than the chart itself
    strip = image.crop((0, 0, wide, int(0.3 * 60)))
    assert len(strip.getcolors(100_000) or ()) > 2, "the marking is at the top"


def test_a_picture_is_as_high_as_its_rows_need(selection: Selection) -> None:
    def high(count: int) -> int:
        return Image.open(io.BytesIO(picture(chart_data.heat_map(selection, count), "png"))).height

    assert high(60) > high(20)
