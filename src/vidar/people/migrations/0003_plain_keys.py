"""Keys by which "Gülay" is found as "gulay": only of people with such a letter in their name, kept by the database.

The functions say in SQL what ``vidar.law.people.names.plain_sort_key`` says in Python; a test holds the two together.
A trigger, not a generated column: undo writes rows back whole, and nobody may write a generated column.
"""

from django.db import migrations, models

_FUNCTIONS = r"""
CREATE FUNCTION people_plain_fold(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(lower(regexp_replace(normalize(
    translate(
      regexp_replace(regexp_replace(regexp_replace(normalize(name, NFC), '[''’`´.]', '', 'g'), '[ßẞ]', 'ss', 'g'),
        '[þÞ]', 'th', 'g'),
      '{|}æÆǽǼøØœŒǿǾåÅđĐðÐłŁŋŊŧŦħĦıĸ', '   {{{{||||||}}ddddllnntthhik'),
    NFKD), '[\u0300-\u036f]', '', 'g')), '[\x01-\x2f\x3a-\x40\x5b-\x60\x7e-\xbf\u2000-\u206f]+', ' ', 'g'))
$$;
CREATE FUNCTION people_plain_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF normalize(NEW.family_name || NEW.given_name, NFC) ~ '[äöőüűÄÖŐÜŰ]' THEN
    NEW.plain_sort_key := people_plain_fold(NEW.family_name) || '  ' || people_plain_fold(NEW.given_name);
    NEW.plain_search_key := people_plain_fold(NEW.given_name) || '  ' || people_plain_fold(NEW.family_name);
  ELSE
    NEW.plain_sort_key := NULL;
    NEW.plain_search_key := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER people_plain_keys BEFORE INSERT OR UPDATE ON people_person
  FOR EACH ROW EXECUTE FUNCTION people_plain_keys();
"""
_NO_FUNCTIONS = """
DROP TRIGGER people_plain_keys ON people_person;
DROP FUNCTION people_plain_keys();
DROP FUNCTION people_plain_fold(text);
"""
_FILL = """
UPDATE people_person SET plain_sort_key = NULL
WHERE normalize(family_name || given_name, NFC) ~ '[äöőüűÄÖŐÜŰ]'
"""


def _key(name):
    return migrations.AddField("person", name, models.TextField(db_collation="C", editable=False, null=True))


def _index(key, name):
    index = models.Index(fields=["owner", key], name=name, condition=models.Q((f"{key}__isnull", False)))
    return migrations.AddIndex("person", index)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_wall")]
    operations = [
        _key("plain_sort_key"),
        _key("plain_search_key"),
        migrations.RunSQL(_FUNCTIONS, _NO_FUNCTIONS),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        _index("plain_sort_key", "ix_person_plain_sort"),
        _index("plain_search_key", "ix_person_plain_search"),
    ]
