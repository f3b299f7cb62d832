"""Why a file from outside is not taken: each reason one class, each with its three sentences."""

from __future__ import annotations

from typing import ClassVar

from integralavoro_desktop.kernel.i18n import N_, _
from integralavoro_desktop.kernel.problems import AppError

_NOTHING_IMPORTED = N_("Nothing was imported and nothing changed here.")
_PUT_ASIDE = N_("The package was put aside as it is. Nothing changed here.")
_NOTHING_WRITTEN = N_("No package was written and nothing changed here.")
_NOTHING_PAIRED = N_("No pairing was made and nothing changed here.")


class Refusal(AppError):  # noqa: N818 - named after what was refused, as a person would say it
    """A file or a code that this computer does not accept; nothing of it was applied.

    `is_quarantined` tells the caller to keep the ciphertext and count it, for the office to look at.
    """

    sentences: ClassVar[tuple[str, str, str]]
    is_quarantined: ClassVar[bool] = False

    def __init__(self) -> None:
        happened, kept, todo = self.sentences
        super().__init__(_(happened), _(kept), _(todo))


class NotForThisDevice(Refusal):
    """No key of this computer opens the file."""

    sentences = (
        N_("This package was not made for this computer, or its first lines are damaged."),
        _NOTHING_IMPORTED,
        N_("Ask whoever prepared it for the package made for this computer."),
    )


class Damaged(Refusal):
    """Bytes missing, added or changed, or content that does not keep the format."""

    sentences = (
        N_("This package is damaged or incomplete."),
        _NOTHING_IMPORTED,
        N_("Copy the file once more from where it came from, or ask for a new package."),
    )


class ForeignSeal(Refusal):
    """An age file sealed with a passphrase, for several readers, or written as text."""

    sentences = (
        N_("This file is locked in a way that packages never use."),
        _NOTHING_IMPORTED,
        N_("Ask for a package prepared by this program."),
    )


class TooLarge(Refusal):
    """Larger than the limits of the format, or made to grow without measure."""

    sentences = (
        N_("This package is larger than the program accepts."),
        _NOTHING_IMPORTED,
        N_("Ask for a new package with fewer attachments."),
    )


class NotABundle(Refusal):
    """A folder, a link, an empty file, a device."""

    sentences = (
        N_("This is not a package: it is a folder, a link or an empty file."),
        _NOTHING_IMPORTED,
        N_("Choose a file whose name ends in .jcb."),
    )


class StillArriving(Refusal):
    """The size or the time of the file changed while it was being looked at."""

    sentences = (
        N_("This package is still being copied."),
        _NOTHING_IMPORTED,
        N_("Wait until the copy has ended, then try again."),
    )


class StickRemoved(Refusal):
    """The file could not be read to its end."""

    sentences = (
        N_("The package can no longer be read: the stick or the folder is gone."),
        _NOTHING_IMPORTED,
        N_("Put the stick back in and try again."),
    )


class UnknownSender(Refusal):
    """No certificate of this store names the sender."""

    sentences = (
        N_("This package comes from a computer that is not known here."),
        _PUT_ASIDE,
        N_("Find out whose computer it is, and whether it has been paired."),
    )
    is_quarantined = True


class SenderRevoked(Refusal):
    """The signature is good, but the sender's certificate is withdrawn."""

    sentences = (
        N_("This package comes from a computer that was reported lost or is no longer in use."),
        _PUT_ASIDE,
        N_("Find out whether it was prepared before the loss, then decide what to do with it."),
    )
    is_quarantined = True


class Forged(Refusal):
    """The signature is not the sender's."""

    sentences = (
        N_("The signature of this package is not valid."),
        _PUT_ASIDE,
        N_("Do not use this package. Ask its sender for a new one, in person."),
    )
    is_quarantined = True


class Misdirected(Refusal):
    """Signed for another reader and sealed again for this one."""

    sentences = (
        N_("This package was made for another computer and passed on to this one."),
        _PUT_ASIDE,
        N_("Do not use this package. Ask its sender for the one made for this computer."),
    )
    is_quarantined = True


class OfficeKeyNotInForce(Refusal):
    """Signed with an office key that was not valid then, or that has been replaced since."""

    sentences = (
        N_("This package is signed with an office key that is no longer in force."),
        _PUT_ASIDE,
        N_("Ask the office for a new package."),
    )
    is_quarantined = True


class StatementForged(Refusal):
    """A certificate or a statement about keys that the office root did not sign."""

    sentences = (
        N_("A certificate in this package was not signed by the office."),
        _PUT_ASIDE,
        N_("Do not use this package. Ask the office for a new one, in person."),
    )
    is_quarantined = True


