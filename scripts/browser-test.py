#!/usr/bin/env python3
"""Tests the page at `/` in a real browser: browser-test.py PROGRAM BOT [SCREENSHOTS]

PROGRAM is the built program, BOT the directory of the bot, SCREENSHOTS the directory the pictures
are written to (.build/screenshots when not given). Ends with status 1 when a check fails.
"""

import importlib.util
import json
import os
import pathlib
import sys
import tempfile
import traceback
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.keys import Keys

from browser.host import Host
from browser.page import DESKTOP, PHONE, Page, Widget, open_browser
from live.server import Line, Server

CHECKS = []
WIDGET_CHECKS = []
SCHEMES = ("light", "dark")
SIZES = {"desktop": DESKTOP, "phone": PHONE}

# The longest way of someone whose organisation, RSE and respondent are all there.
WAY = [
    "Non, je n'en ai pas", "Oui, elle est inscrite", "Oui, je sais qui c'est",
    "J'ai reçu mon code", "Non, pas encore", "C'est fait, je suis entré", "Non, pas encore",
    "Oui, toujours", "C'est fait, j'ai mes rôles", "PERFORM est ouvert",
]
STEPS_QUESTION = "comment me connecter au PGAMR la première fois ?"


def check(function):
    """Makes a function a check, named after it; it is given the page, new and on a desktop."""
    CHECKS.append(function)
    return function


def widget_check(function):
    """Makes a function a check of the widget on another origin; it is open, its greeting shown."""
    WIDGET_CHECKS.append(function)
    return function


def same(found, wanted, what):
    assert found == wanted, f"{what}: {found!r}, not {wanted!r}"


# ---- The page and its greeting -------------------------------------------------------------------


@check
def the_page_says_its_language_and_title(page):
    same(page.run("return document.documentElement.lang"), "fr-CA", "lang")
    title = page.run("return document.title")
    assert title.strip(), "no title"
    same(page.one("h1").text, title, "h1")
    same(len(page.all("main")), 1, "main")
    same([lang for lang in page.run(
        "return [...document.querySelectorAll('.said:not(.own)')].map((said) => said.lang)")
        if lang != "fr-CA"], [], "languages of the greeting")


@check
def the_greeting_is_shown_and_announced(page):
    with urllib.request.urlopen(page.address + "/") as answer:
        source = answer.read().decode()
    # A log announces what is added to it, so it must be there, empty, before the greeting.
    assert 'role="log" aria-label="Conversation" tabindex="0"></div>' in source, "no empty log"
    assert page.replies()[0].startswith("Bonjour"), page.replies()
    assert page.choices(), "the greeting offers nothing to choose"
    page.driver.execute_cdp_cmd("Accessibility.enable", {})
    tree = page.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    log = next(node for node in tree if node.get("role", {}).get("value") == "log")
    same(log["name"]["value"], "Conversation", "the name of the log")
    live = {p["name"]: p["value"].get("value") for p in log["properties"]}.get("live")
    same(live, "polite", "live")
    nodes = {node["nodeId"]: node for node in tree}

    def texts(node):
        own = node.get("name", {}).get("value", "") if not node.get("childIds") else ""
        return own + " ".join(texts(nodes[child]) for child in node.get("childIds", []))

    heard = texts(log)
    assert "Assistant :" in heard and "Bonjour" in heard, heard


# ---- The way to the goal -------------------------------------------------------------------------


def arrived(page):
    """The server knows that PERFORM is open, and the page offers no further step."""
    situation = ask(page, "GET")["situation"]
    same(situation["performOpened"], "yes", "performOpened")
    assert "PERFORM" in page.replies()[-1], page.replies()[-1]
    same([label for label in page.choices() if label in WAY], [], "choices")


@check
def clicking_choices_leads_to_perform(page):
    for label in WAY:
        page.choose(label)
        same(page.own()[-1], label, "what was chosen")
        same(page.focused(), "message", "focus after the reply")
        assert page.run(
            "const box = document.getElementById('conversation');"
            "const own = [...box.querySelectorAll('.own')].at(-1).getBoundingClientRect();"
            "return own.top >= box.getBoundingClientRect().top - 1"
            "  && own.bottom <= box.getBoundingClientRect().bottom + 1;"
        ), f"« {label} » is out of sight after its reply"
    arrived(page)
    same(len(page.own()), len(WAY), "messages of one's own")


