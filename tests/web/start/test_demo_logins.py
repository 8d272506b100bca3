"""The headings of the demo's logins are texts for translators, all of them."""

from tools.cast import DAY, SEED
from vidar.demo.county import build_county
from vidar.web.start.demo_logins import GROUPS


def test_every_group_of_the_cast_can_be_translated():
    assert sorted({account.group for account in build_county(SEED, DAY).accounts}) == sorted(GROUPS)
