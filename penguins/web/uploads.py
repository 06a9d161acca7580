"""POST /upload: the form again with what is wrong, the results page, or the results as a download."""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePath
from typing import IO
from urllib.parse import quote

from flask import Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from penguins.config import MAX_PASTED, MAX_UPLOAD, MAX_WORKBOOK, MAX_WORKBOOK_ROWS, MEGABYTE
from penguins.files.penguin_file import PenguinFile
from penguins.files.results.results_csv import csv_header, csv_rows
from penguins.files.results.scoring import ScoredChunk, score
from penguins.web.file_cautions import caution_finder
from penguins.web.results_page import results_page
from penguins.web.spools import NO_ROOM, spooling_request
from penguins.web.upload_form import NO_ROOM_LEFT, TOO_LARGE, TOO_LONG, UNREADABLE, UploadForm

# More than the form has.
MOST_FIELDS = 20
# Of a file's name, which may be as long as the visitor likes: its end, which tells files apart.
_LONGEST_NAME = 100


def answer() -> ResponseReturnValue:
    """What is sent back for the upload form as the visitor filled it in."""
    request.max_form_memory_size = MAX_PASTED
    request.max_form_parts = MOST_FIELDS
    if request.mimetype != "multipart/form-data":
        # Such a body, which no page of ours sends, would be held in memory whole.
        request.max_content_length = MAX_PASTED
    try:
        # Without this Flask-WTF would take JSON for a form as well.
        form = UploadForm(CombinedMultiDict((request.files, request.form)))
        is_valid = form.validate() if request.form or request.files else form.refuse(UNREADABLE)
    except RequestEntityTooLarge:
        return _too_large()
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        return _no_room(error)
    if not is_valid:
        return upload_page(form, 413 if TOO_LARGE in form.file.errors else 400)
    file, filename = form.penguin_file, _last_part(form.file.data.filename) if form.file.data else ""
    predictor = current_app.extensions["predictor"]
    chunks = score(file, predictor.predict_proba, caution_finder(predictor, current_app.extensions["cautions"]))
    if form.action.data == "download":
        response = _download(file, chunks, _results_name(filename))
    else:
        response = results_page(file, chunks, filename, _results_name(filename))
    response.call_on_close(file.raw.stream.close)
    return response


def upload_page(form: UploadForm, status: int = 200) -> ResponseReturnValue:
    limits = {
        "max_megabytes": MAX_UPLOAD // MEGABYTE,
        "max_workbook_megabytes": MAX_WORKBOOK // MEGABYTE,
        "max_workbook_rows": MAX_WORKBOOK_ROWS,
        "max_pasted_megabytes": MAX_PASTED // MEGABYTE,
    }
    page = render_template("upload.html", form=form, **limits)
    return page, status, {"Cache-Control": "no-store"}


def _too_large() -> ResponseReturnValue:
    """For a file or pasted rows over the limit; also for absurdly many fields, which no page of ours sends."""
    _read_to_the_end(request.environ["wsgi.input"])
    form = UploadForm(formdata=None)
    holds_file, length = request.mimetype == "multipart/form-data", request.content_length or 0
    # Werkzeug rewinds the file of a part that came whole: what is counted is one that was cut short.
    cut_short = sum(spool.tell() for spool in spooling_request().spools)
    if (holds_file and length > (request.max_content_length or 0)) or cut_short > MAX_PASTED:
        form.file.errors = [TOO_LARGE]
    else:
        form.table.errors = [TOO_LONG]
    return upload_page(form, 413)


def _no_room(error: OSError) -> ResponseReturnValue:
    current_app.logger.error("An upload was refused with 507, no room in the temporary folder: %s", error.strerror)
    # Before the rest is read: other uploads need the room.
    spooling_request().close_spools()
    _read_to_the_end(request.environ["wsgi.input"])
    form = UploadForm(formdata=None)
    form.file.errors = [NO_ROOM_LEFT]
    return upload_page(form, 507)


def _read_to_the_end(stream: IO[bytes]) -> None:
    """Takes in a bounded part of what is too large: a browser shows the answer only once it has sent its request."""
    with suppress(OSError):  # a client that hangs up, or is too slow
        for _ in range(2 * MAX_UPLOAD // MEGABYTE):
            if not stream.read(MEGABYTE):
                return


# --- The download ---------------------------------------------------------------------------------------------------


def _last_part(filename: str) -> str:
    """The last part of what a browser sends, which may be a whole path, as far as a page shows it: "penguins.csv"."""
    name = PurePath(filename.replace("\\", "/")).name or filename
    return name if len(name) <= _LONGEST_NAME else f"…{name[1 - _LONGEST_NAME :]}"


def _results_name(filename: str) -> str:
    """The download's name: "birds-results.csv" for "birds.csv" and itself, "penguins-results.csv" for pasted rows."""
    stem = PurePath(filename).stem.lstrip("….").removesuffix("-results")
    printable = "".join(character for character in stem if character.isprintable())
    return f"{printable or 'penguins'}-results.csv"


def _header_names(name: str) -> dict[str, str]:
    """The download's name as a header gives it: in ASCII, and in full beside it where it is not ASCII (RFC 6266)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    if plain == name:
        return {"filename": name}
    return {"filename": plain if plain[0].isalnum() else f"penguins{plain}", "filename*": f"UTF-8''{quote(name)}"}


def _download(file: PenguinFile, chunks: Iterator[ScoredChunk], name: str) -> Response:
    def rows() -> Iterator[str]:
        yield csv_header(file)
        for scored in chunks:
            yield csv_rows(file, scored)

    response = Response(rows(), content_type="text/csv; charset=utf-8", headers={"Cache-Control": "no-store"})
    response.headers.set("Content-Disposition", "attachment", **_header_names(name))
    return response
