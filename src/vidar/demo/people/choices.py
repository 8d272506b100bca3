"""Which of the parallel groups each pupil is in."""

from random import Random

from vidar.demo.cast.pupils import PUPILS
from vidar.demo.people.pupils import Pupil
from vidar.demo.plan.groups import Group
from vidar.demo.spec import Band, SchoolSpec

_CAST_CHOICES = {each.key: dict(each.choices) for each in PUPILS}


def choose(school: SchoolSpec, pupils: list[Pupil], groups: list[Group], random: Random) -> None:
    """Give every pupil one group of each band of the class, in the shares the school describes."""
    for band in school.bands:
        sizes = {each: 0 for each in groups if each.band == band.name}
        for name in band.classes:
            members = [each for each in pupils if each.school_class.name == name]
            subjects = _subjects(band, name, len(members), random)
            for pupil, subject in zip(members, subjects, strict=True):
                _join(pupil, band, subject, sizes)


def _subjects(band: Band, class_name: str, count: int, random: Random) -> list[str]:
    """Return a subject for each of ``count`` pupils of a class."""
    shares = [offer.subject for offer in band.offers if class_name in offer.classes for _ in range(offer.weight)]
    random.shuffle(shares)
    return [shares[index % len(shares)] for index in range(count)]


def _join(pupil: Pupil, band: Band, drawn: str, sizes: dict[Group, int]) -> None:
    """Put the pupil into the smallest group of the subject; one taken at another school has none here."""
    subject = _CAST_CHOICES.get(pupil.key, {}).get(band.name) or drawn
    fitting = [each for each in sizes if each.subject == subject]
    if fitting:
        group = min(fitting, key=lambda each: (sizes[each], each.id))
        sizes[group] += 1
        pupil.chosen[band.name] = group.id
