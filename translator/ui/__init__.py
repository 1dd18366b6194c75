"""The web page: a skin over the pipeline, with no decisions of its own.

Gradio reads its switches when it is imported, so they are set here, before any module of this
package can import it: nothing is reported to anybody.
"""

from __future__ import annotations

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
