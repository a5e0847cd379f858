"""What can go wrong through no fault of this program's, so that a person can mend it.

StudyError                  says what, where and what to do; never shown with a traceback
├── ConfigError             config.toml holds something that can't be used
├── ContentError            a card, preset or persona that was asked for can't be used
├── UsageProblem            an argument names something that isn't there
├── EnvironmentProblem      the terminal, the locale or the platform lacks what is needed
│   └── NoDevice            there is no GPU to run on
└── StorageError            the database can't be read or written
    ├── StorageBusy         another process holds the write lock; nothing was written
    ├── StorageFull         no room on the disk; nothing was written
    ├── StorageReadOnly     the folder or file may not be written
    ├── StorageCorrupt      the file is damaged or no database
    ├── StorageTooNew       a newer version of this program made it; left untouched
    └── StaleCard           somebody else graded this card meanwhile; nothing was written

A learner's wrong answer is a value, not an error. Our own mistake is an ordinary traceback.
"""


class StudyError(Exception):
    """Say `what` is wrong, `where`, and what to do about it (`remedy`)."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}\n{self.remedy}" if self.remedy else head


class ConfigError(StudyError):
    pass


class ContentError(StudyError):
    pass


class UsageProblem(StudyError):
    pass


class EnvironmentProblem(StudyError):
    pass


class NoDevice(EnvironmentProblem):
    pass


class StorageError(StudyError):
    pass


class StorageBusy(StorageError):
    pass


class StorageFull(StorageError):
    pass


class StorageReadOnly(StorageError):
    pass


class StorageCorrupt(StorageError):
    pass


class StorageTooNew(StorageError):
    pass


class StaleCard(StorageError):
    pass
