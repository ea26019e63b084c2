"""Who may write, who checks, and the workflow between them."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page, Workflow, WorkflowPage, WorkflowTask

from portal.accounts.roles import EDITOR, OFFICER, ensure_roles

WORKFLOW_NAME = "Pemeriksaan naskah"
TASK_NAME = "Diperiksa petugas"
EDITOR_PAGE_RIGHTS = ("add_page", "change_page")
CHECKER_PAGE_RIGHTS = ("publish_page",)  # approving publishes in the name of the one who approved
DOCUMENT_RIGHTS = ("add_document", "change_document", "choose_document")  # films of guides, papers for participants
IMAGE_RIGHTS = ("add_image", "change_image", "choose_image")
SNIPPET_RIGHTS = (("pages", "newscategory"), ("pages", "trainingtopic"), ("pages", "trainingseries"), ("pages", "glossaryterm"))


def _page_rights(group: Group, page: Page, codenames: tuple[str, ...]) -> None:
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _collection_rights(group: Group, app: str, codenames: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label=app, codename__in=codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _snippet_rights(group: Group) -> None:
    for app, model in SNIPPET_RIGHTS:
        for action in ("add", "change", "delete"):
            group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=f"{action}_{model}"))


def put_editor_rights(home: Page) -> None:
    """Editors write pages, add pictures and documents and keep the word lists; nothing of theirs goes live unchecked."""
    ensure_roles()
    _page_rights(Group.objects.get(name=EDITOR), home, EDITOR_PAGE_RIGHTS)
    _collection_rights(Group.objects.get(name=EDITOR), "wagtailimages", IMAGE_RIGHTS)
    _page_rights(Group.objects.get(name=OFFICER), home, CHECKER_PAGE_RIGHTS)
    put_list_rights()


def put_list_rights() -> None:
    """The word lists and documents. Also a piece of its own: a city whose editors had their rights before a list was added gets it too."""
    ensure_roles()
    group = Group.objects.get(name=EDITOR)
    _collection_rights(group, "wagtaildocs", DOCUMENT_RIGHTS)
    _snippet_rights(group)


def put_collection_name() -> None:
    """Wagtail calls the collection of everything "Root", and everybody who uploads something reads it."""
    Collection.objects.filter(depth=1, name="Root").update(name="Umum")


def put_root_name() -> None:
    """The page above home is called "Root" too; editors meet it in searches and above their pages."""
    Page.objects.filter(depth=1, title="Root").update(title="Semua halaman", draft_title="Semua halaman")


def put_workflow(home: Page) -> None:
    """One check by an officer before anything below home goes live; takes the place of Wagtail's English default, groups included."""
    for old in Workflow.objects.filter(name="Moderators approval", active=True):
        old.deactivate()
    WorkflowPage.objects.filter(workflow__active=False).delete()
    for task in GroupApprovalTask.objects.filter(name="Moderators approval", active=True):
        task.deactivate()
    Group.objects.filter(name__in=("Moderators", "Editors"), user__isnull=True).delete()
    task = GroupApprovalTask.objects.create(name=TASK_NAME)
    task.groups.add(Group.objects.get(name=OFFICER))
    workflow = Workflow.objects.create(name=WORKFLOW_NAME)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=home)
