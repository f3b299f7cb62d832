"""The closed lists of a person's page."""

from __future__ import annotations

from integralavoro_desktop.kernel.choice import Choice
from integralavoro_desktop.kernel.i18n import N_


class IdKind(Choice):
    """What sort of code the person has (SISM 0, 1, 2, 3, 4, 99)."""

    CF = "cf", N_("Tax code")
    STP = "stp", N_("STP code")
    ENI = "eni", N_("ENI code")
    TEAM = "team", N_("TEAM card")
    PROVISIONAL = "provisional", N_("Provisional tax code")
    ABSENT = "absent", N_("No code yet")


class Sex(Choice):
    """The sex of the civil register."""

    M = "m", N_("Male")
    F = "f", N_("Female")
    ND = "nd", N_("Sex not stated")


class ItalianLevel(Choice):
    """How well the person speaks Italian."""

    MOTHER = "mother", N_("Mother tongue")
    A0 = "a0", N_("No knowledge of it")
    A1 = "a1", N_("A1")
    A2 = "a2", N_("A2")
    B1 = "b1", N_("B1")
    B2 = "b2", N_("B2")
    C1 = "c1", N_("C1")
    C2 = "c2", N_("C2")
    ND = "nd", N_("Level not asked")


class Licence(Choice):
    """What the person may drive."""

    AM = "am", N_("AM")
    A = "a", N_("A")
    B = "b", N_("B")
    C = "c", N_("C")
    D = "d", N_("D")
    CQC = "cqc", N_("CQC")
    FORKLIFT = "forklift", N_("Forklift")


class Transport(Choice):
    """How the person gets about."""

    FOOT = "foot", N_("On foot")
    BIKE = "bike", N_("By bicycle")
    PUBLIC = "public", N_("By public transport")
    CAR = "car", N_("By car")
    ESCORT = "escort", N_("With somebody beside")


class FileState(Choice):
    """What happens with the file itself."""

    ACTIVE = "active", N_("File in use")
    REVIEW = "review", N_("Keeping to be reviewed")
    ANONYMISED = "anonymised", N_("Made anonymous")


class ResidenceKind(Choice):
    """Which of the two addresses it is."""

    RESIDENCE = "residence", N_("Residence")
    DOMICILE = "domicile", N_("Domicile")


class AssignmentRole(Choice):
    """In which role an operator follows the person."""

    COACH = "coach", N_("Coach in charge")
    SECOND = "second", N_("Second tutor")
    SUBSTITUTE = "substitute", N_("Substitute")
    DIRECT = "direct", N_("Programme coach (working alongside)")


class AssignmentEnd(Choice):
    """Why an assignment ended."""

    HANDOVER = "handover", N_("Hand-over")
    LEAVE = "leave", N_("Absence of the operator")
    END = "end", N_("End of the path")
    REQUEST = "request", N_("The person asked for it")
    OTHER = "other", N_("Other")


class HandoverState(Choice):
    """How far a hand-over has come."""

    NONE = "none", N_("–")
    PROPOSED = "proposed", N_("Hand-over proposed")
    ACCEPTED = "accepted", N_("Hand-over accepted")
    DONE = "done", N_("Hand-over done")


class Relation(Choice):
    """Who somebody is to the person."""

    PARENT = "parent", N_("Parent")
    PARTNER = "partner", N_("Partner")
    SIBLING = "sibling", N_("Sister or brother")
    CHILD = "child", N_("Daughter or son")
    OTHER_RELATIVE = "other_relative", N_("Another relative")
    FRIEND = "friend", N_("Friend")
    ADMIN = "admin", N_("Support administrator")
    GUARDIAN = "guardian", N_("Legal guardian")
    VOLUNTEER = "volunteer", N_("Volunteer")


class ServiceRole(Choice):
    """What a service is to the person."""

    SENDER = "sender", N_("Sending service")
    PSYCHIATRIST = "psychiatrist", N_("Psychiatrist")
    CASE_MANAGER = "case_manager", N_("Case manager")
    SOCIAL = "social", N_("Social worker")
    CELAV = "celav", N_("CELAV")
    TARGETED = "targeted", N_("Targeted placement office")
    NIL = "nil", N_("NIL")
    ACCREDITED = "accredited", N_("Accredited body")
    OTHER = "other", N_("Other")


class LeftReason(Choice):
    """Why an earlier job ended."""

    END = "end", N_("End of contract")
    RESIGNED = "resigned", N_("Resigned")
    DISMISSED = "dismissed", N_("Dismissed")
    CLOSED = "closed", N_("The firm closed")
    PERSONAL = "personal", N_("Personal reasons")
    ND = "nd", N_("Reason not told")


class SkillKind(Choice):
    """What sort of skill it is."""

    TECHNICAL = "technical", N_("Technical skill")
    TRANSVERSAL = "transversal", N_("Transversal skill")
    DIGITAL = "digital", N_("Digital skill")
    LANGUAGE = "language", N_("Language skill")


class Evidence(Choice):
    """How we know about a skill."""

    DOCUMENT = "document", N_("A document")
    PRACTICAL = "practical", N_("A practical test")
    REFERENCE = "reference", N_("A reference")
    TRAINEESHIP = "traineeship", N_("Seen in a traineeship")
    GROUP = "group", N_("Seen in a group")
    SELF = "self", N_("Told by the person")


class NeedSource(Choice):
    """Who noticed a training need."""

    PERSON = "person", N_("The person")
    COACH = "coach", N_("The coach")
    TEAM = "team", N_("The care team")
    EMPLOYER = "employer", N_("An employer")


class NeedPriority(Choice):
    """How soon a training need wants an answer."""

    HIGH = "high", N_("High priority")
    NORMAL = "normal", N_("Normal priority")


class NeedState(Choice):
    """What became of a training need."""

    OPEN = "open", N_("Need open")
    PLANNED = "planned", N_("Need planned for")
    MET = "met", N_("Need met")
    DROPPED = "dropped", N_("No longer current")
