"""The form of many penguins: a file or pasted rows, and two buttons."""

import io
from dataclasses import replace
from typing import IO, Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired, FileSize
from wtforms import Field, StringField, TextAreaField
from wtforms.validators import AnyOf, StopValidation, ValidationError

from penguins.config import MAX_PASTED, MAX_UPLOAD, MEGABYTE
from penguins.files.opening import open_file
from penguins.files.penguin_file import PenguinFile
from penguins.files.refused import FileRefused
from penguins.files.table.dialect import OF_CELLS
from penguins.questions.text import visible

TOO_LARGE = (
    f"The file is larger than {MAX_UPLOAD // MEGABYTE} MB, the most that can be uploaded. "
    "Split it into several files, or leave out the columns that are not needed, and upload it again."
)
TOO_LONG = (
    f"What you pasted is larger than {MAX_PASTED // MEGABYTE} MB, the most that can be pasted. "
    "Save the rows as a file, and upload that."
)
NO_ROOM_LEFT = (
    "There is no room for a file on our side just now, and nothing was read. Your file is not at fault: send it again "
    "in a few minutes."
)
NOTHING_SENT = "No file was chosen. Choose a file of penguins, or paste their rows, and press one of the two buttons."
BOTH_SENT = (
    "A file was chosen and rows were pasted: one of the two can be answered at a time. The pasted rows are still "
    "there. Press the button again to have them answered, or take them out and choose the file again."
)
NO_SUCH_BUTTON = "Press one of the two buttons: Show the results, or Download the results."
STALE_FORM = (
    "Nothing was read: this page was opened too long ago, or before the site was restarted, or your browser keeps no "
    "cookies for this site. Choose the file again (pasted rows are still there) and press the button once more. If you "
    "read this a second time, allow cookies for this site first."
)
UNREADABLE = (
    "Nothing was read: what was sent could not be understood as a form. If the name of the file has unusual letters, "
    "rename the file. Then choose it again, and press the button once more."
)


class _FileUnlessPasted(FileRequired):  # type: ignore[misc]  # no types come with Flask-WTF
    """Requires a file or pasted rows, and not both."""

    def __call__(self, form: "UploadForm", field: FileField) -> None:
        if not form.pasted:
            super().__call__(form, field)
        elif form.has_both:
            raise StopValidation(BOTH_SENT)
        else:
            raise StopValidation


class UploadForm(FlaskForm):  # type: ignore[misc]
    """After `validate` the table of penguins is open, as `penguin_file`."""

    file = FileField("Your file", validators=[_FileUnlessPasted(NOTHING_SENT), FileSize(MAX_UPLOAD, message=TOO_LARGE)])
    table = TextAreaField("Or rows copied from a spreadsheet")
    # Enter in a text browser's file field sends the form without any button: then the results are shown.
    action = StringField(
        validators=[AnyOf(("show", "download"), NO_SUCH_BUTTON)], filters=[lambda action: action or "show"]
    )
    penguin_file: PenguinFile

    @property
    def pasted(self) -> str:
        """The pasted rows, or "" where there is nothing but spaces."""
        text = self.table.data
        return text if isinstance(text, str) and text.strip() else ""

    @property
    def has_both(self) -> bool:
        return bool(self.pasted and self.file.data)

    @property
    def typed_table(self) -> str:
        """The pasted rows, to be shown again."""
        return visible(self.pasted, but="\t\r\n")

    def validate(self, extra_validators: Any = None) -> bool:
        """The token comes first: without a good one nothing is read."""
        if "csrf_token" in self and not self.csrf_token.validate(self):
            return self.refuse(STALE_FORM)
        valid = bool(super().validate(extra_validators))
        # The buttons have no place for a message of their own.
        self.file.errors = [*self.file.errors, *self.action.errors]
        return valid

    def refuse(self, reason: str) -> bool:
        """Not valid, for a reason that is no field's own."""
        self.file.errors = [reason]
        return False

    def validate_file(self, field: FileField) -> None:
        """The last of the file's validators; one that is too large is not opened."""
        if not field.errors:
            self.penguin_file = _opened(field.data.stream)

    def validate_table(self, field: TextAreaField) -> None:
        if self.pasted and not self.file.errors:
            # Copied cells have tabs between them, printed ones spaces: their results are a CSV file's all the same.
            pasted = _opened(io.BytesIO(self.pasted.encode()), " What you pasted was read like a file.")
            self.penguin_file = replace(pasted, raw=replace(pasted.raw, dialect=OF_CELLS))

    @property
    def wrong(self) -> list[Field]:
        """The fields with something wrong."""
        return [field for field in (self.file, self.table) if field.errors]


def _opened(stream: IO[bytes], what: str = "") -> PenguinFile:
    """`what` stands behind the reason of a refusal."""
    try:
        return open_file(stream)
    except FileRefused as refusal:
        raise ValidationError(f"{refusal}{what}") from None