@check
def the_keyboard_alone_leads_to_perform(page):
    for index, label in enumerate(WAY):
        before = len(page.replies())
        if index % 3 == 0:
            # The choices come just before the field.
            page.tab_to(label, backwards=index > 0)
            page.press(Keys.ENTER if index % 2 else Keys.SPACE)
        elif index % 3 == 1:
            page.tab_to("message")
            page.press(label, Keys.ENTER)
        else:
            page.tab_to("message")
            page.press(str(page.choices().index(label) + 1), Keys.TAB)
            same(page.focused(), "Envoyer", "after the field")
            page.press(Keys.ENTER)
        page.answered(before)
        same(page.focused(), "message", f"focus after « {label} »")
    arrived(page)


@check
def every_stop_of_the_keyboard_is_seen(page):
    stops = []
    for _ in range(30):
        page.press(Keys.TAB)
        stop, outline = page.run(
            "const it = document.activeElement, style = getComputedStyle(it);"
            "const box = it.getBoundingClientRect();"
            "return [it.id || it.textContent.trim(), style.outlineStyle !== 'none'"
            "  && parseFloat(style.outlineWidth) >= 2 && box.top >= 0 && box.left >= 0"
            "  && box.bottom <= innerHeight && box.right <= innerWidth];")
        if stop in stops:
            break
        if page.run("return document.activeElement === document.body"):
            break
        assert outline, f"« {stop} » does not show its focus"
        stops.append(stop)
    same(stops[0], "Aller au champ de message", "the first stop")
    for wanted in ("Options", "conversation", *page.choices(), "message", "Envoyer"):
        assert wanted in stops, f"Tab never stops at « {wanted} »: {stops}"
    page.run("document.activeElement.blur()")
    page.tab_to("Aller au champ de message")
    page.press(Keys.ENTER)
    same(page.focused(), "message", "after the skip link")


# ---- What a message looks like -------------------------------------------------------------------


@check
def numbered_steps_are_a_list(page):
    page.type(STEPS_QUESTION)
    items = page.all("#conversation .said:not(.own) ol > li")
    same([item.get_attribute("value") for item in items], ["1", "2", "3"], "numbers")
    assert not any(item.text[:1].isdigit() for item in items), "the number is written twice"


@check
def dashes_are_a_list(page):
    for label in ("Non, je n'en ai pas", "Oui, elle est inscrite", "Il n'y en a plus chez nous",
                  "Non, ou pas le bon nom"):
        page.choose(label)
    items = page.all("#conversation .said:not(.own) ul > li")
    same(len(items), 2, "items")
    assert not any(item.text.startswith("-") for item in items), "the dash is written twice"
    assert not any("\n- " in said.text for said in page.all(".said")), "a dash outside a list"


@check
def addresses_are_links(page):
    page.type(STEPS_QUESTION)
    page.type("à qui écrire pour l'accès au portail ?")
    web = page.all("#conversation .said a[href^='https:']")
    assert web, "no web address"
    for link in web:
        same(link.get_attribute("target"), "_blank", "target")
        assert "noopener" in link.get_attribute("rel").split(), "rel"
        address = link.get_attribute("href")
        assert link.text.startswith(address), f"{link.text!r} leads to {address}"
        assert address[-1] not in ".,;:!?)", address
        assert "nouvel onglet" in page.run("return arguments[0].textContent", link)
    mail = page.all("#conversation .said a[href^='mailto:']")
    assert mail, "no email"
    for link in mail:
        same(link.get_attribute("href"), "mailto:" + link.text, "email")
        assert "noopener" in link.get_attribute("rel").split(), "rel"


