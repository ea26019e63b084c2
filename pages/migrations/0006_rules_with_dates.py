import json
import uuid

import wagtail.fields
from django.db import migrations


def carry(apps, schema_editor):
    """The one rule without a date becomes the first version, in pages and in every stored draft of them."""
    ProgrammePage, Revision = apps.get_model("pages", "ProgrammePage"), apps.get_model("wagtailcore", "Revision")
    for page in ProgrammePage.objects.all():
        page.rules = as_version(page.rule, page.starts_on.isoformat())
        page.save(update_fields=["rules"])
        for revision in Revision.objects.filter(object_id=str(page.pk), content_type__app_label="pages", content_type__model="programmepage"):
            content = revision.content
            content["rules"] = as_version(content.pop("rule", ""), content.get("starts_on") or page.starts_on.isoformat())
            revision.content = content
            revision.save(update_fields=["content"])


def as_version(text, day):
    if not text:
        return "[]"
    return json.dumps([{"type": "rule", "value": {"starts_on": day, "text": text, "source": "", "source_url": ""}, "id": str(uuid.uuid4())}])


class Migration(migrations.Migration):

    dependencies = [
        ('pages', '0005_news_programmes_notices'),
    ]

    operations = [
        migrations.AddField(
            model_name='programmepage',
            name='rules',
            field=wagtail.fields.StreamField([('rule', 4)], blank=True, block_lookup={0: ('wagtail.blocks.DateBlock', (), {'label': 'Berlaku mulai'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'ol', 'ul', 'link'], 'help_text': 'Tulis dengan kata sehari-hari. Angka dan batas ikut ditulis di sini.', 'label': 'Bunyi aturan'}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'Nama dan nomor surat atau peraturan, dengan tanggalnya.', 'label': 'Sumber', 'max_length': 200}), 3: ('wagtail.blocks.URLBlock', (), {'help_text': 'Boleh kosong.', 'label': 'Alamat sumber', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('starts_on', 0), ('text', 1), ('source', 2), ('source_url', 3)]], {})}, help_text='Boleh kosong. Aturan berubah? Tambah versi baru dengan tanggalnya. Halaman memakai versi yang berlaku hari itu.', verbose_name='Aturan'),
        ),
        migrations.RunPython(carry, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(
            model_name='programmepage',
            name='rule',
        ),
    ]
