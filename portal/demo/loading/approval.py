"""An official of the demo city, who approves programmes through the link in a mail: first an officer checks, then she decides (GD-11)."""

from django.db import transaction
from wagtail.models import Task, Workflow, WorkflowPage, WorkflowTask

from pages.models import OfficialApprovalTask, ProgrammeIndexPage
from pages.shipped.editors import TASK_NAME
from portal.brand import brand
from portal.demo.logins import OFFICIAL

WORKFLOW_NAME = "Pemeriksaan dan persetujuan kepala dinas"


@transaction.atomic
def load_approval() -> int:
    """Everything below /program/ goes this way from now on. Made once: a city that took it away keeps it away. Returns how many were made."""
    programmes = ProgrammeIndexPage.objects.first()
    check = Task.objects.filter(name=TASK_NAME, active=True).first()
    if programmes is None or check is None or OfficialApprovalTask.objects.exists():
        return 0
    approval = OfficialApprovalTask.objects.create(
        name="Persetujuan kepala dinas",
        official_name=OFFICIAL.name,
        official_position=f"Kepala {brand().office}",
        official_email=OFFICIAL.email,
    )
    workflow = Workflow.objects.create(name=WORKFLOW_NAME)
    for place, task in enumerate((check, approval)):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=place)
    WorkflowPage.objects.get_or_create(page=programmes, defaults={"workflow": workflow})
    return 1
