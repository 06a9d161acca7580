"""Every kind of page that the browser tests look at, by its address, and how it is opened.

"results" is what an upload is answered with.
"""

from pathlib import Path

from playwright.sync_api import Page

ANSWERED = "/?island=Biscoe&sex=male&bill_length_mm=43.9&bill_depth_mm=17.2&flipper_length_mm=201&body_mass_g=4207"
OUTSIDE = "/?island=Torgersen&sex=female&bill_length_mm=65&bill_depth_mm=17.2&body_mass_g=6500"
WRONG = "/?island=Biscoe&bill_length_mm=439&body_mass_g=4.2"
PAGES = ["/", ANSWERED, OUTSIDE, "/?bill_length_mm=46.1", WRONG, "/upload", "/model", "/no-such-page", "results"]


def upload(page: Page, file: Path) -> None:
    page.goto("/upload")
    page.get_by_label("Your file").set_input_files(file)
    # A click returns before the answer is there: the page that is left has been loaded, too.
    with page.expect_navigation():
        page.get_by_role("button", name="Show the results").click()


def open_page(page: Page, address: str, file: Path) -> None:
    """Opens an address, or with "results" the results of the file."""
    if address == "results":
        upload(page, file)
    else:
        page.goto(address)


def show_on_a_phone(page: Page, width: int, text_size: int) -> None:
    """On a screen of such a width, of a reader who chose text of such a size."""
    page.set_viewport_size({"width": width, "height": 640})
    sizes = {"standard": text_size, "fixed": text_size}
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
