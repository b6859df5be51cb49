"""Pages over HTTP, only where the user names an address: polite, bounded in time and size, and kept with their evidence
on request."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import cast
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from quotetrace.errors import InputError
from quotetrace.reading.deadline import Deadline, TimedHTTP, TimedHTTPS, TooLateError

__all__ = ["Fetched", "Limits", "fetch", "is_address", "save"]

AGENT = "quotetrace/0.1 (reads news articles on a person's request; one page at a time)"
ACCEPTED = "text/html, application/xhtml+xml, application/xml;q=0.9, application/json;q=0.9, text/*;q=0.8, */*;q=0.5"
PICTURES = ("image/", "video/", "audio/", "font/")
CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a fetch may go: bytes of the page as sent, redirects, seconds of silence, seconds in all."""

    size: int = 32 * 2**20
    redirects: int = 10
    silence: float = 20.0
    total: float = 60.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent: `url` is the address asked for, `final` where it was found, `at` when, in UTC."""

    url: str
    final: str
    status: int
    headers: Mapping[str, str]
    data: bytes = field(repr=False)
    at: str

    @property
    def charset(self) -> str | None:
        """The encoding that the server declares."""
        return (
            self.headers.get("content-type", "").lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
            or None
        )


def is_address(source: str) -> bool:
    """Whether a source is a web address."""
    return source.startswith(("https://", "http://"))


def now() -> str:
    """The time of a capture."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def fetch(
    url: str,
    limits: Limits | None = None,
    clock: Callable[[], str] = now,
    stopwatch: Callable[[], float] = time.monotonic,
) -> Fetched:
    """The page at an address. InputError where robots.txt asks not to, or it can not be had within the limits.

    `clock` gives the time of capture, `stopwatch` the seconds that count for the limits.
    """
    limits = limits or Limits()
    deadline = Deadline(limits.total, limits.silence, stopwatch)
    opener = build_opener(CountedRedirects(limits.redirects), TimedHTTP(deadline), TimedHTTPS(deadline))
    if not allowed(url, opener, limits):
        raise InputError(url, "its robots.txt asks programs not to read it", "open it in a browser and save the page")
    response = opened(url, opener, limits)
    with response:
        headers = {name.lower(): value for name, value in response.headers.items()}
        kind = headers.get("content-type", "")
        if kind.lower().startswith(PICTURES):
            raise InputError(url, f"not a page but {kind.partition(';')[0]}", "give the address of an article")
        data = b"".join(received(response, url, limits))
        return Fetched(url, response.geturl(), response.status, headers, inflated(data, headers, url, limits), clock())


def opened(url: str, opener: OpenerDirector, limits: Limits) -> HTTPResponse:
    """The answer of the server, its body not yet read."""
    try:
        request = Request(
            plain_address(url), headers={"User-Agent": AGENT, "Accept": ACCEPTED, "Accept-Encoding": "gzip"}
        )
        return cast(HTTPResponse, opener.open(request))
    except HTTPError as error:
        error.close()
        raise InputError(
            url, " ".join(f"the server answers {error.code} {error.reason}".split()), remedy_for(error.code)
        ) from None
    except TooLateError:
        raise too_late(url, limits) from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise InputError(
            url, f"can not be fetched: {reason_of(error)}", "check the address and the connection"
        ) from None


def plain_address(url: str) -> str:
    """An address as a request may hold it: other letters than English ones encoded."""
    from urllib.parse import quote

    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    path, query = quote(parts.path, safe="/%:@!$&'()*+,;=~-._"), quote(parts.query, safe="/?%:@!$&'()*+,;=~-._[]")
    return urlunsplit((parts.scheme, host, path, query, ""))


def remedy_for(code: int) -> str:
    """What to try after an answer that is no page."""
    if code in (401, 402, 403, 451):
        return "open it in a browser and save the page"
    return "try again later" if code in (429, 500, 502, 503, 504) else "check the address"


