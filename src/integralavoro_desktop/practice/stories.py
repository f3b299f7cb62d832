"""The stories that people of the practice district live: every status, every turn, told with respect."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel.periods import add_days, add_months
from integralavoro_desktop.practice.beginnings import begin, known_only, newly_referred
from integralavoro_desktop.practice.diary import Stretch, hand_out, hand_to_firm, keep_diary, next_step, remember
from integralavoro_desktop.practice.evaluations import Occasion, assess
from integralavoro_desktop.practice.file import workday
from integralavoro_desktop.practice.intake import assign, consent_to_firm, refuse_referral, wish
from integralavoro_desktop.practice.path import drop_out, finish, pause, reopen, wait
from integralavoro_desktop.practice.placements import Placement, place, prepare_only
from integralavoro_desktop.practice.texts import sentences

if TYPE_CHECKING:
    from integralavoro_desktop.features.traineeships.model import Traineeship
    from integralavoro_desktop.practice.file import File
    from integralavoro_desktop.practice.network import Firm


_ENTERED = 15  # in a hundred


def running(file: File) -> None:
    """Tell of somebody in a traineeship now."""
    decided, _follower = begin(file, file.back(file.dice.between(9, 26)))
    starts = workday(file.back(file.dice.between(1, 4)).replace(day=1))
    _search(file, decided, starts)
    kind = "inclusion" if file.dice.chance(30) else "extracurricular"
    firm = firm_for(file, kind)
    made = train(file, Placement(firm, starts, _ends(starts, 6), kind, file.dice.pick((4, 4, 6))))
    look_again(file, (made, firm))
    go_on(file)


def careless_start(file: File) -> None:
    """Tell of a traineeship that began before the safety training: the program says so."""
    decided, _follower = begin(file, file.back(10))
    starts = workday(file.back(2).replace(day=1))
    _search(file, decided, starts)
    firm = file.network.firms["cortile"]
    train(file, Placement(firm, starts, _ends(starts, 5), forgot_safety=True))
    go_on(file)


def resting(file: File) -> None:
    """Tell of a traineeship that is suspended now."""
    decided, _follower = begin(file, file.back(15))
    starts = workday(file.back(4).replace(day=1))
    _search(file, decided, starts)
    firm = file.network.firms["rugiada"]
    rests = (workday(add_days(file.today, -20)), None)
    train(file, Placement(firm, starts, _ends(starts, 8), "inclusion", 4, rests=rests))
    go_on(file)


def longer(file: File) -> None:
    """Tell of a traineeship that was suspended once and extended since."""
    decided, _follower = begin(file, file.back(22))
    starts = workday(file.back(8).replace(day=1))
    _search(file, decided, starts)
    firm = file.network.firms["brughirola"]
    rested = (workday(add_months(starts, 2)), add_days(add_months(starts, 3), 4))
    wanted = Placement(firm, starts, _ends(starts, 6), hours=6, rests=rested, longer=_ends(starts, 11))
    look_again(file, (train(file, wanted), firm))
    go_on(file)


def signed(file: File) -> None:
    """Tell of a traineeship that is signed and begins next week."""
    decided, _follower = begin(file, file.back(7))
    starts = workday(add_days(file.today, 8))
    _search(file, decided, file.today)
    place(file, Placement(firm_for(file), starts, _ends(starts, 4)))
    go_on(file)


def never_started(file: File) -> None:
    """Tell of a traineeship that never started, and of another one being prepared."""
    decided, _follower = begin(file, file.back(12))
    starts = workday(file.back(3))
    _search(file, decided, file.today)
    place(file, Placement(firm_for(file), starts, _ends(starts, 4), never=True))
    prepare_only(file, firm_for(file), workday(add_days(file.today, 25)))
    go_on(file)


def between(file: File) -> None:
    """Tell of somebody whose traineeship has ended and who looks for the next place."""
    decided, _follower = begin(file, file.back(file.dice.between(16, 36)))
    starts = workday(file.back(file.dice.between(7, 12)).replace(day=1))
    _search(file, decided, starts)
    firm = firm_for(file)
    ends = _ends(starts, file.dice.between(4, 6))
    made = train(file, Placement(firm, starts, ends, result=file.dice.pick(("other_place", "prepare"))))
    _report(file, made, ends)
    keep_diary(file, Stretch(file.after(ends, 5, 20), file.today, 18))
    look_again(file)
    go_on(file)


def stopped(file: File) -> None:
    """Tell of a traineeship that stopped early, a pause, and a fresh start of the search."""
    decided, _follower = begin(file, file.back(20))
    starts = workday(file.back(9).replace(day=1))
    _search(file, decided, starts)
    ends = workday(add_months(starts, 2))
    train(file, Placement(firm_for(file), starts, _ends(starts, 6), stopped=ends, reason="person", result="pause"))
    resumed = file.after(ends, 70, 90)
    pause(file, file.after(ends, 4, 9), add_days(resumed, -1))
    keep_diary(file, Stretch(resumed, file.today, 20))
    look_again(file)
    go_on(file)


def paused(file: File) -> None:
    """Tell of somebody whose path rests now."""
    decided, _follower = begin(file, file.back(file.dice.between(10, 30)))
    since = file.back(1)
    _search(file, decided, since)
    pause(file, since)
    keep_diary(file, Stretch(add_days(since, 20), file.today, 28))


def waiting(file: File) -> None:
    """Tell of somebody who was accepted and waits for the path to begin."""
    decided, _follower = begin(file, file.back(3), is_ready=False)
    wait(file, decided)
    keep_diary(file, Stretch(add_days(decided, 10), file.today, 30))
    go_on(file, sentences()["notes"]["waiting"])


def assessing(file: File) -> None:
    """Tell of somebody who has just been accepted and is being assessed."""
    decided, _follower = begin(file, file.back(2))
    keep_diary(file, Stretch(add_days(decided, 5), file.today, 12))
    go_on(file)


def referred(file: File) -> None:
    """Tell of a referral that waits for its answer."""
    newly_referred(file, add_days(file.today, -file.dice.between(3, 11)))


def overdue(file: File) -> None:
    """Tell of a referral whose answer is late."""
    newly_referred(file, file.back(1))


def more_asked(file: File) -> None:
    """Tell of a referral for which papers were asked."""
    referral = newly_referred(file, add_days(file.today, -26))
    asked = file.after(referral.received_on or file.today, 6, 9)
    file.change(referral, asked, outcome="info", missing_papers=sentences()["notes"]["papers"])


def not_accepted(file: File) -> None:
    """Tell of a referral that was not accepted, with its reason and advice."""
    referral = newly_referred(file, file.back(file.dice.between(2, 14)), is_followed=False)
    refuse_referral(file, referral, file.dice.pick(sentences()["refusal"]))


def unreferred(file: File) -> None:
    """Tell of a file that was opened before any referral."""
    known_only(file, file.back(1))


def closed(file: File) -> None:
    """Tell of a path that ended with agreement."""
    decided, follower = begin(file, file.back(file.dice.between(24, 40)))
    ended = file.back(file.dice.between(3, 14))
    starts = workday(add_months(ended, -8).replace(day=1))
    _search(file, decided, starts)
    ends = _ends(starts, 5)
    train(file, Placement(firm_for(file), starts, ends, reason="hired", result="hire"))
    keep_diary(file, Stretch(file.after(ends, 10, 20), add_days(ended, -1), 25))
    assess(file, Occasion(workday_of(file, ended, -30), "exit", 29))
    finish(file, ended, follower)


def dropped(file: File) -> None:
    """Tell of a path that was interrupted."""
    decided, follower = begin(file, file.back(file.dice.between(12, 30)))
    ended = file.back(file.dice.between(2, 9))
    _search(file, decided, add_days(ended, -40))
    drop_out(file, ended, follower)


def back_again(file: File) -> None:
    """Tell of somebody who had ended and came back with a new referral."""
    decided, follower = begin(file, file.back(34))
    ended = file.back(18)
    _search(file, decided, ended)
    finish(file, ended, follower)
    begin(file, file.back(8), "return")
    starts = workday(file.back(2).replace(day=1))
    _search(file, file.back(7), starts)
    firm = firm_for(file)
    train(file, Placement(firm, starts, _ends(starts, 6)))
    go_on(file)


def reopened(file: File) -> None:
    """Tell of a path that was interrupted and reopened without a new referral."""
    decided, follower = begin(file, file.back(26))
    ended = file.back(12)
    _search(file, decided, add_days(ended, -30))
    drop_out(file, ended, follower)
    again = file.back(5)
    reopen(file, again)
    assign(file, again)
    wish(file, file.after(again, 6, 12))
    keep_diary(file, Stretch(again, file.today, 16))
    look_again(file)
    go_on(file)


def handed_over(file: File) -> None:
    """Tell of somebody whose coach has changed, and who was told."""
    decided, before = begin(file, file.back(24))
    changed = file.back(5)
    _search(file, decided, changed)
    other = next(one for one in file.network.coaches if one.key != file.coach.key)
    told = {"handover_note": sentences()["handover_note"], "promises": sentences()["promises"]}
    values = {"ends_on": changed, "end_reason": "handover", "handover_state": "done", "person_told_on": changed}
    file.change(before, changed, operator_id=other.key, unit_id=other.unit, **values, **told)
    assign(file, add_days(changed, 1))
    keep_diary(file, Stretch(add_days(changed, 2), file.today, 16))
    look_again(file)
    go_on(file)


def leaving_coach(file: File) -> None:
    """Tell of a hand-over that the next coach has accepted and that is still ahead."""
    decided, follower = begin(file, file.back(14))
    _search(file, decided, file.today)
    told = {"handover_note": sentences()["handover_note"], "promises": sentences()["promises"]}
    ends = add_days(file.today, 20)
    on = add_days(file.today, -8)
    file.change(follower, on, ends_on=ends, end_reason="handover", handover_state="accepted", **told)
    look_again(file)
    go_on(file)


def came_alone(file: File) -> None:
    """Tell of somebody who came without a service and whom the coach registered on her laptop."""
    known_only(file, add_days(file.today, -9), alone=True)


def train(file: File, wanted: Placement) -> Traineeship:
    """Note a traineeship with its consent, its presentation and its diary."""
    last = wanted.stopped or wanted.longer or wanted.ends
    given = file.after(wanted.starts, -40, -24)
    # Older consents lie on paper in the files: of the experiences that ended long ago few are entered.
    if last > add_days(file.today, -90) or file.dice.chance(_ENTERED):
        allowed = consent_to_firm(file, wanted.firm.key, given, add_days(last, 30))
        hand_to_firm(file, allowed, given)
    made = place(file, wanted)
    keep_diary(file, Stretch(wanted.starts + timedelta(days=3), last, 17, wanted.firm))
    return made


def firm_for(file: File, kind: str = "extracurricular") -> Firm:
    """Return a firm that may host the person; larger ones more often, the small ones are kept for the hero's street."""
    firms = {key: firm for key, firm in file.network.firms.items() if key != "torchi"}
    if kind == "inclusion":
        return file.network.firms[file.dice.pick(("rugiada", "robinie", "calamaio"))]
    return firms[file.dice.weighted({key: min(firm.employees, 60) for key, firm in firms.items()})]


