"""A figure that officials corrected says so wherever it is shown: no bidder stated it."""

from __future__ import annotations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from busy_session import ASSESSOR, session_with_totals
from gz_eval.app import chart_scatter
from gz_eval.app.bid_columns import field_column
from gz_eval.app.bid_rows import BidRows
from gz_eval.app.chart_table_text import cell_text, sort_figure, table_text
from gz_eval.app.compare_rows import compare_rows
from gz_eval.app.overriding import correction
from gz_eval.app.session import Session
from gz_eval.app.shortlist_cells import shortlist_columns
from gz_eval.app.shortlist_details import shortlist_details
from gz_eval.app.shortlist_rows import shortlist_line, shortlist_rows
from gz_eval.app.shown import Shown
from gz_eval.app.total_rows import total_columns, total_rows
from gz_eval.charts.map_places import Site
from gz_eval.charts.scheme import LIGHT
from gz_eval.charts.uk_map import UkMap

PLAIN, OTHER = "B001", "B002"


@pytest.fixture
def session() -> Session:
    """Of B002, which is shortlisted, officials corrected the power: 700 MW it said."""
    session = session_with_totals()
    session.person = ASSESSOR
    session.do(correction(session, OTHER, "mw", "750 MW"), "The letter says so.")
    return session


def test_in_the_comparison(session: Session) -> None:
    cells = next(
        row.cells
        for row in compare_rows(session.selection, (PLAIN, OTHER))
        if any("750 MW" in cell for cell in row.cells)
    )
    assert "corrected" not in cells[0]
    assert cells[1].startswith("750 MW (corrected): scores")


def test_in_the_list_of_bids(session: Session) -> None:
    shown = Shown(session)
    column = field_column(session.project.framework.field_by_key["mw"])
    told = {row.id: column.text(row) for row in BidRows().of(shown)}
    assert told[OTHER] == "750 MW (corrected)"
    assert [text for text in told.values() if "corrected" in text] == [told[OTHER]]


def test_in_the_shortlist_with_its_mark_explained(session: Session) -> None:
    framework = session.project.framework
    rows = shortlist_rows(session.selection)
    by_id = {row.id: row for row in rows}
    power = shortlist_columns(framework)[-2]
    assert power.text(by_id[OTHER]) == "750 ‡"
    assert power.text(by_id[PLAIN]) == "900"
    assert power.spoken_text(by_id[OTHER]) == "Power (MW): 750 (corrected)"
    assert "‡ where officials corrected it" in power.about
    assert "; ‡ figure corrected by officials" in shortlist_line(rows, len(rows))
    details = {part.label: part.text for part in shortlist_details(by_id[OTHER], framework).parts}
    assert details["Power (MW)"] == "750 (corrected)"
    session.undo("It was another bid's letter.")
    rows = shortlist_rows(session.selection)
    assert "‡" not in shortlist_line(rows, len(rows))


def test_in_what_the_shortlist_comes_to(session: Session) -> None:
    whole = total_rows(session.selection)[0]
    power, land = total_columns(whole.framework)[-2:]
    assert power.spoken_text(whole) == (
        "Power (MW), shortlisted: 1,650. Of 1 shortlisted bid officials corrected the figure"
    )
    assert "corrected" not in land.spoken_text(whole)


def test_on_a_scatter_and_in_its_table(session: Session) -> None:
    chart = chart_scatter.scatter(session.selection, "mw", "score", "ha")
    figure = Figure(figsize=(8, 5))
    FigureCanvasAgg(figure)
    texts = {
        keys[0]: text
        for mark in chart.draw(figure, LIGHT)
        for keys, text in zip(mark.keys, mark.texts, strict=True)
    }
    assert "750 MW (corrected)\n" in texts[OTHER]
    assert "corrected" not in texts[PLAIN]
    table = chart.table()
    at = table.columns.index("Power (MW)")
    told = {bid: cell_text(row[at]) for bid, row in zip(table.keys, table.rows, strict=True)}
    assert (told[PLAIN], told[OTHER]) == ("900", "750 (corrected)")
    assert sort_figure(table.rows[table.keys.index(OTHER)][at]) == 750
    assert table_text(table).count("\t750 (corrected)\t") == 1
    other = chart_scatter.scatter(session.selection, "ha", "score").table()
    assert "corrected" not in table_text(other)


def test_on_a_map_and_in_its_table() -> None:
    one = Site("1", "", "Tarn Park", 54.0, -2.0, 750.0, 60.0, 0, corrected=("Power (MW)",))
    two = Site("2", "", "Old Quay", 51.0, -2.0, 200.0, 50.0, 0)
    chart = UkMap(("Shortlisted",), (two, one), "Power (MW)")  # its table: the best first
    figure = Figure(figsize=(8, 5))
    FigureCanvasAgg(figure)
    texts = [text for mark in chart.draw(figure, LIGHT) for text in mark.texts]
    assert sum("Power (MW): 750 (corrected)" in text for text in texts) == 1
    assert sum("corrected" in text for text in texts) == 1
    table = chart.table()
    at = table.columns.index("Power (MW)")
    assert [cell_text(row[at]) for row in table.rows] == ["750 (corrected)", "200"]
