"""The page that answers an upload: it grows while the file is scored, and then says what came of it."""

import base64
from collections.abc import Iterator

from flask import Response, current_app, stream_template
from markupsafe import Markup

from penguins.config import DISPLAYED_ROWS, MEGABYTE, ROWS_WITHOUT_EACH
from penguins.explain.caution_texts import LEARNED, MEANINGS, UNLIKE_THE_SPECIES
from penguins.explain.file_scatter import FileScatter, file_scatter
from penguins.explain.scatter import scatters
from penguins.files.penguin_file import PenguinFile
from penguins.files.results.results_csv import csv_header, csv_rows
from penguins.files.results.scoring import ScoredChunk
from penguins.files.results.summary import LEAST_SURE, Problem, ResultRow, Summary
from penguins.files.table.cells import OTHER_SPECIES
from penguins.model.columns import COALITIONS
from penguins.model.report import Report, coalition_key
from penguins.web import picture_words, results_words

# Results up to this size are on the page itself, as a link that downloads them.
MAX_LINKED = 2 * MEGABYTE
# From this size or these rows on a file takes long enough to show how far it is read: a quarter of a second or more.
SHOWS_PROGRESS, ROWS_OF_PROGRESS = 4 * MEGABYTE, 100_000
PROGRESS_STEPS = 10
# A page is sent in pieces of about this many characters, and wherever its template says FLUSH.
PIECE = 16_384
# Lets the visitor's browser, and no cache between, show the results again after "back" from a row's own page. With
# no-store Chromium and Firefox want the form sent anew, with no-cache Firefox wants it over HTTPS.
SHOWN_AGAIN = "private, max-age=0"
# No text of a visitor equals it: the templates escape "<".
FLUSH = Markup("<!--flush-->")


class Results:
    """A file on its way to the results page: `run` scores it, then everything else is whole."""

    def __init__(self, file: PenguinFile, chunks: Iterator[ScoredChunk]) -> None:
        species_column = file.header.species_column if file.species_reader else None
        self.summary = Summary(species_column, file.name_column, UNLIKE_THE_SPECIES)
        self._file = file
        self._chunks = chunks
        self._linked = [csv_header(file).encode()]
        self._size = len(self._linked[0])

    def run(self) -> Iterator[int]:
        """Scores the whole file. Yields the percentages read: at most PROGRESS_STEPS, and none for a small file."""
        step, shown = 100 // PROGRESS_STEPS, 0
        for scored in self._chunks:
            self.summary.add(scored)
            if self._size <= MAX_LINKED:
                self._linked.append(csv_rows(self._file, scored).encode())
                self._size += len(self._linked[-1])
            else:
                self._linked.clear()
            done = int(100 * self._file.share_read)
            is_long = self._file.raw.size >= SHOWS_PROGRESS or self.summary.rows >= ROWS_OF_PROGRESS
            if is_long and done >= shown + step:
                shown = done
                yield done

    def data_link(self) -> str | None:
        """The results as an address of their own, where they are small enough: no second upload, nothing kept."""
        if self._size > MAX_LINKED:
            return None
        return "data:text/csv;charset=utf-8;base64," + base64.b64encode(b"".join(self._linked)).decode()

    def learned(self) -> str:
        """What rows with measurements that the model learned from say of it; empty where there are none."""
        remark = self.summary.remarks.get(LEARNED)
        if remark is None:
            return ""
        report: Report = current_app.extensions["predictor"].report
        accuracies = report["cross_validation"]["accuracy_of_sets"]
        right = sum(rows * accuracies[coalition_key(COALITIONS[index])] for index, rows in remark.coalitions.items())
        return results_words.learned(self.summary, remark.count, right / remark.count)

    def remarks(self) -> list[Problem]:
        """What is to be said of rows that were scored, by its kind, but for what stands out."""
        return [remark for kind, remark in self.summary.remarks.items() if kind not in (LEARNED, OTHER_SPECIES)]

    def why_not_surer(self, row: ResultRow) -> str:
        """What else a scored row may be."""
        return picture_words.why_not_surer(row, scatters(current_app.extensions["dataset"], row.answers))

    def picture(self) -> FileScatter | None:
        sample = self.summary.sample
        return file_scatter(current_app.extensions["dataset"], sample.measured, sample.species, sample.differs)


def results_page(file: PenguinFile, chunks: Iterator[ScoredChunk], filename: str, results_name: str) -> Response:
    """The page for a file; `filename` is empty for pasted rows, `results_name` is what a download is called."""
    page = stream_template(
        "results.html",
        results=Results(file, chunks),
        file=file,
        filename=filename,
        results_name=results_name,
        words=results_words,
        picture_words=picture_words,
        meanings=MEANINGS,
        displayed_rows=DISPLAYED_ROWS,
        rows_without_each=ROWS_WITHOUT_EACH,
        least_sure=LEAST_SURE,
        flush=FLUSH,
    )
    return Response(in_pieces(page), mimetype="text/html", headers={"Cache-Control": SHOWN_AGAIN})


def in_pieces(parts: Iterator[str]) -> Iterator[str]:
    """A template's many small parts joined into pieces worth sending; FLUSH sends what waits, and is left out."""
    waiting: list[str] = []
    size = 0
    for part in parts:
        is_flush = part == FLUSH
        if not is_flush:
            waiting.append(part)
            size += len(part)
        if is_flush or size >= PIECE:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)
