"""The Procfile's command as a platform runs it: nearly no environment, newly installed packages, no right to write."""

import re

from tests.operations.conftest import Deployment

PENGUIN = "/?island=Biscoe&sex=male&bill_length_mm=43.9&bill_depth_mm=17.2&flipper_length_mm=201&body_mass_g=4207"
FILE = b"bill_length_mm,bill_depth_mm,colour\n39.1,18.7,Xanthippe\n50.0,15.2,green\n"


def test_it_answers_and_writes_nothing(deployment: Deployment) -> None:
    before = deployment.files

    with deployment.server() as server:
        assert server.get("/health").text == "The forest answers.\n"
        assert "Most likely an Adelie" in server.get(PENGUIN).text
        answer = server.upload(FILE)

    assert answer.status == 200
    assert answer.text.splitlines()[1].startswith("39.1,18.7,Xanthippe,Adelie,")
    assert deployment.files == before


def test_it_logs_one_line_a_request_nothing_of_a_file_and_once_that_it_has_no_key(deployment: Deployment) -> None:
    with deployment.server() as server:
        server.get(PENGUIN)
        server.get("/no-such-page")
        server.upload(FILE, "show", "Xanthippe.csv")
        server.stop()
        lines = [line for line in server.stdout.splitlines() if "/health" not in line]
        errors = server.stderr

    requests = [re.sub(r" \d+ \d+ms$", "", line) for line in lines]
    # A line is written after its answer is sent, by then in another thread than the next request's.
    assert sorted(requests) == sorted(
        [
            f'127.0.0.1 "GET {PENGUIN} HTTP/1.1" 200',
            '127.0.0.1 "GET /no-such-page HTTP/1.1" 404',
            '127.0.0.1 "GET /upload HTTP/1.1" 200',
            '127.0.0.1 "POST /upload HTTP/1.1" 200',
        ]
    )
    assert "Xanthippe" not in errors
    assert "Traceback" not in errors
    assert errors.count("No SECRET_KEY is set") == 1


def test_two_dynos_with_the_same_key_take_each_others_tokens(deployment: Deployment) -> None:
    with deployment.server(SECRET_KEY="shared") as one, deployment.server(SECRET_KEY="shared") as other:
        headers, body = one.upload_request(FILE)
        assert other.ask("POST", "/upload", body, headers).status == 200
        assert "SECRET_KEY" not in one.stderr


def test_behind_the_router_plain_http_goes_to_https(deployment: Deployment) -> None:
    with deployment.server() as server:
        plain = server.get("/model?x=1", {"X-Forwarded-Proto": "http", "Host": "penguins.example"})
        secure = server.get("/upload", {"X-Forwarded-Proto": "https", "Host": "penguins.example"})

    assert (plain.status, plain.headers["Location"]) == (301, "https://penguins.example/model?x=1")
    assert "max-age=" in secure.headers["Strict-Transport-Security"]
    assert "Secure;" in secure.headers["Set-Cookie"]
