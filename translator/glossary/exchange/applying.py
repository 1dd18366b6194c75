"""Puts a previewed import into a layer of the glossary, whole or not at all."""

from __future__ import annotations

from translator.errors import GlossaryError
from translator.glossary.exchange.preview import Preview
from translator.glossary.journal import Record
from translator.glossary.layers import PERSONAL
from translator.glossary.reports import Report, silent
from translator.glossary.store import Change, Store


def apply(
    shown: Preview,
    store: Store,
    *,
    layer: str = PERSONAL,
    note: str = "",
    report: Report = silent,
) -> Record | None:
    """Write what a preview showed into a layer, as one change that can be undone as one.

    Args:
        shown: the preview, made with ``store.glossary()``.
        store: the layers.
        layer: the name of the layer to write.
        note: what the journal says of it, such as the name of the file.
        report: told how far it is; where it raises, nothing is written.

    Returns:
        The journal's record, or ``None`` when there was nothing to write.

    Raises:
        GlossaryError: the preview holds conflicts or refused entries, the glossary has changed
            since it was made, or the layer cannot be written. Nothing was written then.
    """
    blocked = [*shown.conflicts, *shown.refused]
    if blocked:
        raise GlossaryError(
            f"Nothing was imported: {len(shown.conflicts)} in conflict, {len(shown.refused)} "
            f"refused. The first: {blocked[0]}",
            hint="Mend these in the file, or take them out, and import it again.",
        )
    if store.glossary().digest != shown.digest:
        raise GlossaryError(
            "Nothing was imported: the glossary has changed since the preview.",
            hint="Look at a new preview first.",
            retry=True,
        )
    changes = [
        Change(one.id, {k: v for k, v in one.raw.items() if k != "id"})
        for one in (*shown.new, *shown.changed)
    ]
    if not changes:
        return None
    return store.apply(changes, layer=layer, action="import", note=note, report=report)