@check
def sources_are_shown(page):
    page.type(STEPS_QUESTION)
    same([line.text for line in page.all(".source")], ["Source : Guide, section 3"], "sources")
    assert not page.all(".source blockquote"), "the passages are loaded before anyone asks"
    page.one(".source summary").click()
    page.wait_for(lambda: page.all(".source blockquote"), "the passages")
    same(page.one(".source .heading").text, "Section 3 – S’authentifier au PGAMR", "title")
    quoted = page.one(".source blockquote").text
    assert "authentifier au PGAMR une première fois" in quoted, quoted
    accessible(page)
    page.one(".source summary").click()
    assert not page.one(".source blockquote").is_displayed(), "the passages stay"


@check
def what_is_typed_is_text(page):
    for text in ('<img src=x onerror="window.hit=1">', "<script>window.hit=1</script>",
                 '"><svg onload=window.hit=1>', "[a](javascript:window.hit=1) **gras**"):
        page.type(text)
        same(page.own()[-1], text, "what was typed")
    for moment in ("typed", "reloaded"):
        same(page.run("return window.hit ?? null"), None, f"script run, {moment}")
        same(len(page.all("#conversation :is(img, script, svg, iframe)")), 0, moment)
        same(len(page.all("#conversation .own *:not(p, .spoken)")), 0, moment)
        same(len(page.all("a[href^='javascript']")), 0, moment)
        page.reload()


# ---- Interruptions -------------------------------------------------------------------------------


@check
def a_reload_resumes_the_conversation(page):
    page.choose("Non, je n'en ai pas")
    page.type("c'est qui mon RSE ?")
    before, session = page.everything(), page.session()
    page.reload()
    same(page.everything(), before, "the conversation, reloaded")
    same(page.session(), session, "the session")
    page.choose(page.choices()[0])
    same(len(page.own()), 3, "messages of one's own")


@check
def a_cut_network_sends_the_same_message_again(page):
    page.sent()
    page.connect(False)
    before = len(page.replies())
    page.one("#message").send_keys("qui est mon RSE ?", Keys.ENTER)
    page.wait_for(lambda: "interrompue" in page.status(), "the notice of the cut")
    same(page.own(), ["qui est mon RSE ?"], "what was typed")
    pending = page.session()["pending"]["id"]
    page.connect(True)
    page.answered(before)
    sent = page.sent()
    assert len(sent) >= 2, sent
    same({body["id"] for body in sent}, {pending}, "message ids")
    same(len({json.dumps(body) for body in sent}), 1, "different bodies")
    same(page.own(), ["qui est mon RSE ?"], "what was typed")
    same(page.status(), "", "status")
    once(page, 1)
    page.console = [line for line in page.console if "ERR_INTERNET_DISCONNECTED" not in line]


@check
def a_lost_reply_is_asked_for_again_and_shown_once(page):
    page.sent()
    before, lost = len(page.replies()), page.line.lost
    page.line.is_losing = True
    page.one("#message").send_keys("qui est mon RSE ?", Keys.ENTER)
    page.wait_for(lambda: "interrompue" in page.status(), "the notice of the cut")
    assert page.line.lost > lost, "no reply was lost"
    page.line.is_losing = False
    page.answered(before)
    sent = page.sent()
    assert len(sent) >= 2, sent
    same(len({body["id"] for body in sent}), 1, "message ids")
    same(page.own(), ["qui est mon RSE ?"], "what was typed")
    once(page, 1)
    page.console = [line for line in page.console if "net::ERR_" not in line]


@check
def a_reload_during_a_cut_loses_nothing(page):
    page.sent()
    page.line.is_losing = True
    page.one("#message").send_keys("qui est mon RSE ?", Keys.ENTER)
    page.wait_for(lambda: "interrompue" in page.status(), "the notice of the cut")
    page.line.is_losing = False
    page.reload()
    same(page.own(), ["qui est mon RSE ?"], "what was typed")
    once(page, 1)
    page.collect()
    page.console = [line for line in page.console if "net::ERR_" not in line]