class UpdateFirst(Refusal):
    """The sender requires something that this version cannot do."""

    sentences = (
        N_("This package was prepared by a newer version of the program."),
        N_("The package was kept as it is. Nothing changed here."),
        N_("Update the program, then import the package again."),
    )


class OtherDistrict(Refusal):
    """Signed and sealed properly, for another district."""

    sentences = (
        N_("This package belongs to another district."),
        _NOTHING_IMPORTED,
        N_("Give it back to whoever handed it over."),
    )


class NoRoom(Refusal):
    """The stick or the disk is full."""

    sentences = (
        N_("There is not enough room on the stick or in the folder."),
        _NOTHING_WRITTEN,
        N_("Make room or choose another place, then prepare the package again."),
    )


class CannotWrite(Refusal):
    """The place is read-only, locked, gone, or not a folder."""

    sentences = (
        N_("It is not possible to write in this place."),
        _NOTHING_WRITTEN,
        N_("Choose another stick or folder, one that is not protected against writing."),
    )


class TooMuchToSend(Refusal):
    """What has to leave does not fit the limits of one package."""

    sentences = (
        N_("What has to leave is too much for one package."),
        _NOTHING_WRITTEN,
        N_("Leave some attachments for the next package."),
    )


class CodeMistyped(Refusal):
    """The check character does not fit: a slip of the fingers, not an attempt."""

    sentences = (
        N_("There is a slip in the code: one character does not fit the others."),
        N_("This did not count as an attempt."),
        N_("Compare the code with the office's screen and type it again."),
    )


class PairingFailed(Refusal):
    """Code, file or both are wrong; which part is never said."""

    sentences = (
        N_("The code and the file do not belong together."),
        _NOTHING_PAIRED,
        N_("Check the code. If it is right, ask the office for a new invitation."),
    )


class PairingBurnt(Refusal):
    """Five attempts were made."""

    sentences = (
        N_("This code was tried too many times and no longer works."),
        _NOTHING_PAIRED,
        N_("Ask the office for a new invitation, with a new code."),
    )


class PairingExpired(Refusal):
    """More than thirty minutes have gone by."""

    sentences = (
        N_("This invitation is more than thirty minutes old and has expired."),
        _NOTHING_PAIRED,
        N_("Check date and time of this computer, then ask the office for a new invitation."),
    )


class PairingUsed(Refusal):
    """The code already brought one computer in."""

    sentences = (
        N_("This invitation has already been used."),
        _NOTHING_PAIRED,
        N_("For another computer, make a new invitation."),
    )


class NotPaired(Refusal):
    """This store takes part in no exchange yet."""

    sentences = (
        N_("This computer is not paired with an office yet."),
        N_("Nothing has changed."),
        N_("Pair it with the office first: Exchange, «Pair this computer»."),
    )


class AlreadyIncluded(Refusal):
    """A bundle that was imported before, or an older one than the last."""

    sentences = (
        N_("This package, or a newer one, was already imported."),
        N_("Nothing has changed."),
        N_("There is nothing to do. If you expected something else, ask for the newest package."),
    )


class Gap(Refusal):
    """A bundle that begins after what is here."""

    sentences = (
        N_("This package starts from things that are missing here."),
        _NOTHING_IMPORTED,
        N_("Prepare a package for the other side: the next one that comes back will be complete."),
    )


class OtherCopy(Refusal):
    """The other side knows a different history of this device: a restored or copied store."""

    sentences = (
        N_("This store was restored from a copy, or exists on two computers."),
        _PUT_ASIDE,
        N_("Call the office: this computer has to be paired again before the next exchange."),
    )
    is_quarantined = True


class NotAllowed(Refusal):
    """A bundle that goes the wrong way for this store."""

    sentences = (
        N_("This package was made for another kind of computer."),
        _NOTHING_IMPORTED,
        N_("Open it where it belongs: at the office, or on the coach's laptop."),
    )


class OutOfUse(Refusal):
    """A bundle asked for a laptop that was reported lost or taken out of use."""

    sentences = (
        N_("This computer was taken out of use: no package is prepared for it any more."),
        _NOTHING_WRITTEN,
        N_("If it is back, pair it again as a new computer."),
    )


class PutInOrder(Refusal):
    """An older copy of this store had gone on: what it wrote was numbered anew, and can go to the office."""

    sentences = (
        N_("This store had been restored from a copy, or exists on two computers."),
        N_("All that was written here is kept and was put in order. Nothing of this package was imported."),
        N_("Prepare a package for the office now: the one that comes back will be complete."),
    )
