"""Does every step still point at something that is there?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pages.guide_check import check_guides


class Command(BaseCommand):
    """Marks the guides that need work for the editors' list, and names them here. Ends with an error when there are any."""

    help = "Look whether the screens and controls that guides point at are still there."

    def handle(self, **options: Any) -> None:
        found = check_guides()
        for guide, faults in found.items():
            for fault in faults:
                self.stdout.write(f"{guide.slug}, step {fault['number']}: {fault['place']} is gone")
        if found:
            raise CommandError(f"{len(found)} guides need work. Editors see them marked in /kelola/panduan/.")
        self.stdout.write("Every guide points at something that is there.")