@check
def after_giving_up_the_person_can_retry(page):
    before = len(page.replies())
    page.connect(False)
    page.one("#message").send_keys("qui est mon RSE ?", Keys.ENTER)
    page.wait_for(lambda: page.one("#retry").is_displayed(), "« Réessayer »", seconds=40)
    assert "ne répond pas" in page.status(), page.status()
    accessible(page)
    page.connect(True)
    # Being back on the network is enough; the button is for when the browser cannot tell.
    page.answered(before)
    assert not page.one("#retry").is_displayed(), "« Réessayer » stays"
    once(page, 1)
    page.collect()
    page.console = [line for line in page.console if "ERR_INTERNET_DISCONNECTED" not in line]


def once(page, turns):
    """The server holds that many messages, and the page shows what the server holds."""
    history = ask(page, "GET")["history"]
    said = [entry for entry in history if "text" in entry]
    same(len(said), turns, "messages the server holds")
    shown = page.replies()
    same(len(shown), sum(len(entry["reply"]["messages"]) for entry in history), "replies shown")


def ask(page, method):
    """Asks the server about the page's conversation, from outside the page."""
    session = page.session()
    request = urllib.request.Request(
        f"{page.address}/v1/conversations/{session['conversation']}", method=method,
        headers={"Authorization": f"Bearer {session['token']}"})
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
        return json.loads(body) if body else None


@check
def a_conversation_gone_from_the_server_begins_anew(page):
    ask(page, "DELETE")
    gone = page.session()["conversation"]
    page.one("#message").send_keys("qui est mon RSE ?", Keys.ENTER)
    page.wait_for(lambda: "n’existe plus" in page.status(), "the notice")
    assert page.session()["conversation"] != gone
    same(page.own(), [], "what was typed before")
    same(page.one("#message").get_attribute("value"), "qui est mon RSE ?", "the field")
    page.collect()
    page.console = [line for line in page.console if "status of 404" not in line]


@check
def erasing_erases_and_begins_anew(page):
    page.choose("Non, je n'en ai pas")
    old = page.session()
    page.menu("erase")
    page.driver.switch_to.alert.dismiss()
    same(page.session(), old, "the session, kept")
    page.menu("erase")
    page.driver.switch_to.alert.accept()
    page.wait_for(lambda: page.is_quiet() and page.own() == [], "a new conversation")
    assert page.replies()[0].startswith("Bonjour"), page.replies()
    same(page.focused(), "message", "focus")
    new = page.session()
    assert new["conversation"] != old["conversation"]
    request = urllib.request.Request(
        f"{page.address}/v1/conversations/{old['conversation']}",
        headers={"Authorization": f"Bearer {old['token']}"})
    try:
        urllib.request.urlopen(request).close()
        raise AssertionError("the erased conversation is still there")
    except urllib.error.HTTPError as error:
        assert error.code in (401, 404), error.code


@check
def the_menu_starts_over_and_tells_about_privacy(page):
    page.choose("Non, je n'en ai pas")
    before = len(page.replies())
    page.menu("restart")
    page.answered(before)
    same(page.own()[-1], "Recommencer", "what was said")
    same(page.focused(), "message", "focus")
    same(ask(page, "GET")["situation"]["hasCode"], "unknown", "hasCode")
    page.one("#menu summary").click()
    sheet = page.one("#menu .sheet").text
    assert "Confidentialité" in sheet and "masqués" in sheet, sheet
    accessible(page)
    targets(page)
    page.one("#menu summary").send_keys(Keys.ESCAPE)
    assert not page.one("#menu .sheet").is_displayed(), "Escape does not close the menu"
    same(page.focused(), "Options", "focus after Escape")
    page.press(Keys.ENTER)
    assert page.one("#menu .sheet").is_displayed(), "Enter does not open the menu"
    page.one("#message").click()
    assert not page.one("#menu .sheet").is_displayed(), "the menu stays"


@check
def the_conversation_is_downloaded_as_people_read_it(page):
    page.choose("Non, je n'en ai pas")
    with tempfile.TemporaryDirectory() as folder:
        page.driver.execute_cdp_cmd(
            "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": folder})
        page.menu("download")
        file = pathlib.Path(folder, "conversation.txt")
        page.wait_for(lambda: file.exists() and file.stat().st_size, "the file")
        text = file.read_text(encoding="utf-8")
    assert text.startswith(page.one("h1").text + " – conversation du "), text[:80]
    assert "\n\nVous : Non, je n'en ai pas\n\nAssistant : " in text, text
    page.wait_for(lambda: "téléchargée" in page.status(), "the notice")
    same(page.focused(), "message", "focus")


