"""`manage.py check_translations`: is every word of Wagtail and Oscar that people can meet Indonesian?

A package ships its msgids in `locale/en` (a template) and what it has in Indonesian in `locale/id` or `locale/id_ID`; Django loads both. Our
`locale/third_party` wins over them. A msgid counts as translated where either has a text. See locale/third_party/README.md.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

try:
    import polib  # type: ignore[import-untyped]
except ImportError:  # in the test requirements; a public server never runs this command
    polib = None

DOMAINS = ("django", "djangojs")
FOLDERS = ("id_ID", "id")  # the order in which Python's gettext finds them
# Share that must be translated, by top package; the others are only shown. Half of Oscar's words are its dashboard's, which nobody here sees.
LEAST = {"wagtail": 1.0, "oscar": 0.95}
# Packages that people read though they are no installed app: Django does not load what these ship in Indonesian, so only ours counts.
NOT_INSTALLED = ("django.contrib.humanize", "phonenumber_field")
# %(name)s, %(size).2f, %s, %d and {name}; "%%" and the "% d" of "50% dari" are plain text
PLACEHOLDER = re.compile(r"%\(\w+\)[#0\-+]*[0-9]*(?:\.[0-9]+)?[a-zA-Z]|(?<!%)%[sdrif]|(?<!\{)\{\w*\}")

Key = tuple[str | None, str]
"""msgctxt and msgid."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One string: what is to be said, and the Indonesian for it ("" where there is none). Indonesian has one plural form."""

    context: str | None
    msgid: str
    plural: str
    text: str

    @property
    def key(self) -> Key:
        return self.context, self.msgid

    @property
    def source(self) -> str:
        """What the text stands for: the plural where there is one, since it is used for every number."""
        return self.plural or self.msgid


@dataclass(frozen=True, slots=True)
class Count:
    """How far one catalogue of one package is."""

    package: str
    domain: str
    total: int
    translated: int
    by_us: int
    missing: tuple[str, ...]

    @property
    def enough(self) -> bool:
        return self.translated >= LEAST.get(self.package.split(".")[0], 0) * self.total


def placeholders(text: str) -> frozenset[str]:
    """The places that a program fills in; how often each occurs does not matter."""
    return frozenset(PLACEHOLDER.findall(text))


def wrong_placeholders(entry: Entry) -> list[str]:
    """A text that would raise, or swallow a name or number, where it is shown."""
    if not entry.text or placeholders(entry.text) == placeholders(entry.source):
        return []
    return [f"placeholders differ: {entry.source!r} -> {entry.text!r}"]


def wrong_edges(entry: Entry) -> list[str]:
    """A space lost or gained at an end: the next word would stick to it."""
    if not entry.text:
        return []
    return [
        f"space at the {name} differs: {entry.source!r} -> {entry.text!r}"
        for name, at in (("start", 0), ("end", -1))
        if entry.source[at].isspace() != entry.text[at].isspace()
    ]


def read(path: Path) -> dict[Key, Entry]:
    """The living entries of a .po file; none where the file is missing. A fuzzy text counts as none, as it does for msgfmt."""
    if not path.is_file():
        return {}
    entries: dict[Key, Entry] = {}
    for row in polib.pofile(str(path)):
        if row.obsolete:
            continue
        text = row.msgstr_plural.get(0, "") if row.msgid_plural else row.msgstr
        entries[row.msgctxt, row.msgid] = Entry(row.msgctxt, row.msgid, row.msgid_plural, "" if row.fuzzy else text)
    return entries


def template(locale: Path, domain: str) -> dict[Key, Entry]:
    """Every string a package can say. A package without an English template is read from whatever languages it does ship."""
    name = f"LC_MESSAGES/{domain}.po"
    if found := read(locale / "en" / name):
        return found
    together: dict[Key, Entry] = {}
    for path in sorted(locale.glob(f"*/{name}")):
        together.update(read(path))
    return together


