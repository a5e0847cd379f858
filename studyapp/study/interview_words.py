"""What an interviewer says: the persona's phrases, and the few sentences that are no card's."""

from random import Random

from studyapp.domain.card import Bilingual
from studyapp.domain.interview import Event, Persona

INTRODUCE = Bilingual(
    zh="请用两分钟介绍一下自己：你在做什么，最想聊哪一部分？",
    en="Tell me about yourself in two minutes: what you work on, and which part you would most like to talk about.",
)
YOUR_QUESTION = Bilingual(
    zh="你有什么想问我的？写下两三个你真会在面试里问的问题。",
    en="What would you like to ask me? Write two or three questions that you would really ask.",
)
CODE_THIS = Bilingual(zh="我们来写代码：", en="Let's write some code:")
CHANGED = Bilingual(
    zh="要求变了。保留已有的代码，再写：", en="The requirement changes. Keep what you have, and now write:"
)
VERIFY = Bilingual(
    zh="怎么确认它是对的？先想想要测哪些情况，然后运行，有错就改。",
    en="How do you know that it works? Think of what you would test, then run it and mend what is wrong.",
)


def phrase(persona: Persona, event: Event, seed: int, place: int) -> Bilingual:
    """Choose one of the persona's phrases for the turn at `place`, another one than for the turn before."""
    spoken = dict(persona.phrases)[event]
    first = int(Random(f"{seed}:{event}").random() * len(spoken))
    return spoken[(first + place) % len(spoken)]


def both(first: Bilingual, second: Bilingual) -> Bilingual:
    return Bilingual(zh=f"{first.zh}{second.zh}", en=f"{first.en} {second.en}")
