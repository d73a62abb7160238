"""`yuanba triage train [FILE] [--yard CODE]`, `score FILE [--folds 10]`, `retrain`, and `back [--yard CODE]`."""

from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from yuanba.domains.cases import public as cases
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.public import by_code
from yuanba.platform.yards.ready import DatabaseCommand

if TYPE_CHECKING:
    from yuanba.integrations.triage.table import Examples


class Command(DatabaseCommand):
    """Teach the model that suggests kind, level and unit, or say how good it would be."""

    help = "Teach the suggestions from a file and from a yard's own decisions; or score a file in folds."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, with which examples."""
        parser.add_argument("what", choices=["train", "score", "retrain", "back"])
        parser.add_argument("file", type=Path, nargs="?", help="CSV with texts and labels")
        parser.add_argument("--label", default="", help="the column to learn, where it has another name")
        parser.add_argument("--yard", default="", help="code of the yard whose own decisions are learnt too")
        parser.add_argument("--folds", type=int, default=10)
        parser.add_argument("--seeds", type=int, default=3, help="how many divisions into folds, from seed 0 on")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        if find_spec("sklearn") is None:
            raise CommandError("scikit-learn is not installed. Run first: scripts/setup triage")
        acts = {"score": self._score, "train": self._train, "retrain": self._retrain, "back": self._back}
        acts[options["what"]](options)

    def _retrain(self, options: dict[str, Any]) -> None:
        from yuanba.integrations.triage.nightly import retrain_all

        self.stdout.write(f"{retrain_all()} estates have a new model")

    def _back(self, options: dict[str, Any]) -> None:
        from yuanba.integrations.triage.port import forget_models
        from yuanba.integrations.triage.store import COMMON, newest, take_back

        home = options["yard"] or COMMON
        gone = newest(settings.YUANBA_DATA_DIR, home)
        if not gone:
            raise CommandError(f"{home} has no model to go back from.")
        number = take_back(settings.YUANBA_DATA_DIR, home)
        forget_models()
        self.stdout.write(f"{home}-{gone} is used no more; " + (f"{home}-{number} is" if number else "it has no other"))

    def _train(self, options: dict[str, Any]) -> None:
        from yuanba.integrations.triage.port import forget_models
        from yuanba.integrations.triage.store import COMMON
        from yuanba.integrations.triage.taught import teach
        from yuanba.integrations.triage.weights import save

        examples = self._examples(options)
        words, targets = teach(examples) if examples.texts else (None, {})
        if words is None or not targets:
            raise CommandError("Too few examples: at least 30, with five of each label and two labels.")
        home = options["yard"] or COMMON
        number = save(settings.YUANBA_DATA_DIR, home, words, targets, len(examples.texts))
        forget_models()
        learnt = ", ".join(f"{name} ({len(target.classes)} labels)" for name, target in targets.items())
        self.stdout.write(f"{home}-{number}: learnt {learnt} from {len(examples.texts):,} texts")

    def _examples(self, options: dict[str, Any]) -> "Examples":
        from yuanba.integrations.triage.table import Examples, UnreadableError, read
        from yuanba.integrations.triage.taught import joined
        from yuanba.integrations.triage.words import of_case

        found = Examples([], {})
        if options["file"] is not None:
            try:
                found = read(options["file"], options["label"])
            except UnreadableError as error:
                raise CommandError(str(error)) from None
        elif not options["yard"]:
            raise CommandError("Name a file, a yard, or both.")
        if options["yard"]:
            own = list(self._decided(options["yard"]))
            labels = {what: [getattr(one, what) for one in own] for what in ("kind", "level", "unit")}
            found = joined(found, Examples([of_case(one.text) for one in own], labels))
        return found

    def _decided(self, code: str) -> list[cases.Decided]:
        try:
            return list(cases.decided(actor=SYSTEM, yard=by_code(code)))
        except Refusal:
            raise CommandError(f"There is no yard {code}.") from None

    def _score(self, options: dict[str, Any]) -> None:
        from yuanba.integrations.triage.score import doubles, folded

        if options["file"] is None:
            raise CommandError("Name a file.")
        examples = self._examples(options | {"yard": ""})
        for name, given in examples.labels.items():
            counts = Counter(given)
            rows = [row for row, label in enumerate(given) if label and counts[label] >= options["folds"]]
            texts, labels = [examples.texts[row] for row in rows], [given[row] for row in rows]
            if len(set(labels)) < 2:
                raise CommandError(f"Too few examples of {name}: two labels with {options['folds']} each.")
            same = len(labels) - len(set(doubles(texts)))
            self.stdout.write(
                f"{name}: {len(labels)} rows, {options['folds']} folds, seeds 0 to {options['seeds'] - 1}"
            )
            for words, apart in ((f"{same} doubles kept in one fold", False), ("doubles in any fold", True)):
                scores = [
                    folded(texts, labels, folds=options["folds"], seed=seed, apart=apart)
                    for seed in range(options["seeds"])
                ]
                accuracy, f1 = mean(one.accuracy for one in scores), mean(one.macro_f1 for one in scores)
                each = " ".join(f"{one.macro_f1:.4f}" for one in scores)
                self.stdout.write(f"accuracy {accuracy:.4f}  macro-F1 {f1:.4f} ({each})  {words}")
            self._table(scores)

    def _table(self, scores: list[Any]) -> None:
        self.stdout.write(f"{'precision':>10} {'recall':>7} {'F1':>7} {'rows':>5}  label")
        for rows in zip(*(score.classes for score in scores), strict=True):
            precision, recall, f1 = (mean(row[k] for row in rows) for k in (1, 2, 3))
            self.stdout.write(f"{precision:>10.3f} {recall:>7.3f} {f1:>7.3f} {rows[0][4]:>5}  {rows[0][0]}")