@check
def on_paper_everything_said_is_there_and_nothing_is_pressed(page):
    page.choose("Non, je n'en ai pas")
    page.type(STEPS_QUESTION)
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    for hidden in ("form", "#menu", ".choices", ".skip"):
        assert not any(node.is_displayed() for node in page.all(hidden)), hidden
    same(page.run(
        "const box = document.getElementById('conversation');"
        "return box.scrollHeight - box.clientHeight;"), 0, "pixels of the conversation cut off")
    paper = page.driver.execute_cdp_cmd("Page.printToPDF", {})["data"]
    assert len(paper) > 10_000, "an empty sheet"
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@check
def at_200_percent_everything_fits(page):
    page.look((640, 400))
    page.open()
    page.type(STEPS_QUESTION)
    fits(page)
    assert page.one("#message").is_displayed()
    box = page.run(
        "return document.getElementById('conversation').getBoundingClientRect().height")
    assert box >= 96, f"{box} pixels for the conversation"


# ---- On someone else's page ----------------------------------------------------------------------


@widget_check
def the_widget_opens_closes_and_gives_the_focus_back(widget):
    same(widget.focused(), "message", "focus when opened")
    same(widget.one("#panel").get_attribute("role"), "dialog", "role")
    same(widget.one("#panel").get_attribute("aria-labelledby"), "name", "name")
    widget.press(Keys.ESCAPE)
    assert not widget.one("#panel").is_displayed(), "Escape does not close it"
    same(widget.focused(), "launcher", "focus after Escape")
    widget.press(Keys.ENTER)
    assert widget.one("#panel").is_displayed(), "Enter does not open it"
    widget.one("#close").click()
    same(widget.focused(), "launcher", "focus after « Fermer »")
    same(widget.run("return document.querySelectorAll('body > *').length"), 2, "elements outside")


@widget_check
def the_widget_leads_to_perform_by_clicks(widget):
    for label in WAY:
        widget.choose(label)
        same(widget.focused(), "message", f"focus after « {label} »")
    same([label for label in widget.choices() if label in WAY], [], "choices")


@widget_check
def the_keyboard_alone_leads_to_perform_in_the_widget(widget):
    for index, label in enumerate(WAY):
        before = len(widget.replies())
        if index % 2 == 0:
            widget.tab_to(label, backwards=index > 0)
            widget.press(Keys.ENTER)
        else:
            widget.tab_to("message")
            widget.press(label, Keys.ENTER)
        widget.answered(before)
        same(widget.focused(), "message", f"focus after « {label} »")
    same([label for label in widget.choices() if label in WAY], [], "choices")


@widget_check
def the_widget_is_still_there_on_the_next_page(widget):
    widget.choose("Non, je n'en ai pas")
    before = widget.everything()
    widget.reload()
    assert widget.one("#panel").is_displayed(), "it is closed"
    same(widget.everything(), before, "the conversation, reloaded")
    same(widget.run("return document.activeElement === document.body"), True, "focus is taken")


@widget_check
def what_is_typed_in_the_widget_is_text(widget):
    for text in ('<img src=x onerror="window.hit=1">', "<script>window.hit=1</script>"):
        widget.type(text)
        same(widget.own()[-1], text, "what was typed")
    same(widget.run("return window.hit ?? null"), None, "script run")
    same(len(widget.all("#conversation :is(img, script, svg, iframe)")), 0, "elements")


@widget_check
def the_widget_shows_sources_and_its_menu(widget):
    widget.type(STEPS_QUESTION)
    widget.one(".source summary").click()
    widget.wait_for(lambda: widget.all(".source blockquote"), "the passages")
    widget.one("#menu summary").click()
    assert "masqués" in widget.one("#menu .sheet").text
    accessible(widget)


@widget_check
def a_page_that_shrinks_its_letters_does_not_shrink_the_widget(widget):
    widget.run("document.documentElement.style.fontSize = '40%'")
    size = widget.run(
        f"return getComputedStyle({widget.ROOT}.getElementById('message')).fontSize")
    same(size, "16px", "font size")


