"""A headless Chromium, driven through chromedriver's own protocol: JSON over a local port."""

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

__all__ = ["Browser", "available", "opened"]

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of an element in the WebDriver protocol


def available() -> str | None:
    """Why no browser can be driven here; None where one can."""
    missing = [name for name in ("chromium", "chromedriver") if not shutil.which(name)]
    return f"not installed: {', '.join(missing)}" if missing else None


class Browser:
    """One window."""

    def __init__(self, address: str) -> None:
        self.address = address
        arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--window-size=1100,1000",
        ]
        options = {"binary": shutil.which("chromium"), "args": arguments}
        wanted = {"alwaysMatch": {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}
        self.session = self.call("POST", "/session", {"capabilities": wanted})["sessionId"]

    def call(self, method: str, path: str, body: object = None) -> Any:
        data = json.dumps(body or {}).encode() if method == "POST" else None
        request = Request(self.address + path, data=data, method=method, headers={"Content-Type": "application/json"})
        with urlopen(request, timeout=60) as answer:
            return json.loads(answer.read())["value"]

    def do(self, what: str, **body: object) -> Any:
        return self.call("POST", f"/session/{self.session}/{what}", body)

    def open(self, path: Path) -> None:
        self.do("url", url=path.as_uri())

    def ask(self, script: str, *arguments: object) -> Any:
        """What a piece of JavaScript returns."""
        return self.do("execute/sync", script=script, args=list(arguments))

    def element(self, selector: str) -> str:
        found: str = self.do("element", using="css selector", value=selector)[ELEMENT]
        return found

    def click(self, selector: str) -> None:
        self.do(f"element/{self.element(selector)}/click")

    def type(self, selector: str, text: str) -> None:
        self.do(f"element/{self.element(selector)}/value", text=text)

    def devtools(self, command: str, **parameters: object) -> Any:
        return self.do("goog/cdp/execute", cmd=command, params=parameters)

    def complaints(self) -> list[str]:
        """What stands on the console: errors, and violations of the policy."""
        return [entry["message"] for entry in self.do("se/log", type="browser")]

    def picture(self, path: Path) -> None:
        """A screenshot of the window."""
        path.write_bytes(base64.b64decode(self.call("GET", f"/session/{self.session}/screenshot")))

    def close(self) -> None:
        self.call("DELETE", f"/session/{self.session}")


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser that is closed in the end."""
    driver = subprocess.Popen(
        ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert driver.stdout
        line = next(line for line in driver.stdout if "started successfully on port" in line)
        port = line.rsplit("port", 1)[1].strip(" .\n")
        browser = Browser(f"http://127.0.0.1:{port}")
        try:
            yield browser
        finally:
            browser.close()
    finally:
        driver.terminate()
        driver.wait()