def reason_of(error: BaseException) -> str:
    """An error of the network in a few words."""
    inner = error.reason if isinstance(error, URLError) else error
    if isinstance(inner, TimeoutError):
        return "the server does not answer"
    if isinstance(inner, OSError) and inner.strerror:
        return inner.strerror[0].lower() + inner.strerror[1:]
    return " ".join(str(inner).split())[:120] or type(inner).__name__


def too_late(url: str, limits: Limits) -> InputError:
    """The error for a server that takes too long in all."""
    return InputError(url, f"not done after {limits.total:g} seconds", "save the page and give the file")


def received(response: HTTPResponse, url: str, limits: Limits) -> Iterator[bytes]:
    """The body piece by piece, as long as it stays within the limits."""
    size = 0
    while True:
        try:
            piece = response.read1(CHUNK)
        except TooLateError:
            raise too_late(url, limits) from None
        except (HTTPException, OSError) as error:
            raise InputError(url, f"broke off: {reason_of(error)}", "try again later") from None
        if not piece:
            return
        size += len(piece)
        if size > limits.size:
            raise InputError(url, f"larger than {limits.size // 2**20} MB", "save the page and give the file")
        yield piece


def inflated(data: bytes, headers: Mapping[str, str], url: str, limits: Limits) -> bytes:
    """The body without the compression of its transport, bounded like the body itself."""
    if headers.get("content-encoding", "").lower() not in ("gzip", "x-gzip"):
        return data
    import zlib

    try:
        unzip = zlib.decompressobj(wbits=31)
        data = unzip.decompress(data, 8 * limits.size)
    except zlib.error:
        raise InputError(url, "gzip data that is cut or damaged", "try again later") from None
    if unzip.unconsumed_tail:
        raise InputError(url, f"unpacks to more than {8 * limits.size // 2**20} MB", "save the page and give the file")
    return data


def allowed(url: str, opener: OpenerDirector, limits: Limits) -> bool:
    """Whether the site's robots.txt lets programs read this page; a site without one lets everybody."""
    from urllib.robotparser import RobotFileParser

    try:
        parts = urlsplit(url)
    except ValueError:
        raise InputError(url, "no web address", "give https://host/page") from None
    if not parts.hostname:
        raise InputError(url, "no web address", "give https://host/page")
    try:
        with opened(urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")), opener, limits) as response:
            rules = b"".join(received(response, url, Limits(size=2**19))).decode("utf-8", "replace")
    except InputError:
        return True
    robots = RobotFileParser()
    robots.parse(rules.splitlines())
    return robots.can_fetch("quotetrace", url)


class CountedRedirects(HTTPRedirectHandler):
    """Follows redirects to web addresses only, and only so many."""

    def __init__(self, most: int) -> None:
        self.most = most

    def redirect_request(
        self, req: Request, fp: object, code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The request for the next address. An address that is not on the web ends the chain."""
        if not is_address(newurl):
            raise URLError(f"redirected to {newurl.partition(':')[0]}: which is no web address")
        if self.most == 0:
            raise URLError("redirected too often")
        self.most -= 1
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def save(fetched: Fetched, folder: Path) -> Path:
    """Keep the bytes that were fetched in `folder`, and beside them, as JSON, their address, headers, digest and time.

    The name is made of host and digest, so that the same page is kept once. Returns the path of the bytes.
    """
    digest = hashlib.sha256(fetched.data).hexdigest()
    host = "".join(c if c.isalnum() or c in ".-" else "_" for c in urlsplit(fetched.final).hostname or "page")
    path = folder / f"{host}-{digest[:12]}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(fetched.data)
        stated = {
            "url": fetched.url,
            "final": fetched.final,
            "status": fetched.status,
            "captured": fetched.at,
            "sha256": digest,
        }
        record = json.dumps({**stated, "headers": dict(fetched.headers)}, ensure_ascii=False, indent=2)
        folder.joinpath(f".{path.name}.json").write_text(record + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(
            str(folder), f"nothing can be kept in it: {error.strerror}", "give another folder to --save-to"
        ) from None
    return path
