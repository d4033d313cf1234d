"""Chromium without a window, driven over a pipe by its DevTools protocol; Debian's package and Python's library are all it takes."""

import json
import os
import shutil
import subprocess
import tempfile
import time


class Chromium:
    """One browser process. `with Chromium() as browser: page = browser.page()`."""

    def __init__(self, switches=()):
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if program is None:
            raise SystemExit("there is no Chromium on the PATH; install Debian's package chromium (scripts/browser/setup does)")
        self.profile = tempfile.mkdtemp(prefix="bnbook-chromium-")
        to_browser, self.output = os.pipe()
        self.input, from_browser = os.pipe()

        def place():
            # The browser reads commands from descriptor 3 and writes answers to 4.
            os.dup2(to_browser, 10)
            os.dup2(from_browser, 11)
            os.dup2(10, 3)
            os.dup2(11, 4)

        # No network: a proxy that is not there answers every request that should not have been made.
        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync", "--disable-dev-shm-usage",
             "--proxy-server=127.0.0.1:9", "--force-color-profile=srgb", f"--user-data-dir={self.profile}", *switches, "about:blank"],
            preexec_fn=place, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.number = 0
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def message(self):
        """The next message from the browser."""
        while b"\0" not in self.buffer:
            data = os.read(self.input, 1 << 20)
            if not data:
                raise SystemExit("Chromium ended unexpectedly")
            self.buffer += data
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, session=None, **parameters):
        """The result of a command; events that arrive before it are kept in `events`."""
        self.number += 1
        command = {"id": self.number, "method": method, "params": parameters}
        if session:
            command["sessionId"] = session
        os.write(self.output, json.dumps(command).encode() + b"\0")
        while True:
            message = self.message()
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]
            self.events.append(message)

    def page(self):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        return Page(self, session)


class Page:
    """A tab."""

    def __init__(self, browser, session):
        self.browser, self.session = browser, session
        for domain in ["Page", "Runtime", "Log", "Network", "Audits"]:
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def look(self, width, height=900, scheme="light", media=""):
        """Sets the window's width, the reader's colour scheme, and `print` or `screen`."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500)
        self.call("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])

    def open(self, url):
        """Opens `url` and waits until it is loaded; what was said and asked for meanwhile is in the browser's events."""
        self.browser.events.clear()
        self.call("Page.navigate", url=url)
        deadline = time.monotonic() + 30
        while not any(event.get("method") == "Page.loadEventFired" for event in self.browser.events):
            if time.monotonic() > deadline:
                raise SystemExit(f"{url} was not loaded within 30 seconds")
            self.browser.events.append(self.browser.message())

    def value(self, expression):
        """The value of a JavaScript expression, run beside the page, whose own policy forbids scripts."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"].get("description", "the expression failed"))
        return result["result"].get("value")

    def picture(self, whole=True):
        """The page, or what the window shows of it, as PNG in base64."""
        return self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"]

    def pdf(self):
        return self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
