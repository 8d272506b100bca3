"""The register as a teacher uses it: one hand, the keyboard alone, a bad line, a colleague, and no scripts."""

import pytest
from playwright.sync_api import expect

from bootstrap.places import FRONT_END
from tests.factories.access import in_wall_of
from tests.factories.enrolment import make_group_teacher
from tests.web.register.conftest import SMALL_PHONE
from tests.web.register.taking import Teacher

pytestmark = pytest.mark.browser
AXE = (FRONT_END / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def kari(small_school):
    return f"#elev-{small_school.kari.id}"


@pytest.fixture
def jonas(small_school):
    return f"#elev-{small_school.jonas.id}"


@pytest.fixture
def together(small_school):
    """Anne teaches the maths group too."""
    with in_wall_of(small_school.kari):
        make_group_teacher(small_school.groups.matte, small_school.anne)


def told(page):
    return page.locator("#foring-lagret")


def test_two_taps(small_school, open_register, kari):
    page = open_register()
    page.locator(f"{kari} .is-absent").click()
    expect(page.locator(".register-counts")).to_have_text("1 borte")
    expect(told(page)).to_have_text("Lagret 10.05")
    page.get_by_role("button", name="Bekreft timen").click()
    expect(page.locator(".register-taken")).to_contain_text("Ført 10.05 av Omar Aziz")
    assert Teacher(small_school).entries() == {"Kari": ("absent", 0, 0)}


def test_late_with_minutes_and_undo(small_school, open_register, kari, jonas):
    page = open_register(viewport=SMALL_PHONE)
    page.locator(f"{kari} .marks .is-late").click()
    expect(page.locator(f"{kari} .marks .is-late")).to_have_text("5 min")
    page.locator(f"{kari} [data-of=sen][data-step='5']").click()
    expect(page.locator(f"{kari} .marks .is-late")).to_have_text("10 min")
    page.locator(f"{kari} [name^=sen-]").fill("12")
    page.locator(f"{kari} [name^=sen-]").press("Enter")
    page.locator(f"{jonas} .is-absent").click()
    expect(page.locator(".register-counts")).to_have_text("1 borte, 1 sen")
    page.get_by_role("button", name="Angre").click()
    expect(page.locator(".register-counts")).to_have_text("1 sen")
    expect(told(page)).to_have_text("Lagret 10.05")
    assert Teacher(small_school).entries() == {"Kari": ("partly", 12, 0)}
    for _each in range(3):
        page.keyboard.press("Control+z")
    expect(page.get_by_role("button", name="Angre")).to_be_hidden()
    expect(told(page)).to_have_text("Lagret 10.05")
    assert Teacher(small_school).entries() == {}


def test_keyboard_alone(small_school, open_register):
    page = open_register(viewport={"width": 1280, "height": 900})
    page.keyboard.press("ArrowDown")  # Sol
    page.keyboard.press("b")
    page.keyboard.press("ArrowDown")  # Jonas
    page.keyboard.press("s")
    page.keyboard.type("12")
    page.keyboard.press("ArrowDown")  # Kari
    page.keyboard.press("g")
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")  # Thea
    page.keyboard.press("a")
    expect(page.locator("#foring-sagt")).to_have_text("Thea Røe: på annet opplegg")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(told(page)).to_have_text("Lagret 10.05")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".register-taken")).to_be_visible()
    assert Teacher(small_school).entries() == {
        "Sol": ("absent", 0, 0),
        "Jonas": ("partly", 12, 0),
        "Kari": ("partly", 0, 20),
        "Thea": ("elsewhere", 0, 0),
    }


def test_bad_line_loses_nothing(small_school, open_register, kari, jonas):
    page = open_register()
    page.on("dialog", lambda dialog: dialog.accept())
    address = page.url
    page.context.set_offline(True)
    page.locator(f"{kari} .is-absent").click()
    expect(told(page)).to_have_text("1 venter på nett")
    page.locator(f"{kari} .marks .is-late").click()
    page.locator(f"{jonas} .is-absent").click()
    expect(told(page)).to_have_text("3 venter på nett")
    assert Teacher(small_school).entries() is None
    page.context.route("**/elev/**", lambda route: route.abort("internetdisconnected"))
    page.context.set_offline(False)
    page.goto(address)
    expect(page.locator(f"{jonas} [type=radio][value=borte]")).to_be_checked()
    expect(told(page)).to_have_text("3 venter på nett")
    page.context.unroute("**/elev/**")
    expect(told(page)).to_have_text("Lagret 10.05", timeout=10_000)
    assert Teacher(small_school).entries() == {"Kari": ("partly", 5, 0), "Jonas": ("absent", 0, 0)}
    assert page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('foring:'))") == []


def test_confirmation_waits_for_the_line_too(small_school, open_register, kari):
    page = open_register()
    page.context.set_offline(True)
    page.locator(f"{kari} .is-absent").click()
    page.get_by_role("button", name="Bekreft timen").click()
    expect(told(page)).to_have_text("2 venter på nett")
    page.context.set_offline(False)
    expect(page.locator(".register-taken")).to_be_visible()
    assert Teacher(small_school).entries() == {"Kari": ("absent", 0, 0)}