def widget_appearance(size, scheme):
    def check_appearance(widget, folder):
        widget.look(SIZES[size], scheme)
        widget.visit()
        widget.driver.save_screenshot(str(folder / f"widget-{size}-{scheme}-1-closed.png"))
        accessible(widget)
        widget.one("#launcher").click()
        widget.wait_for(lambda: widget.replies() and widget.is_quiet(), "the greeting")
        widget.type(STEPS_QUESTION)
        widget.driver.save_screenshot(str(folder / f"widget-{size}-{scheme}-2-answer.png"))
        accessible(widget)
        wide = widget.run(
            f"const box = {widget.ROOT}.getElementById('conversation');"
            f"const panel = {widget.ROOT}.getElementById('panel').getBoundingClientRect();"
            "return [box.scrollWidth - box.clientWidth, panel.left < 0, panel.top < 0,"
            "  panel.right > innerWidth, panel.bottom > innerHeight];")
        same(wide, [0, False, False, False, False], "beyond its edges")
    check_appearance.__name__ = f"everyone_can_use_the_widget_on_a_{size}_in_{scheme}"
    return check_appearance


def without_permission(widget, folder):
    """The widget of a page that is not listed says that it cannot reach the service."""
    widget.visit()
    widget.one("#launcher").click()
    widget.wait_for(lambda: widget.one("#retry").is_displayed(), "« Réessayer »", seconds=40)
    assert "ne répond pas" in widget.status(), widget.status()
    same(widget.replies(), [], "replies")
    accessible(widget)
    widget.collect()
    refused = [line for line in widget.console if "blocked by CORS policy" in line]
    assert refused, "the browser did not refuse"
    widget.console = [line for line in widget.console
                      if "CORS policy" not in line and "net::ERR_FAILED" not in line]


# ---- Everyone can use it, everywhere -------------------------------------------------------------


def axe():
    package = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
    return pathlib.Path(package, "axe.min.js").read_text(encoding="utf-8")


def accessible(page):
    """No finding of axe-core against WCAG 2.2 AA."""
    page.run(axe())
    found = page.driver.execute_async_script(
        """const done = arguments[arguments.length - 1];
        axe.run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
          rules: { "target-size": { enabled: true } },
        }).then(done, (error) => done({ error: String(error) }));""")
    assert "error" not in found, found
    ran = {rule["id"] for rule in found["passes"]}
    assert "color-contrast" in ran, f"axe did not see the page: {ran}"
    assert "target-size" in ran, f"axe did not measure the targets: {ran}"
    findings = [
        f"{rule['impact']} {rule['id']}: {node['html']} {node['failureSummary']}"
        for rule in found["violations"] for node in rule["nodes"]]
    assert not findings, "\n".join(findings)


def fits(page):
    wide = page.run(
        """const wide = [document.documentElement, document.getElementById("conversation")]
          .filter((box) => box.scrollWidth > box.clientWidth);
        return [...document.querySelectorAll("body *")]
          .filter((node) => !node.closest(".spoken") && (wide.length > 0
            ? node.getBoundingClientRect().right > innerWidth
            : node.getBoundingClientRect().right > innerWidth + 0.5))
          .map((node) => node.outerHTML.slice(0, 80))
          .concat(wide.map((box) => `${box.tagName} scrolls`));""")
    same(wide, [], "wider than the window")
    tall = page.run(
        "const { scrollHeight, clientHeight } = document.documentElement;"
        "return scrollHeight - clientHeight;")
    same(tall, 0, "pixels the page itself scrolls, beside the conversation")


def targets(page):
    """24 pixels for what is pressed; a link within a sentence has at least its line for itself."""
    small = page.run(
        """return [...document.querySelectorAll("button, input, a")]
          .filter((node) => node.checkVisibility())
          .filter((node) => {
            if (node.matches(".said a")) return parseFloat(getComputedStyle(node).lineHeight) < 24;
            const box = node.getBoundingClientRect();
            return box.width < 24 || box.height < 24;
          }).map((node) => node.outerHTML);""")
    same(small, [], "targets under 24 pixels")