def look_again(file: File, at_work: tuple[Traineeship, Firm] | None = None) -> None:
    """Note a later assessment: higher than the one at the beginning, with a decision of the team."""
    outcome = file.dice.pick(("ready_support", "ready_support", "ready", "prepare"))
    on = workday_of(file, file.today, -file.dice.between(20, 120))
    if at_work and at_work[0].starts_on and on <= add_days(at_work[0].starts_on, 14):
        on = workday_of(file, file.today, -6)
    assess(file, Occasion(on, "job" if at_work else "again", file.dice.between(24, 31), outcome, at_work))


def go_on(file: File, step: str = "") -> None:
    """Note what comes next, a fresh version of the wishes for most, and some tasks."""
    dice = file.dice
    if dice.chance(70):
        wish(file, workday_of(file, file.today, -dice.between(15, 150)))
    next_step(file, step or dice.pick(sentences()["tasks"]), file.after(file.today, -2, 14))
    if dice.chance(60):
        remember(file, file.after(file.today, -3, 12))
    if dice.chance(50):
        remember(file, workday_of(file, file.today, -dice.between(20, 60)), dice.pick(("done", "done", "skipped")))


def workday_of(file: File, day: date, days: int) -> date:
    """Return the working day so many days from another one, never after today."""
    found = workday(add_days(day, days))
    return found if found <= file.today else workday(add_days(file.today, -4))


def _search(file: File, first: date, last: date) -> None:
    every = file.dice.between(16, 26)
    keep_diary(file, Stretch(add_days(first, 6), add_days(last, -1), every))


def _ends(starts: date, months: int) -> date:
    return add_days(add_months(starts.replace(day=1), months), -1)


def _report(file: File, made: Traineeship, ends: date) -> None:
    about = {"about_type": "traineeship", "about_id": made.id}
    for preset, days in (("person", 10), ("sender", 20)):
        on = workday(add_days(ends, days))
        if on < file.today:
            hand_out(file, "RF", preset, on, **about)
