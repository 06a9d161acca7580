"""An uploaded file's answer: the refusal, the results page as it grows, or the download."""

import base64
import io
import os
import unicodedata
from collections.abc import Iterator
from pathlib import PurePath
from typing import IO
from urllib.parse import quote

from flask import Response, current_app, render_template, request, stream_with_context
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage, Headers
from werkzeug.exceptions import RequestEntityTooLarge

from penguins.config import DISPLAYED_ROWS, MAX_UPLOAD, MEGABYTE
from penguins.files.decoding import FileRefused
from penguins.files.opening import open_file
from penguins.files.reader import PenguinFile
from penguins.files.results_csv import csv_header, csv_rows
from penguins.files.scoring import score
from penguins.files.summary import Summary
from penguins.model.predictor import Predictor
from penguins.web.forms import UploadForm

# Results up to this size are on the page itself, as a link that downloads them.
MAX_LINKED = 2 * MEGABYTE
# From this size on a file takes long enough to show how far it is.
SHOWS_PROGRESS = 2 * MEGABYTE
PROGRESS_STEPS = 10
# A page is sent in pieces of about this many characters, and whenever there is progress to show.
PIECE = 16_384
_PROGRESS = "</progress>"

TOO_LARGE = (
    f"The file is larger than {MAX_UPLOAD // MEGABYTE} MB, the most that can be uploaded. "
    "Split it into several files, or leave out the columns that are not needed, and upload it again."
)
NOT_CHOSEN = "No file was chosen. Choose a CSV file of penguins, and press one of the two buttons."
STALE_FORM = (
    "Nothing was read: this page was opened too long ago, or your browser keeps no cookies for this site. Choose the "
    "file again and press the button once more. If you read this a second time, allow cookies for this site first."
)


def answer(predictor: Predictor) -> ResponseReturnValue:
    """What is sent back for the upload form as the visitor filled it in."""
    try:
        form = UploadForm()
        upload = form.file.data
    except RequestEntityTooLarge:
        _read_to_the_end(request.environ["wsgi.input"])
        # Also raised for a form with absurdly many or large other fields, which no page of ours sends.
        most = current_app.config["MAX_CONTENT_LENGTH"]
        too_large = request.content_length is None or request.content_length > most
        return _refused(UploadForm(formdata=None), TOO_LARGE if too_large else NOT_CHOSEN, 413)
    if "csrf_token" in form and not form.csrf_token.validate(form):
        return _refused(form, STALE_FORM, 400)
    if not isinstance(upload, FileStorage) or not upload.filename:
        return _refused(form, NOT_CHOSEN, 400)
    # Enter in a text browser's file field sends the form without any button: then the results are shown.
    if form.action.data and not form.action.validate(form):
        return _refused(form, "Press one of the two buttons: Show the results, or Download the results.", 400)
    stream = _take(upload)
    try:
        if stream.seek(0, os.SEEK_END) > MAX_UPLOAD:
            stream.close()
            return _refused(form, TOO_LARGE, 413)
        file = open_file(stream)
    except FileRefused as refusal:
        stream.close()
        return _refused(form, str(refusal), 400)
    name = _results_name(upload.filename)
    if form.action.data == "download":
        response = _download(file, predictor, name)
    else:
        response = _show(file, predictor, _file_name(upload.filename), name)
    response.call_on_close(stream.close)
    return response


def _take(upload: FileStorage) -> IO[bytes]:
    """The upload's stream, kept open while the answer is streamed: Flask closes what still belongs to the request."""
    stream = upload.stream
    upload.stream = io.BytesIO()
    return stream


def _refused(form: UploadForm, message: str, status: int) -> ResponseReturnValue:
    form.file.errors = [message]
    page = render_template("upload.html", form=form, problems=[(form.file.id, message)], **upload_page())
    return page, status, {"Cache-Control": "no-store"}


def upload_page() -> dict[str, object]:
    """What the upload form's template needs besides the form."""
    return {"max_megabytes": MAX_UPLOAD // MEGABYTE}


def _read_to_the_end(stream: IO[bytes]) -> None:
    """Takes in a bounded part of what is too large: a browser shows the answer only once it has sent its request."""
    for _ in range(2 * MAX_UPLOAD // MEGABYTE):
        if not stream.read(MEGABYTE):
            return


def _file_name(filename: str) -> str:
    """The last part of what a browser sends, which may be a whole path: "penguins.csv"."""
    return PurePath(filename.replace("\\", "/")).name or filename


def _results_name(filename: str) -> str:
    """The download's name: "penguins-results.csv" for "data/penguins.csv"."""
    stem = PurePath(_file_name(filename)).stem
    printable = "".join(character for character in stem if character.isprintable())
    return f"{printable[:100] or 'penguins'}-results.csv"


def _header_names(name: str) -> dict[str, str]:
    """The download's name as a header gives it: in ASCII, and in full beside it where it is not ASCII (RFC 6266)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    if plain == name:
        return {"filename": name}
    return {"filename": plain if plain[0].isalnum() else f"penguins{plain}", "filename*": f"UTF-8''{quote(name)}"}


def _download(file: PenguinFile, predictor: Predictor, name: str) -> Response:
    def rows() -> Iterator[str]:
        yield csv_header(file)
        for scored in score(file, predictor):
            yield csv_rows(scored)

    headers = Headers({"Cache-Control": "no-store"})
    headers.set("Content-Disposition", "attachment", **_header_names(name))
    return Response(rows(), content_type="text/csv; charset=utf-8", headers=headers)


class Scoring:
    """The results page's view of a file being scored: going through `progress` does the work."""

    def __init__(self, file: PenguinFile, predictor: Predictor) -> None:
        self.file = file
        self.summary = Summary()
        self._predictor = predictor
        self._linked: list[bytes] | None = [csv_header(file).encode()]
        self._size = len(self._linked[0])

    @property
    def progress(self) -> Iterator[int]:
        """Percentages done, at most PROGRESS_STEPS of them, and none for a small file."""
        step, shown = 100 // PROGRESS_STEPS, 0
        for scored in score(self.file, self._predictor):
            self.summary.add(scored)
            if self._linked is not None:
                self._keep(csv_rows(scored).encode())
            done = int(100 * self.file.share_read)
            if self.file.size >= SHOWS_PROGRESS and done >= shown + step:
                shown = done
                yield done

    def _keep(self, rows: bytes) -> None:
        assert self._linked is not None
        self._linked.append(rows)
        self._size += len(rows)
        if self._size > MAX_LINKED:
            self._linked = None

    @property
    def data_link(self) -> str | None:
        """The results as an address of their own, where they are small enough: no second upload, nothing kept."""
        if self._linked is None:
            return None
        return "data:text/csv;charset=utf-8;base64," + base64.b64encode(b"".join(self._linked)).decode()


def _show(file: PenguinFile, predictor: Predictor, filename: str, name: str) -> Response:
    template = current_app.jinja_env.get_template("results.html")
    context = {"scoring": Scoring(file, predictor), "file": file, "filename": filename, "results_name": name}
    current_app.update_template_context(context)
    context["displayed_rows"] = DISPLAYED_ROWS
    return Response(
        stream_with_context(_in_pieces(template.generate(context))),
        content_type="text/html; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )


def _in_pieces(parts: Iterator[str]) -> Iterator[str]:
    """A template's many small parts, joined into few larger pieces."""
    waiting: list[str] = []
    size = 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        if size >= PIECE or _PROGRESS in part:
            yield "".join(waiting)
            waiting, size = [], 0
    yield "".join(waiting)