def merged(folders: Iterable[Path], domain: str) -> dict[Key, Entry]:
    """The texts that Django would find in these folders; the first folder that has one wins."""
    texts: dict[Key, Entry] = {}
    for folder in folders:
        for language in FOLDERS:
            for key, entry in read(folder / language / "LC_MESSAGES" / f"{domain}.po").items():
                if entry.text:
                    texts.setdefault(key, entry)
    return texts


def count(package: str, domain: str, wanted: dict[Key, Entry], theirs: dict[Key, Entry], ours: dict[Key, Entry]) -> Count:
    """Ours over theirs."""
    missing = tuple(entry.msgid for key, entry in wanted.items() if key not in ours and key not in theirs)
    return Count(package, domain, len(wanted), len(wanted) - len(missing), sum(key in ours for key in wanted), missing)


def packages() -> Iterator[tuple[str, Path, bool]]:
    """Name, locale folder, and whether Django loads it; Django's own first."""
    yield "django.conf", _folder("django.conf"), True
    for name in NOT_INSTALLED:
        yield name, _folder(name), apps.is_installed(name)
    for app in apps.get_app_configs():
        locale = Path(app.path) / "locale"
        if locale.is_dir():
            yield app.name, locale, True


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise CommandError(f"{package} is not installed.")
    return Path(spec.origin).parent / "locale"


class Command(BaseCommand):
    help = "Count the Indonesian strings of every package, ours over theirs. Fails below the thresholds and on broken placeholders."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--missing", action="store_true", help="also print each string that has no Indonesian")
        parser.add_argument("--compile", action="store_true", help="first write the .mo files of locale/third_party from the .po files")

    def handle(self, *args: Any, **options: Any) -> None:
        if polib is None:
            raise CommandError("polib is missing: install requirements/test.txt.")
        if options["compile"]:
            self.compile()
        ours = {domain: merged([Path(path) for path in settings.LOCALE_PATHS], domain) for domain in DOMAINS}
        failures = [text for domain in DOMAINS for entry in ours[domain].values() for text in wrong_placeholders(entry) + wrong_edges(entry)]
        used: set[tuple[str, Key]] = set()
        for package, locale, loaded in packages():
            for domain in DOMAINS:
                wanted = template(locale, domain)
                if not wanted:
                    continue
                theirs = merged([locale], domain) if loaded else {}
                used.update((domain, key) for key in wanted)
                failures += self.report(count(package, domain, wanted, theirs, ours[domain]), options["missing"])
                if package.split(".")[0] in LEAST:
                    failures += [text for key in wanted if key in theirs and key not in ours[domain] for text in wrong_placeholders(theirs[key])]
        self.report_unused(ours, used)
        if failures:
            raise CommandError("\n".join(failures))

    def report(self, one: Count, show_missing: bool) -> list[str]:
        """Prints one line; gives back the failure, if it is one."""
        least = LEAST.get(one.package.split(".")[0], 0)
        wish = f", at least {least:.0%}" if least else ""
        self.stdout.write(f"{one.package} {one.domain}: {one.translated} of {one.total} ({one.translated / one.total:.1%}), {one.by_us} by us{wish}")
        if show_missing:
            for msgid in one.missing:
                self.stdout.write(f"    {msgid!r}")
        return [] if one.enough else [f"{one.package} {one.domain}: {len(one.missing)} strings have no Indonesian (--missing shows them)."]

    def report_unused(self, ours: dict[str, dict[Key, Entry]], used: set[tuple[str, Key]]) -> None:
        """After an upgrade these can go. No failure: an installed-apps change may leave some."""
        unused = [entry.msgid for domain in DOMAINS for key, entry in ours[domain].items() if (domain, key) not in used]
        if unused:
            self.stdout.write(f"{len(unused)} of ours belong to no installed package (harmless), for example {unused[:3]!r}")

    def compile(self) -> None:
        for folder in settings.LOCALE_PATHS:
            for path in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                path.with_suffix(".mo").write_bytes(polib.pofile(str(path)).to_binary())
                self.stdout.write(f"{path.with_suffix('.mo').name} written")
