"""Sessions as iCalendar files (RFC 5545): one session to put into a phone's calendar, and feeds that a calendar follows (TR-07).

Only what the public page shows goes in, field by field. How to join an online session is left to the page: a feed is read by programs of others and
passed on, and a link in it could not be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from pages.models.training import TrainingSessionPage
from portal.brand import brand

Address = Callable[[TrainingSessionPage], str]
REFRESH = timedelta(hours=6)
"""How often a calendar that follows a feed is asked to look again."""


def local(moment: datetime) -> datetime:
    """The same moment in the city's zone: an editor's own zone must not reach a file for everybody."""
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE))


def sequence(session: TrainingSessionPage) -> int:
    """The number of the version: grows with every publication, and when a session is called off."""
    if session.live:
        return 2 * (session.live_revision_id or 0)
    return 2 * (session.latest_revision_id or 0) + 1


def description(session: TrainingSessionPage, url: str) -> str:
    """Summary, people, what to bring, and where to read more."""
    lines = [
        session.summary,
        _("Pembicara: %(name)s") % {"name": session.speaker},
        _("Penyelenggara: %(name)s") % {"name": session.organiser},
        _("Bawa: %(things)s") % {"things": session.bring} if session.bring else "",
        _("Cara ikut: %(url)s") % {"url": url},
    ]
    return "\n".join(line for line in lines if line)


def location(session: TrainingSessionPage) -> str:
    """Hall, kelurahan and kecamatan; that it is online otherwise."""
    if session.is_online or session.kelurahan is None:
        return session.where
    return ", ".join([session.place, session.kelurahan.full_name, *([session.kelurahan.parent.full_name] if session.kelurahan.parent else []), brand().city])


def event(session: TrainingSessionPage, url: str) -> Event:
    """One session. A session that is not live is called off: the calendar is told so, and shows it struck out or not at all."""
    made = Event()
    made.add("uid", str(session.translation_key))
    made.add("sequence", sequence(session))
    changed = (session.last_published_at or session.starts_at).astimezone(ZoneInfo("UTC"))
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("dtstart", local(session.starts_at))
    made.add("dtend", local(session.ends_at))
    if not session.live:
        made.add("status", "CANCELLED")
        made.add("summary", _("Batal: %(title)s") % {"title": session.title})
        return made
    made.add("status", "CONFIRMED")
    made.add("summary", session.title)
    made.add("description", description(session, url))
    made.add("location", location(session))
    made.add("url", url)
    if session.topic:
        made.add("categories", [session.topic.name])
    return made


def calendar_file(sessions: Iterable[TrainingSessionPage], address: Address, name: str = "") -> bytes:
    """The file of these sessions, in UTF-8 with CRLF line ends. A feed has a name; `address` gives the full address of a session's page."""
    made = Calendar()
    made.add("prodid", f"-//{brand().name}//Pelatihan//ID")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    if name:
        made.add("name", name)
        made.add("x-wr-calname", name)
        made.add("x-wr-timezone", settings.TIME_ZONE)
        made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", REFRESH)
    for session in sessions:
        made.add_component(event(session, address(session)))
    made.add_missing_timezones()
    return made.to_ical()