@pytest.mark.usefixtures("together")
@pytest.mark.parametrize(("path", "why"), [("bekreft/", "bekreftet"), ("ikke-holdt/", "ikke ble holdt")])
def test_taps_that_come_after_a_colleague_closed_the_register_are_told(small_school, open_register, kari, path, why):
    page = open_register()
    page.context.set_offline(True)
    page.locator(f"{kari} .is-absent").click()
    expect(told(page)).to_have_text("1 venter på nett")
    Teacher(small_school, "anne").post(path, arsak="Heldagsprøve")
    page.context.set_offline(False)
    box = page.locator("#foring-usendt")
    expect(box).to_contain_text("1 endring er ikke lagret")
    expect(box).to_contain_text(why)
    expect(box).to_contain_text("Kari Nordli: borte")
    expect(box).to_be_focused()
    assert not Teacher(small_school).entries()
    with page.expect_response("**/elev/**"):
        box.get_by_role("button", name="Åpne timen igjen og lagre").click()
    expect(told(page)).to_have_text("Lagret 10.05")
    expect(page.locator(f"{kari} [type=radio][value=borte]")).to_be_checked()
    assert Teacher(small_school).entries() == {"Kari": ("absent", 0, 0)}


def test_taps_that_came_too_late_can_be_dropped(small_school, open_register, together, kari, jonas):
    page = open_register()
    page.context.set_offline(True)
    page.locator(f"{kari} .is-absent").click()
    page.locator(f"{jonas} .is-absent").click()
    expect(told(page)).to_have_text("2 venter på nett")
    anne = Teacher(small_school, "anne")
    anne.tap(small_school.jonas, "borte")
    anne.post("bekreft/")
    page.context.set_offline(False)
    box = page.locator("#foring-usendt")
    expect(box).to_contain_text("1 endring er ikke lagret")  # Jonas is away already
    assert violations(page) == []
    box.get_by_role("button", name="Forkast").click()
    expect(box).to_be_hidden()
    page.reload()
    expect(page.locator(".register-taken")).to_contain_text("Åpne igjen for å endre.")
    expect(box).to_be_hidden()
    assert Teacher(small_school).entries() == {"Jonas": ("absent", 0, 0)}


def test_colleagues_other_mark_asks_for_a_choice(small_school, open_register, together, kari):
    page = open_register()
    Teacher(small_school, "anne").tap(small_school.kari, "borte")
    page.locator(f"{kari} .marks .is-late").click()
    conflict = page.locator(f"{kari} .pupil-conflict")
    expect(conflict.locator("span")).to_have_text("Anne Lien førte: borte. Du valgte: 5 min for sent.")
    page.get_by_role("button", name="Bekreft timen").click()
    expect(page.locator(".register-taken")).to_have_count(0)
    assert Teacher(small_school).entries() == {"Kari": ("absent", 0, 0)}
    conflict.get_by_role("button", name="Bruk min").click()
    expect(conflict).to_have_count(0)
    expect(told(page)).to_have_text("Lagret 10.05")
    assert Teacher(small_school).entries() == {"Kari": ("partly", 5, 0)}


def test_colleagues_marks_are_told_and_kept(small_school, open_register, together, kari, jonas):
    mine, theirs = open_register(), open_register("anne")
    theirs.locator(f"{kari} .is-absent").click()
    expect(told(theirs)).to_have_text("Lagret 10.05")
    mine.locator(f"{jonas} .is-absent").click()
    expect(mine.locator(f"{kari} .pupil-note")).to_have_text("Endret av Anne Lien kl. 10.05")
    expect(mine.locator(f"{kari} [type=radio][value=borte]")).to_be_checked()
    expect(mine.locator(".register-counts")).to_have_text("2 borte")


def test_topic_is_kept_when_the_field_is_left(open_register):
    page = open_register()
    page.get_by_label("Tema").fill("Potenser")
    page.get_by_label("Lekse").focus()
    expect(page.locator("#om-timen-lagret")).to_have_text("Lagret 10.05")
    page.reload()
    expect(page.get_by_label("Tema")).to_have_value("Potenser")


def test_without_scripts(small_school, open_register, kari, jonas):
    page = open_register(viewport=SMALL_PHONE, java_script_enabled=False)
    page.locator(f"{kari} summary").click()
    page.locator(f"{kari} .is-elsewhere").click()
    page.locator(f"{jonas} .is-absent").click()
    page.get_by_role("button", name="Lagre", exact=True).click()
    expect(page.locator(f"{kari} .pupil-said")).to_have_text("På annet opplegg")
    page.get_by_role("button", name="Bekreft timen").click()
    expect(page.locator(".register-taken")).to_contain_text("1 borte, 1 på annet opplegg")


def test_every_target_is_large_and_nothing_is_cut(open_register, kari):
    page = open_register(viewport=SMALL_PHONE)
    page.locator(f"{kari} summary").click()
    small = page.locator("main :is(.mark, summary, button, .minutes input):visible").evaluate_all(
        "all => all.map(each => [each.className || each.tagName, each.getBoundingClientRect()])"
        ".filter(([, box]) => box.width < 43.9 || box.height < 43.9).map(([name]) => name)"
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_register, kari, jonas, scheme):
    page = open_register(color_scheme=scheme, reduced_motion="reduce")
    page.locator(f"{kari} .marks .is-late").click()
    page.locator(f"{jonas} .is-absent").click()
    page.locator(".pupil:last-child summary").click()
    page.locator(".pupil:last-child .is-elsewhere").click()
    expect(told(page)).to_have_text("Lagret 10.05")
    assert violations(page) == []
    page.get_by_role("button", name="Bekreft timen").click()
    expect(page.locator(".register-taken")).to_be_visible()
    assert violations(page) == []


def violations(page):
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]
