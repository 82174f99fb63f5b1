"""The page as a person meets it: what it shows, and how it is clicked and typed in."""

import json
import time

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

DESKTOP = (1280, 800)
PHONE = (320, 640)

# Notes what the content policy refuses, from before the page's own script runs.
WATCH = """
window.refusals = [];
document.addEventListener("securitypolicyviolation",
  (event) => refusals.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


def open_browser():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=fr-CA"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService("/usr/bin/chromedriver")
    driver = webdriver.Chrome(options=options, service=service)
    driver.command_executor.client_config.timeout = 90
    driver.set_page_load_timeout(30)
    driver.set_script_timeout(60)
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    return driver


class Page:
    # Where the chat's elements are.
    ROOT = "document"

    def __init__(self, driver, address):
        self.driver = driver
        self.address = address
        self.console = []
        self.requests = []

    # ---- Where and how it is shown ------------------------------------------------------------

    def look(self, size=DESKTOP, scheme="light"):
        """Sets the window's size, the scheme, and on a phone's width a finger for a pointer."""
        width, height = size
        is_phone = size == PHONE
        self._command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height,
            deviceScaleFactor=2 if is_phone else 1, mobile=is_phone)
        self._command("Emulation.setTouchEmulationEnabled", enabled=is_phone)
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self._command("Emulation.setEmulatedMedia", features=[feature])

    def connect(self, is_connected):
        self._command(
            "Network.emulateNetworkConditions", offline=not is_connected, latency=0,
            downloadThroughput=-1, uploadThroughput=-1)

    def _command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    # ---- Opening ------------------------------------------------------------------------------

    def open(self):
        """A new conversation, its greeting shown."""
        self.driver.get(self.address + "/healthz")
        self.driver.execute_script("sessionStorage.clear()")
        self.driver.get(self.address + "/")
        self.wait_for(lambda: self.replies() and self.is_quiet(), "the greeting")

    def reload(self):
        self.driver.refresh()
        self.wait_for(lambda: self.replies() and self.is_quiet(), "the conversation, reloaded")

    # ---- What it shows ------------------------------------------------------------------------

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def _said(self, selector):
        """The texts of messages, without the words meant for the ear only."""
        return self.run(
            f"""return [...{self.ROOT}.querySelectorAll(arguments[0])].map((said) => {{
              const copy = said.cloneNode(true);
              for (const node of copy.querySelectorAll(".spoken")) node.remove();
              return copy.textContent;
            }});""", selector)

    def replies(self):
        return self._said("#conversation .said:not(.own)")

    def own(self):
        return self._said("#conversation .said.own")

    def everything(self):
        return self._said("#conversation .said, #conversation .choices button")

    def choices(self):
        return [button.text for button in self.all("#conversation .choices button")]

    def status(self):
        return self.run(f"return {self.ROOT}.getElementById('status').textContent")

    def focused(self):
        """The id of the element that has the focus, else its text."""
        return self.run(
            f"const it = {self.ROOT}.activeElement; return it?.id || it?.textContent.trim();")

    def session(self):
        return json.loads(self.run("return sessionStorage.getItem('guichet.conversation')"))

    def is_quiet(self):
        """Whether the page awaits the person: nothing under way, nothing pending."""
        return self.run(
            f"""return {self.ROOT}.querySelector("#composer button")
                 .getAttribute("aria-disabled") === "false"
               && !JSON.parse(sessionStorage.getItem("guichet.conversation"))?.pending;""")

    # ---- Using it -----------------------------------------------------------------------------

    def choose(self, label):
        button = next((b for b in self.all(".choices button") if b.text == label), None)
        assert button, f"no choice « {label} » among {self.choices()}"
        before = len(self.replies())
        button.click()
        self.answered(before)

    def type(self, text):
        before = len(self.replies())
        self.one("#message").send_keys(text, Keys.ENTER)
        self.answered(before)

    def menu(self, identifier):
        """Opens the menu and presses one of its buttons."""
        self.one("#menu summary").click()
        self.one("#" + identifier).click()

    def press(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def tab_to(self, wanted, most=30, backwards=False):
        """Presses Tab until the element of that id or text has the focus."""
        for _ in range(most):
            if self.focused() == wanted:
                return
            keys = ActionChains(self.driver)
            if backwards:
                keys.key_down(Keys.SHIFT).send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()
            else:
                keys.send_keys(Keys.TAB).perform()
        raise AssertionError(f"Tab does not reach « {wanted} »")

    def answered(self, before):
        self.wait_for(lambda: len(self.replies()) > before and self.is_quiet(), "a reply")

    def wait_for(self, condition, what, seconds=30):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if condition():
                return
            time.sleep(0.05)
        raise AssertionError(f"waited {seconds} s for {what}; status « {self.status()} »")

    # ---- What the browser noted ---------------------------------------------------------------

    def collect(self):
        """Takes what the console and the network noted since the last call."""
        self.console += [
            entry["message"] for entry in self.driver.get_log("browser")
            if entry["level"] in ("SEVERE", "WARNING")]
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                self.requests.append(message["params"]["request"])

    def sent(self):
        """The bodies of the messages sent since the last call, in order."""
        self.collect()
        bodies = [
            json.loads(request["postData"]) for request in self.requests
            if request["method"] == "POST" and request["url"].endswith("/messages")]
        self.requests.clear()
        return bodies


class Widget(Page):
    """The chat in the shadow root of a page on another origin."""

    ROOT = "document.querySelector('guichet-widget').shadowRoot"

    def __init__(self, driver, address, server):
        super().__init__(driver, address)
        self.server = server

    def all(self, selector):
        return self._shadow().find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self._shadow().find_element(By.CSS_SELECTOR, selector)

    def _shadow(self):
        return self.driver.find_element(By.CSS_SELECTOR, "guichet-widget").shadow_root

    def visit(self):
        """The page around the widget, which is closed, and nothing kept of an earlier visit."""
        self.driver.get(self.address + "/empty")
        self.driver.execute_script("sessionStorage.clear()")
        self.driver.get(self.address + "/")

    def open(self):
        self.visit()
        self.one("#launcher").click()
        self.wait_for(lambda: self.replies() and self.is_quiet(), "the greeting")
