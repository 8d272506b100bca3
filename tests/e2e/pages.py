"""The main pages, and who opens them: what must hold for every page is tried on all of these."""

from dataclasses import dataclass

from tests.e2e.stack import Site


@dataclass(frozen=True, slots=True)
class MainPage:
    """One page; ``path`` may name ids of the county. ``status`` is what the server answers."""

    name: str
    path: str
    person: str = ""
    status: int = 200

    def address(self, site: Site) -> str:
        """Return the page's address in this county."""
        return self.path.format(people=site.people, lessons=site.lessons, classes=site.classes, rooms=site.rooms)


PAGES = (
    MainPage("school picker", "/fylke/innlandet/"),
    MainPage("school picker, searched", "/fylke/innlandet/?sok=trysil"),
    MainPage("school", "/s/nord-osterdal/"),
    MainPage("help", "/hjelp/?skole=nord-osterdal"),
    MainPage("logged out", "/logget-ut/"),
    MainPage("demo logins", "/demo/"),
    MainPage("components", "/komponenter/"),
    MainPage("not found", "/finnes-ikke/", status=404),
    MainPage("pupil's week", "/timeplan/", "kari"),
    MainPage("pupil's week, calendar open", "/timeplan/?maaned=2027-02", "kari"),
    MainPage("pupil's holiday", "/timeplan/?uke=2027-W08", "kari"),
    MainPage("lesson", "/time/{lessons[substitute]}/", "kari"),
    MainPage("personalia", "/elev/{people[kari]}/", "kari"),
    MainPage("class", "/elev/{people[kari]}/klasse/", "kari"),
    MainPage("own logins", "/innlogginger/", "kari"),
    MainPage("pupil at two schools", "/timeplan/", "amina"),
    MainPage("guardian's week", "/timeplan/", "ingrid"),
    MainPage("my day", "/min-dag/", "omar"),
    MainPage("teacher's week", "/timeplan/", "omar"),
    MainPage("class's week", "/klasse/{classes[2STA]}/timeplan/", "omar"),
    MainPage("room's week", "/rom/{rooms[Hall]}/timeplan/", "omar"),
    MainPage("timetables", "/timeplaner/?vis=larere", "omar"),
    MainPage("pupil search", "/elever/", "omar"),
    MainPage("protected pupil", "/elev/{people[sol]}/", "omar"),
    MainPage("choice of role", "/bytt/", "eirik"),
    MainPage("county's timetables", "/timeplaner/", "kristin"),
)
BY_NAME = {each.name: each for each in PAGES}