def appearance(size, scheme):
    def check_appearance(page, folder):
        page.look(SIZES[size], scheme)
        page.open()
        page.driver.save_screenshot(str(folder / f"{size}-{scheme}-1-greeting.png"))
        same(page.run(
            "return matchMedia('(prefers-color-scheme: dark)').matches"), scheme == "dark", scheme)
        for moment in ("greeting", "answer", "list"):
            if moment == "answer":
                page.type(STEPS_QUESTION)
            if moment == "list":
                page.type("j'ai plus de RSE et le répertoire n'est pas à jour, quoi faire ?")
            accessible(page)
            fits(page)
            targets(page)
            if moment == "answer":
                page.driver.save_screenshot(str(folder / f"{size}-{scheme}-2-answer.png"))
        page.driver.save_screenshot(str(folder / f"{size}-{scheme}-3-list.png"))
    check_appearance.__name__ = f"everyone_can_use_it_on_a_{size}_in_{scheme}"
    return check_appearance


@check
def a_tapped_choice_opens_no_keyboard(page):
    page.look(PHONE)
    page.open()
    page.choose("Non, je n'en ai pas")
    same(page.focused(), "conversation", "focus after a tapped choice")


@check
def a_long_word_does_not_widen_the_page(page):
    page.look(PHONE)
    page.open()
    page.type("a" * 400)
    fits(page)


# ---- Running -------------------------------------------------------------------------------------


def silent(page):
    """The console and the content policy had nothing to say."""
    page.collect()
    console, page.console = page.console, []
    same(console, [], "console")
    same(page.run("return window.refusals ?? null"), [], "refused by the content policy")


def main(program, bot, folder=".build/screenshots"):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("failed-*.png"):
        old.unlink()
    with Host() as listed, Host() as stranger, \
            Server(program, bot, "--allowed-origins", listed.address) as server, \
            Line(server.port) as line:
        listed.server = stranger.server = server.address
        driver = open_browser()
        try:
            page = Page(driver, line.address)
            page.line = line
            trial = Trial(folder)
            looks = [appearance(size, scheme) for size in SIZES for scheme in SCHEMES]
            for function in CHECKS:
                trial.run(function, page)
            for function in looks:
                trial.run(function, page, folder)
            widget = Widget(driver, listed.address, server.address)
            widget.line = line
            for function in WIDGET_CHECKS:
                trial.run(function, widget)
            for size in SIZES:
                for scheme in SCHEMES:
                    trial.run(widget_appearance(size, scheme), widget, folder)
            refused = Widget(driver, stranger.address, server.address)
            refused.line = line
            trial.run(without_permission, refused, folder, opens=False)
        finally:
            driver.quit()
    print(f"{trial.passed} passed, {trial.failed} failed")
    return 1 if trial.failed else 0


class Trial:
    """Runs checks one after another, each on a new conversation, and counts."""

    def __init__(self, folder):
        self.folder = folder
        self.passed = self.failed = 0
        self.failed_before = False

    def run(self, function, page, *arguments, opens=True):
        name = function.__name__.replace("_", " ")
        if WANTED and not any(word in name for word in WANTED):
            return
        try:
            page.look()
            page.connect(True)
            page.line.is_losing = False
            if opens:
                page.open()
            if self.failed_before:
                # What a failed check left behind is not this one's.
                page.collect()
                page.console.clear()
                self.failed_before = False
            function(page, *arguments)
            silent(page)
            self.passed += 1
            print(f"ok    {name}", flush=True)
        except Exception as error:
            self.failed += 1
            self.failed_before = True
            print(f"FAIL  {name}\n{getattr(error, 'msg', None) or error}", flush=True)
            if not isinstance(error, (AssertionError, WebDriverException)):
                traceback.print_exc(file=sys.stdout)
            page.driver.save_screenshot(str(self.folder / f"failed-{function.__name__}.png"))


# Words of the names of checks to run; all when there are none.
WANTED = os.environ.get("CHECKS", "").split(",") if os.environ.get("CHECKS") else []

if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
