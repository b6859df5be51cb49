"""Web addresses, against a server that the test itself starts on loopback."""

import gzip
import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import ClassVar

import pytest
from story import HEADLINE, PARAGRAPHS, page, written

from quotetrace.errors import InputError
from quotetrace.reading import read
from quotetrace.reading.fetch import Fetched, Limits, fetch, save
from quotetrace.reading.wayback import archived_facts

QUICK = Limits(size=50_000, redirects=3, silence=0.3, total=1.0)


class Site(BaseHTTPRequestHandler):
    """A small site: each path behaves as its name says."""

    asked: ClassVar[list[tuple[str, str]]] = []
    stopping = threading.Event()

    def do_GET(self) -> None:
        Site.asked.append((self.path, self.headers.get("User-Agent", "")))
        name = self.path.strip("/").partition("?")[0]
        getattr(self, "answer_" + name.replace(".", "_").replace("-", "_"), self.not_found)()

    def send(self, body: bytes, kind: str = "text/html; charset=utf-8", code: int = 200, **headers: str) -> None:
        self.send_response(code)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def not_found(self) -> None:
        self.send(b"gone", code=404)

    def answer_robots_txt(self) -> None:
        self.send(b"User-agent: *\nDisallow: /private\n", "text/plain")

    def answer_page(self) -> None:
        self.send(page())

    answer_private = answer_page

    def answer_latin(self) -> None:
        self.send(
            page().decode().replace('<meta charset="utf-8">', "").encode("cp1252"), "text/html; charset=windows-1252"
        )

    def answer_zipped(self) -> None:
        self.send(gzip.compress(page()), Content_Encoding="gzip")

    def answer_bomb(self) -> None:
        self.send(gzip.compress(bytes(8 * QUICK.size + 100)), Content_Encoding="gzip")

    def answer_feed(self) -> None:
        self.send(written("rss"), "application/rss+xml")

    def answer_picture(self) -> None:
        self.send(b"\x89PNG", "image/png")

    def answer_moved(self) -> None:
        self.send(b"", code=301, Location="/page")

    def answer_loop(self) -> None:
        self.send(b"", code=302, Location="/loop")

    def answer_to_file(self) -> None:
        self.send(b"", code=302, Location="file:///etc/hostname")

    def answer_paywall(self) -> None:
        self.send(b"pay", code=403)

    def answer_silent(self) -> None:
        Site.stopping.wait(5)

    def answer_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not Site.stopping.is_set():
            self.wfile.write(b"<p>and so on</p>" * 100)

    def answer_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not Site.stopping.wait(0.1):
            self.wfile.write(b".")

    def answer_dripping(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not Site.stopping.wait(0.01):
            self.wfile.write(b".")

    def answer_continuing(self) -> None:
        while not Site.stopping.is_set():
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    Site.stopping.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Site.stopping.set()
    server.shutdown()
    server.server_close()


def problem(url: str) -> str:
    with pytest.raises(InputError) as caught:
        fetch(url, QUICK)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(url)
    return str(caught.value)


@pytest.mark.parametrize("name", ["page", "latin", "zipped", "moved", "feed"])
def test_an_address_is_an_article(site: str, name: str) -> None:
    (article,) = read(f"{site}/{name}")
    assert article.text.startswith(HEADLINE)
    assert PARAGRAPHS[1] in article.text
    assert [fact.found_in for fact in article.facts if fact.field == "captured"] == ["http"]


def test_an_article_knows_the_address_that_it_was_found_at(site: str) -> None:
    (article,) = read(f"{site}/moved")
    assert (article.url, article.path) == (f"{site}/page", None)


def test_the_server_is_told_who_asks(site: str) -> None:
    Site.asked.clear()
    fetch(f"{site}/page?a=ü b", QUICK)
    assert [path for path, _ in Site.asked] == ["/robots.txt", "/page?a=%C3%BC%20b"]
    assert all(agent.startswith("quotetrace/") for _, agent in Site.asked)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("private", "robots.txt"),
        ("missing", "answers 404"),
        ("paywall", "answers 403"),
        ("picture", "image/png"),
        ("loop", "redirected too often"),
        ("to-file", "not allowed"),
        ("silent", "does not answer"),
        ("endless", "larger than"),
        ("slow", "not done after 1 seconds"),
        ("bomb", "unpacks to more than"),
    ],
)
def test_what_can_not_be_had_is_one_line(site: str, name: str, told: str) -> None:
    assert told in problem(f"{site}/{name}")


@pytest.mark.parametrize("name", ["dripping", "continuing", "endless"])
def test_all_waiting_for_a_server_ends_with_one_deadline(site: str, name: str) -> None:
    seconds = count(step=3)  # a stopwatch that shows a minute after twenty looks
    with pytest.raises(InputError, match="not done after 60 seconds") as caught:
        fetch(f"{site}/{name}", Limits(silence=0.2), stopwatch=lambda: next(seconds))
    assert str(caught.value).startswith(f"{site}/{name}: ")


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/page", "http://", "https://[broken/", "http://no host/"])
def test_an_address_without_a_server_is_one_line(url: str) -> None:
    problem(url)


def test_a_server_without_encryption_is_one_line_where_it_is_asked_for(site: str) -> None:
    problem(site.replace("http:", "https:") + "/page")


def test_what_was_fetched_is_kept_with_its_evidence(site: str, tmp_path: Path) -> None:
    (article,) = read(f"{site}/page", save_to=str(tmp_path / "kept"))
    assert article.path is not None
    kept = Path(article.path)
    stated = json.loads((kept.parent / f".{kept.name}.json").read_text(encoding="utf-8"))
    assert kept.read_bytes() == page()
    assert stated["sha256"] == hashlib.sha256(page()).hexdigest() == article.sha256
    assert stated["url"] == f"{site}/page"
    assert stated["headers"]["content-type"] == "text/html; charset=utf-8"
    (again,) = read(article.path)
    assert again.text == article.text


def test_a_folder_that_can_not_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    got = Fetched("http://a.example/", "http://a.example/", 200, {}, b"x", "2020-01-01T00:00:00+00:00")
    with pytest.raises(InputError, match="nothing can be kept"):
        save(got, tmp_path / "file")


@pytest.mark.parametrize(
    ("url", "original", "captured"),
    [
        (
            "https://web.archive.org/web/20160308101530/https://a.example/x",
            "https://a.example/x",
            "2016-03-08T10:15:30Z",
        ),
        (
            "https://web.archive.org/web/20160308101530id_/http:/a.example/x",
            "http://a.example/x",
            "2016-03-08T10:15:30Z",
        ),
        ("http://archive.org/web/20160308/https://a.example/", "https://a.example/", "2016-03-08"),
        ("https://a.example/web/20160308/https://b.example/", None, None),
    ],
)
def test_an_address_in_a_web_archive_gives_the_original_and_the_time(
    url: str, original: str | None, captured: str | None
) -> None:
    stated = {fact.field: fact.value for fact in archived_facts(url)}
    assert (stated.get("url"), stated.get("captured")) == (original, captured)
