"""What tests of mock interviews are built from: cards that lead on and are listened to, a preset, an interviewer."""

from building import Desk, card, sum_card

from studyapp.study.debrief import Debrief
from studyapp.study.interview import Appointment, Interview
from studyapp.study.opening import Study
from studyapp.study.presets import read_presets

_EVENTS = ("greet", "ask", "probe", "silence", "hint", "cut_off", "wrap_up")
RUBRIC = """entities: {BN: [BN, 批归一化], LN: [LN, 层归一化]}
points:
  axis:
    core: true
    subject: BN
    groups: [[channel, 通道]]
    reversed: ["per sample", "每个样本"]
  noise:
    groups: [[noise, 噪声]]
"""
#: Answers to `heard_card`, in what they say of `axis` and `noise`.
RIGHT = "BN works per channel and adds noise."
BACKWARDS = "BN works per sample. There is noise."


def heard_card(name: str, *follow_ups: str, level: int = 1) -> str:
    """Give a card with a rubric of two points, `axis` (core, weight 2) and `noise`."""
    text = card(name, level=level, points=("axis: BN 按通道 / BN: per channel (2)", "noise: 有噪声 / it adds noise"))
    links = "### 追问 / Follow-ups\n\n" + "\n".join(f"- {link}" for link in follow_ups) + "\n\n" if follow_ups else ""
    before, source, after = text.partition("### 来源")
    return f"{before}{links}{source}{after}\n### 评分 / Rubric\n\n```yaml rubric\n{RUBRIC}```\n"


def link(target: str, kind: str = "why", trigger: str = "") -> str:
    when = f" [{trigger}]" if trigger else ""
    return f"{kind}{when}: [那么 {target}？ / And {target}?](#{target})"


def write_persona(desk: Desk, name: str = "calm") -> None:
    folder = desk.content / "personas"
    folder.mkdir(parents=True, exist_ok=True)
    spoken = "\n".join(f'{event} = [{{ en = "{event} en", zh = "{event} 中" }}]' for event in _EVENTS)
    timings = "[timings]\nsilence_s = 20\nsoft_limit_s = 90\n"
    (folder / f"{name}.toml").write_text(
        f'title = {{ en = "Calm", zh = "温和" }}\n{timings}\n[phrases]\n{spoken}\n', encoding="utf-8"
    )


def write_preset(desk: Desk, name: str, *phases: str, whiteboard: bool = False) -> None:
    """Each phase as "kind minutes" or "kind minutes count area area ..."."""
    folder = desk.content / "interviews"
    folder.mkdir(parents=True, exist_ok=True)
    minutes = 0
    written = []
    for phase in phases:
        kind, length, *rest = phase.split()
        minutes += int(length)
        lines = [f'[[phase]]\nkind = "{kind}"\nminutes = {length}']
        if rest:
            lines.append(f"count = {rest[0]}\nareas = {{ {', '.join(f'{area} = 1' for area in rest[1:])} }}")
        written.append("\n".join(lines))
    head = f'title = {{ en = "{name}", zh = "{name}" }}\nminutes = {minutes}\npersona = "calm"\n'
    text = head + f"whiteboard = {str(whiteboard).lower()}\n" + "\n".join(written) + "\n"
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")


def write_bank(desk: Desk) -> None:
    """A chain root -> deep -> deeper -> deepest, a calculation, and a preset of one chain and one calculation."""
    desk.write(
        "bank.md",
        heard_card("root", link("deep", trigger="missing noise"), link("turned", trigger="reversed axis")),
        sum_card(),
    )
    later = (heard_card("turned"), heard_card("deeper", link("deepest")), heard_card("deepest"))
    desk.write("later.md", heard_card("deep", link("deeper")), *later, area="beta")
    write_persona(desk)
    write_preset(desk, "short", "intro 1", "chains 10 1 alpha", "numeric 2 1 alpha", "yours 1", "debrief 1")


def conduct(study: Study, *answers: str, preset: str = "short", seed: int = 1, seconds: float = 30) -> Interview:
    """Begin an interview and answer its questions; those left are answered with nothing."""
    interview = Appointment(preset, seed=seed, language="en").begin(study, read_presets(study))
    left = list(answers)
    while interview.question is not None:
        interview.tick(seconds)
        interview.answer(left.pop(0) if left else "", 50)
    return interview


def look_back(study: Study, interview: Interview, *, communication: float | None = 3.0) -> Debrief:
    """Take every suggestion, mark what has none as half, and finish."""
    debrief = Debrief(study, interview.id)
    for position in range(len(debrief.answered)):
        for row in debrief.answered[position].rows:
            if row.mark is None:
                debrief.mark(position, row.point.id, 0.5 if row.offered is None else row.offered)
    debrief.finish(communication)
    return debrief
