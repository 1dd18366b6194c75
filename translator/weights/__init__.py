"""The registry of models and the store of their weights, every file checked by SHA-256."""

from __future__ import annotations

from translator.weights.fetching import OnProgress, Source, fetch
from translator.weights.models import MODELS, model
from translator.weights.offline import offline
from translator.weights.parts import File, Model, Piece
from translator.weights.store import (
    digest,
    is_present,
    model_folder,
    path,
    verify,
    weights_folder,
)

__all__ = [
    "MODELS",
    "File",
    "Model",
    "OnProgress",
    "Piece",
    "Source",
    "digest",
    "fetch",
    "is_present",
    "model",
    "model_folder",
    "offline",
    "path",
    "verify",
    "weights_folder",
]
