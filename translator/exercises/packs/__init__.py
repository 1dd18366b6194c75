"""What is handed out: packs, cards, slides and the MSEL, made from an exercise as it stands."""

from translator.exercises.packs.bundle import FILES, bundle, file_of, report_files, zipped

__all__ = ["FILES", "bundle", "file_of", "report_files", "zipped"]
