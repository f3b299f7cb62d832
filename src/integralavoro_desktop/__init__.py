"""Integr@lavoro Desktop: the offline case file of a job coach.

The rooms, from the ground up (arrows of import point down only):

kernel      what a record type is; no Qt, no connection, no paper
storage     the encrypted vault, the change log, search; only room that knows SQLCipher
printing    paper; only room that knows ReportLab
exchange    bundles between laptops and office; only room that knows age and the signatures
gui         windows for any record type; only room that knows Qt (with features/*/page.py)
features    one folder per record type, siblings that do not know each other;
            dossier, today, ... read several types and are read by nobody
catalog     every record type in menu order, and its hand-made page
app, cli    the only places that wire the rooms together
"""

__version__ = "0.1.0"
