"""Every record type that the program knows, in menu order."""

from __future__ import annotations

from integralavoro_desktop.features.activities.record import RECORD as ACTIVITY
from integralavoro_desktop.features.assessments.record import RECORD as ASSESSMENT
from integralavoro_desktop.features.candidates.record import RECORD as CANDIDATE
from integralavoro_desktop.features.catalogue.record import CODE_VALUE, TERRITORY
from integralavoro_desktop.features.consents.record import RECORD as CONSENT
from integralavoro_desktop.features.disclosures.record import RECORD as DISCLOSURE
from integralavoro_desktop.features.instruments.record import RECORD as INSTRUMENT
from integralavoro_desktop.features.law.record import RECORD as LEGAL_PARAMETER
from integralavoro_desktop.features.operators.record import RECORD as OPERATOR
from integralavoro_desktop.features.organisations.record import RECORD as ORGANISATION
from integralavoro_desktop.features.path_events.record import RECORD as PATH_EVENT
from integralavoro_desktop.features.referrals.record import RECORD as REFERRAL
from integralavoro_desktop.features.tasks.record import RECORD as TASK
from integralavoro_desktop.features.traineeships.record import RECORD as TRAINEESHIP
from integralavoro_desktop.features.work_profiles.record import RECORD as WORK_PROFILE
from integralavoro_desktop.kernel.catalogue import Catalogue

CATALOG = Catalogue(
    (
        CANDIDATE,
        REFERRAL,
        CONSENT,
        WORK_PROFILE,
        ASSESSMENT,
        ACTIVITY,
        PATH_EVENT,
        TASK,
        TRAINEESHIP,
        ORGANISATION,
        DISCLOSURE,
        INSTRUMENT,
        TERRITORY,
        CODE_VALUE,
        LEGAL_PARAMETER,
        OPERATOR,
    )
)
