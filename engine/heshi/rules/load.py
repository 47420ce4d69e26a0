"""Fact sheets: from YAML files to claims, or to all that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from heshi.errors import Mistake, Place, SheetError, UsageError
from heshi.rules import graph
from heshi.rules.explain import (
    did_you_mean,
    full_width_colon,
    full_width_comma,
    mistakes,
    nearest,
    shown,
    unknown_field,
    unknown_kind,
)
from heshi.rules.find import find, read, used
from heshi.rules.model import (
    EXAMPLE_VERDICTS,
    Claim,
    Example,
    Params,
    ParamsError,
    Part,
    Sheet,
    Sheets,
    SheetSource,
    Term,
    Within,
    nested_context,
)
from heshi.rules.schema import ClaimModel, DefaultsModel, SharedModel, SheetModel, fields_of
from heshi.rules.series import KEY, Thing, Unfolder, UnfoldError, things
from heshi.rules.yamlnodes import Broken, Empty, Entry, Fields, Items, Node, Scalar, Tree, parse, to_python
from heshi.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from heshi.rules.model import KindSpec
    from heshi.rules.schema import NameModel, TermModel

PartT = TypeVar("PartT", bound=Part)

MAX_USES = 16
"""How many files may use one another in a chain."""


def load_sheets(
    paths: Iterable[Path], kinds: Mapping[str, KindSpec], *, gap_codes: Collection[str] = ()
) -> Sheets:
    """Read fact sheets.

    A file that has nothing but ``names`` and ``defaults``, and perhaps ``use``, is no sheet: it is
    read for its mistakes, and shared by the sheets that use it.

    Args:
        paths: files, and folders whose files ``*.yaml`` and ``*.yml`` are read, at any depth, in
            the order of their names; hidden ones (``.name``) are left out. No file is read twice.
        kinds: the claim kinds, by name.
        gap_codes: the codes that an example may name; empty to take any.

    Returns:
        All sheets.

    Raises:
        UsageError: there is no sheet.
        SheetError: some sheet is wrong; all mistakes of all sheets, in the order of their places.
    """
    found = find(paths)
    if not found.files and not found.mistakes:
        nowhere = Mistake(Place("."), Words("没有指定事实表", "no fact sheet is given"))
        raise UsageError(found.empty or [nowhere])
    wrong = [*found.mistakes, *found.empty]
    run_files = _RunFiles(kinds, gap_codes, found.files)
    readings: list[_Reading] = []
    for file in found.files:
        try:
            reader = _Reader(run_files, run_files.called(file), file.parent, (file.resolve(),))
            readings.append(reader.read(run_files.tree(file)))
        except SheetError as error:
            wrong += error.mistakes
    wrong += [mistake for reading in readings for mistake in reading.mistakes]
    wrong += _repeated((reading.id for reading in readings), Words("事实表编号", "sheet id"))
    if wrong:
        raise SheetError(_in_order(wrong))
    sheets = tuple(reading.sheet for reading in readings if reading.sheet)
    if not sheets:
        raise UsageError([_only_shared(run_files.called(file)) for file in found.files])
    return Sheets(sheets)


def load_text(
    text: str,
    path: str,
    kinds: Mapping[str, KindSpec],
    *,
    gap_codes: Collection[str] = (),
    folder: Path | None = None,
) -> Sheet:
    """Read one fact sheet from its text.

    Args:
        text: the YAML.
        path: what to call it in places.
        kinds: the claim kinds, by name.
        gap_codes: the codes that an example may name; empty to take any.
        folder: the folder in which the files are that it may ``use``; it may use none when None.

    Returns:
        The sheet.

    Raises:
        SheetError: the sheet is wrong; all its mistakes, in the order of their places.
        UsageError: there is nothing but names and defaults for sheets to share.
    """
    run_files = _RunFiles(kinds, gap_codes, ())
    chain = () if folder is None else ((folder / Path(path).name).resolve(),)
    reading = _Reader(run_files, path, folder, chain).read(parse(text, path))
    if reading.mistakes:
        raise SheetError(_in_order(reading.mistakes))
    if reading.sheet is None:
        raise UsageError([_only_shared(path)])
    return reading.sheet


def _only_shared(path: str) -> Mistake:
    """Return the mistake of a file that is to be checked against and holds no claim."""
    problem = Words("只有共用的名称和默认值，没有主张", "only names and defaults to share, no claim")
    return Mistake(Place(path), problem)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What came of reading one file.

    Attributes:
        sheet: the sheet; None if it has a mistake or is none.
        id: its id as it stands there, if it does.
        mistakes: what is wrong.
    """

    sheet: Sheet | None
    id: Scalar | None
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class _Layer:
    """What one file shares.

    Attributes:
        file: the file, links followed; None for a text that is in no file.
        node: its ``names`` as they stand there.
        names: its ``names`` as far as they are right.
        defaults: its ``defaults``.
    """

    file: Path | None
    node: Node
    names: Mapping[str, NameModel | None]
    defaults: DefaultsModel


@dataclass(frozen=True, slots=True)
class _Shared:
    """What a file and those that it uses share.

    Attributes:
        layers: the files, each once, what is used before what uses it.
        mistakes: what is wrong with them.
    """

    layers: tuple[_Layer, ...]
    mistakes: tuple[Mistake, ...]


class _RunFiles:
    """The files of a run, each read once, however many use it."""

    def __init__(
        self, kinds: Mapping[str, KindSpec], gap_codes: Collection[str], files: Iterable[Path]
    ) -> None:
        """Begin with nothing read; ``files`` are called in places as they are given here."""
        self.kinds = kinds
        self.gap_codes = gap_codes
        self.context = nested_context(kinds)
        self._called = {file.resolve(): file.as_posix() for file in files}
        self._trees: dict[Path, Tree] = {}
        self._shared: dict[Path, _Shared] = {}

    def called(self, file: Path) -> str:
        """Return what a file is called in places."""
        return self._called.setdefault(file.resolve(), file.as_posix())

    def tree(self, file: Path) -> Tree:
        """Return what a file says.

        Raises:
            SheetError: it cannot be read.
        """
        key = file.resolve()
        if key not in self._trees:
            self._trees[key] = parse(read(file), self.called(file))
        return self._trees[key]

    def shared(self, file: Path, chain: tuple[Path, ...]) -> _Shared:
        """Return what a file shares.

        Args:
            file: the file.
            chain: the files that led to it, each used by the one before, and itself, links followed.
        """
        key = chain[-1]
        if key not in self._shared:
            try:
                tree = self.tree(file)
            except SheetError as error:
                self._shared[key] = _Shared((), error.mistakes)
            else:
                reader = _Reader(self, self.called(file), file.parent, chain)
                layers = reader.shared(tree.root)
                self._shared[key] = _Shared(layers, (*tree.mistakes, *reader.mistakes))
        return self._shared[key]


def _in_order(found: Iterable[Mistake]) -> list[Mistake]:
    """Return mistakes in the order of their places, each once."""
    return sorted(dict.fromkeys(found), key=lambda mistake: mistake.place)


def _scalar(node: Node, key: str) -> Scalar | None:
    """Return the text under a key of a mapping, if there is one."""
    entry = node.get(key) if isinstance(node, Fields) else None
    return entry.node if entry and isinstance(entry.node, Scalar) else None


def _repeated(ids: Iterable[Scalar | None], what: Words) -> Iterator[Mistake]:
    """Yield a mistake for every id that stands somewhere before."""
    first: dict[str, Place] = {}
    for scalar in ids:
        if scalar is None:
            continue
        if scalar.text in first:
            place, word = first[scalar.text], shown(scalar.text)
            problem = Words(
                f"{what.zh}“{word}”重复了，前面已有（{place}）",
                f'{what.en} "{word}" is given twice; the first is at {place}',
            )
            yield Mistake(scalar.place, problem)
        else:
            first[scalar.text] = scalar.place


def _alike(parts: Sequence[_ClaimParts]) -> Iterator[Mistake]:
    """Yield a mistake for every id that a series gives to several of its claims."""
    seen = set()
    for part in parts:
        scalar = _scalar(part.node, "id")
        if scalar and scalar.text in seen:
            word = shown(scalar.text)
            yield Mistake(
                scalar.place,
                Words(f"“{KEY}”有几项都得到编号“{word}”", f'several items of "{KEY}" get the id "{word}"'),
                Words(
                    "请在 id 里用花括号写上各项不同之处，如 {it}",
                    "put what tells them apart into the id, as {it}",
                ),
            )
        elif scalar:
            seen.add(scalar.text)


def _texts(node: Node) -> Iterator[Scalar]:
    """Yield the texts in a node, keys left out."""
    match node:
        case Scalar():
            yield node
        case Items():
            for item in node.nodes:
                yield from _texts(item)
        case Fields():
            for entry in node.entries:
                yield from _texts(entry.node)
        case _:
            pass


def _is_whole(node: Node) -> bool:
    """Return whether nothing in a node is broken."""
    match node:
        case Items():
            return all(map(_is_whole, node.nodes))
        case Fields():
            return all(_is_whole(entry.node) for entry in node.entries)
        case _:
            return not isinstance(node, Broken)


def _parts(node: Node) -> Sequence[Node]:
    """Return the items of a list, or a single item alone."""
    return node.nodes if isinstance(node, Items) else (node,)


@dataclass(frozen=True, slots=True)
class _ClaimParts:
    """A claim's parts, each as far as it is right.

    Attributes:
        node: the mapping.
        head: the fields that every claim has.
        kind: the name of its kind.
        params: the kind's parameters.
    """

    node: Fields
    head: ClaimModel | None
    kind: str
    params: Params | None


class _Reader:
    """Reads one file, gathering its mistakes."""

    def __init__(self, run_files: _RunFiles, path: str, folder: Path | None, chain: tuple[Path, ...]) -> None:
        """Begin with no mistakes.

        Args:
            run_files: the files of the run.
            path: what the file is called in places.
            folder: where it is, for what it uses; None where it may use nothing.
            chain: the files that led to it, each used by the one before, and itself, links followed.
        """
        self.run_files = run_files
        self.path = path
        self.folder = folder
        self.chain = chain
        self.kinds = run_files.kinds
        self.unfolder = Unfolder()
        self.mistakes: list[Mistake] = []

    def wrong(self, place: Place, zh: str, en: str, help_: Words | None = None) -> None:
        """Add a mistake."""
        self.mistakes.append(Mistake(place, Words(zh, en), help_))

    def part(self, model: type[PartT], node: Node, name: str) -> PartT | None:
        """Return a part of the sheet, or None after adding its mistakes."""
        context = self.run_files.context
        try:
            return model.model_validate(to_python(node), context=context)
        except ValidationError as error:
            self.mistakes += mistakes(error, node, model, name, context)
            return None

    def read(self, tree: Tree) -> _Reading:
        """Return what a file says."""
        self.mistakes += tree.mistakes
        sheet = self.sheet(tree.root)
        id_ = _scalar(tree.root, "sheet")
        return _Reading(None if self.mistakes else sheet, id_, tuple(self.mistakes))

    def top(self, root: Node) -> Fields | None:
        """Return the fields of a file, or None after adding why it has none."""
        if isinstance(root, Fields):
            return self.known(root, (*fields_of(SheetModel), "claims"))[0]
        if isinstance(root, Empty):
            self.wrong(Place(self.path), "事实表是空的", "the sheet is empty")
        elif not isinstance(root, Broken):
            colon = full_width_colon(root) if isinstance(root, Scalar) else None
            help_ = colon or Words("要有 sheet 和 claims", "give sheet and claims")
            self.wrong(root.place, "事实表应当由字段组成", "a sheet is a mapping", help_)
        return None

    def sheet(self, root: Node) -> Sheet | None:
        """Return the sheet, or None if it cannot be made or there is none."""
        fields = self.top(root)
        if fields is None:
            return None
        if _only_shares(fields):
            self.layers(fields, self.part(SharedModel, fields, "sheet"))
            return None
        head_node = Fields(
            fields.place, tuple(entry for entry in fields.entries if entry.key.text != "claims")
        )
        head = self.part(SheetModel, head_node, "sheet")
        layers = self.layers(fields, head)
        series = [self.series(node) for node in self.claim_nodes(fields)]
        self.mistakes += [mistake for parts in series for mistake in _alike(parts)]
        self.check_sources(fields, [part for parts in series for part in parts], head)
        ids = [list(dict.fromkeys(_scalar(part.node, "id") for part in parts)) for parts in series]
        self.mistakes += _repeated((each for some in ids for each in some), Words("主张编号", "claim id"))
        if head is None or self.mistakes:
            return None
        defaults = _joined_defaults(layers)
        bare = Sheet(
            head.sheet,
            head.title,
            self.path,
            head.as_of or defaults.as_of,
            graph.joined(layer.names for layer in layers),
            (),
            _sources(fields, head),
            tuple(layer.file for layer in layers[:-1] if layer.file is not None),
        )
        defaults = defaults.model_copy(update={"as_of": head.defaults.as_of or bare.as_of})
        parts = (part for parts in series for part in parts)
        claims = tuple(claim for part in parts if (claim := _claim(part, bare, defaults)))
        return replace(bare, claims=claims)

    def check_sources(self, fields: Fields, parts: Sequence[_ClaimParts], head: SheetModel | None) -> None:
        """Add a mistake for every source that is given twice, and every one that a claim names in vain.

        Args:
            fields: the fields of the sheet.
            parts: its claims.
            head: its own fields; None where something is wrong with them, and nobody knows the sources.
        """
        entry = fields.get("sources")
        nodes = _parts(entry.node) if entry else ()
        for key, what in (
            ("id", Words("出处编号", "source id")),
            ("file", Words("出处的文件", "source file")),
        ):
            self.mistakes += _repeated((_scalar(node, key) for node in nodes), what)
        if head is None:
            return
        known = [name for each in head.sources for name in (each.id, each.file, each.title, each.url) if name]
        for scalar in dict.fromkeys(_scalar(part.node, "source") for part in parts):
            if scalar and scalar.text.strip() not in known:
                word = shown(scalar.text)
                problem = Words(f"没有“{word}”这个出处", f'there is no source "{word}"')
                names = tuple(each.id or each.file or each.title or each.url or "" for each in head.sources)
                none = Words("表里没有写 sources", 'the sheet has no "sources"')
                self.mistakes.append(
                    Mistake(scalar.place, problem, did_you_mean(scalar.text, names) if names else none)
                )

    def shared(self, root: Node) -> tuple[_Layer, ...]:
        """Return what a file and those that it uses share, whatever else it holds."""
        fields = self.top(root)
        if fields is None:
            return ()
        own = fields_of(SharedModel)
        fields = Fields(fields.place, tuple(entry for entry in fields.entries if entry.key.text in own))
        return self.layers(fields, self.part(SharedModel, fields, "sheet"))

    def layers(self, fields: Fields, head: SharedModel | SheetModel | None) -> tuple[_Layer, ...]:
        """Return what a file and those that it uses share, itself last.

        Args:
            fields: the fields of the file.
            head: what they say; None where something is wrong with them.
        """
        use, names = fields.get("use"), fields.get("names")
        found = {layer.file: layer for layer in (self.used(use.node) if use else ())}
        node = names.node if names else Empty(fields.place)
        own = _Layer(
            self.chain[-1] if self.chain else None,
            node,
            head.names if head else {},
            head.defaults if head else DefaultsModel(),
        )
        layers = (*found.values(), own)
        self.mistakes += graph.spelling_mistakes(node)
        self.mistakes += graph.clashes(layer.node for layer in layers)
        return layers

    def used(self, node: Node) -> Iterator[_Layer]:
        """Yield what the files share that are named under ``use``, and add what is wrong with them."""
        for text in _parts(node):
            if not isinstance(text, Scalar) or not text.text.strip():
                continue
            if self.folder is None:
                self.wrong(text.place, "这里不能用 use", '"use" cannot be used here')
                continue
            try:
                file = used(self.folder, text.text.strip())
            except ParamsError as error:
                self.mistakes.append(Mistake(text.place, error.problem, error.help))
                continue
            chain = (*self.chain, file.resolve())
            word = shown(text.text)
            if chain[-1] in self.chain:
                self.wrong(
                    text.place,
                    f"“{word}”绕回了已在引用的文件" if chain[-1] != self.chain[-1] else f"“{word}”是它自己",
                    f'"{word}" leads back to a file that uses it'
                    if chain[-1] != self.chain[-1]
                    else f'"{word}" is this file itself',
                )
            elif len(self.chain) > MAX_USES:
                self.wrong(
                    text.place, f"引用超过 {MAX_USES} 层", f"files use one another more than {MAX_USES} deep"
                )
            else:
                shared = self.run_files.shared(file, chain)
                self.mistakes += shared.mistakes
                yield from shared.layers

    def known(
        self, node: Fields, choices: Sequence[str], other: Collection[str] = ()
    ) -> tuple[Fields, list[Scalar]]:
        """Return a mapping with its misspelt keys set right, and the keys that none is like.

        Mistakes are added for the former. What a misspelt key holds can so be checked as well.

        Args:
            node: the mapping.
            choices: the fields it may have.
            other: further keys it may have, claim kinds.
        """
        entries: list[Entry] = []
        unknown: list[Scalar] = []
        for entry in node.entries:
            key = entry.key
            if key.text in choices or key.text in other:
                entries.append(entry)
                continue
            near = nearest(key.text, (*choices, *other))
            if near is None:
                unknown.append(key)
                continue
            if near in other:
                self.mistakes.append(unknown_kind(key, (near,)))
            else:
                self.mistakes.append(unknown_field(key, choices))
            if node.get(near) is None and all(done.key.text != near for done in entries):
                entries.append(Entry(Scalar(key.place, near), entry.node))
        if not other:
            self.mistakes += [unknown_field(key, choices) for key in unknown]
        return Fields(node.place, tuple(entries)), unknown

    def claim_nodes(self, root: Fields) -> Sequence[Node]:
        """Return the items of the list of claims."""
        entry = root.get("claims")
        if entry is None:
            self.wrong(root.place, "缺少“claims”", '"claims" is missing')
            return ()
        if isinstance(entry.node, Items) and entry.node.nodes:
            return entry.node.nodes
        if isinstance(entry.node, Items | Empty):
            self.wrong(entry.node.place, "“claims”是空的", '"claims" is empty')
        elif not isinstance(entry.node, Broken):
            self.wrong(
                entry.node.place,
                "“claims”应当是列表",
                '"claims" must be a list',
                Words("每条主张以“- ”开头", 'begin each claim with "- "'),
            )
        return ()

    def series(self, node: Node) -> list[_ClaimParts]:
        """Return the parts of a claim, or of each claim that it is a template of."""
        if not isinstance(node, Fields):
            if isinstance(node, Empty):
                self.wrong(node.place, "这条主张是空的", "the claim is empty")
            elif not isinstance(node, Broken):
                colon = full_width_colon(node) if isinstance(node, Scalar) else None
                help_ = colon or Words("要有 id、says 和一种主张", "give id, says and a kind")
                self.wrong(node.place, "主张应当由字段组成", "a claim is a mapping", help_)
            return []
        fields, unknown = self.known(node, _CLAIM_FIELDS, self.kinds)
        entry = fields.get(KEY)
        if entry is None:
            return [self.claim(fields, unknown)]
        template = Fields(fields.place, tuple(each for each in fields.entries if each is not entry))
        listed, wrong = things(entry.node)
        self.mistakes += wrong
        try:
            claims = [(thing, *self.unfolder.unfold(template, thing)) for thing in listed]
        except UnfoldError as error:
            self.mistakes.append(error.mistake)
            return []
        before, parts, found = self.mistakes, [], []
        for thing, claim, wrong in claims:
            self.mistakes = wrong
            parts.append(self.claim(claim, unknown))
            found.append((thing, self.mistakes))
        self.mistakes = [*before, *_marked(found)]
        return parts

    def claim(self, fields: Fields, unknown: Sequence[Scalar]) -> _ClaimParts:
        """Return the parts of a claim.

        Args:
            fields: its fields and its kind.
            unknown: the keys that are neither.
        """
        given = [entry for entry in fields.entries if entry.key.text in self.kinds]
        self.check_one_kind(fields, given, unknown)
        head_node = Fields(
            fields.place, tuple(entry for entry in fields.entries if entry.key.text not in self.kinds)
        )
        head = self.part(ClaimModel, head_node, "claim")
        params = [self.params(entry) for entry in given]
        if about := fields.get("about"):
            self.check_about(about.node, head)
        if examples := fields.get("examples"):
            self.check_gap_codes(examples.node)
        return _ClaimParts(fields, head, given[0].key.text if given else "", params[0] if params else None)

    def check_one_kind(self, node: Fields, given: Sequence[Entry], unknown: Sequence[Scalar]) -> None:
        """Add mistakes unless a claim has exactly one kind and no unknown field."""
        names = tuple(self.kinds)
        if unknown and not given:
            kind, *unknown = unknown
            self.mistakes.append(unknown_kind(kind, names))
        elif not given:
            kinds = Words("写上其中一种：" + "、".join(names), "give one of " + ", ".join(names))
            self.wrong(node.place, "这条主张没有写明种类", "the claim has no kind", kinds)
        self.mistakes += [unknown_field(key, _CLAIM_FIELDS) for key in unknown]
        for entry in given[1:]:
            first, second = given[0].key.text, entry.key.text
            self.wrong(
                entry.key.place,
                f"一条主张只能有一种，这里有“{first}”又有“{second}”",
                f'a claim has one kind, here are "{first}" and "{second}"',
                Words("请分成两条主张", "make two claims of it"),
            )

    def params(self, entry: Entry) -> Params | None:
        """Return the parameters of a claim's kind, or None after adding their mistakes."""
        name = entry.key.text
        if isinstance(entry.node, Empty):
            self.wrong(entry.key.place, f"“{name}”是空的", f'"{name}" is empty')
            return None
        if not _is_whole(entry.node):
            return None
        params = self.part(self.kinds[name].params, entry.node, name)
        if params is not None:
            names = frozenset(params.names())
            self.check_commas(text for text in _texts(entry.node) if text.text.strip() in names)
        return params

    def check_commas(self, texts: Iterable[Scalar]) -> None:
        """Add a mistake for every name in which a full-width comma seems to part several."""
        self.mistakes += [mistake for text in texts if (mistake := full_width_comma(text))]

    def check_about(self, node: Node, head: ClaimModel | None) -> None:
        """Add the mistakes of the terms that no single field shows."""
        self.check_commas(_texts(node))
        if head is not None and all(term.not_ for term in head.about):
            self.wrong(
                node.place,
                "“about”里只有 not，找不到段落",
                '"about" holds nothing but "not", so no passage is about the claim',
                Words("请写上必须出现的词", "add a term that must be there"),
            )

    def check_gap_codes(self, node: Node) -> None:
        """Add a mistake for every gap in an example that no kind reports."""
        if not self.run_files.gap_codes:
            return
        for _, example in _examples(node):
            entry = example.get("gaps") if isinstance(example, Fields) else None
            for code in _texts(entry.node) if entry else ():
                if code.text not in self.run_files.gap_codes:
                    word = shown(code.text)
                    problem = Words(f"没有“{word}”这种出入", f'unknown gap "{word}"')
                    help_ = did_you_mean(code.text, tuple(self.run_files.gap_codes))
                    self.mistakes.append(Mistake(code.place, problem, help_))


_CLAIM_FIELDS = (*fields_of(ClaimModel), KEY)
"""What a claim may have besides its kind."""


def _only_shares(fields: Fields) -> bool:
    """Return whether a file has names or defaults and nothing of a sheet."""
    given = {entry.key.text for entry in fields.entries}
    return bool(given & {"names", "defaults"}) and given <= set(fields_of(SharedModel))


def _joined_defaults(layers: Iterable[_Layer]) -> DefaultsModel:
    """Return the defaults of all files, the later before the earlier."""
    given: dict[str, object] = {}
    for layer in layers:
        given |= layer.defaults.model_dump(exclude_none=True)
    return DefaultsModel.model_validate(given)


def _marked(found: Sequence[tuple[Thing, Sequence[Mistake]]]) -> Iterator[Mistake]:
    """Yield the mistakes in the claims of a series, saying in which claim they are unless in all."""
    in_all = set.intersection(*(set(wrong) for _, wrong in found)) if found else set()
    for thing, wrong in found:
        yield from (mistake if mistake in in_all else thing.marked(mistake) for mistake in wrong)


def _examples(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the examples of a claim with their verdicts."""
    for entry in node.entries if isinstance(node, Fields) else ():
        for part in _parts(entry.node):
            yield entry.key.text, part


def _sources(fields: Fields, head: SheetModel) -> tuple[SheetSource, ...]:
    """Return the sources of a sheet with their places."""
    entry = fields.get("sources")
    nodes = _parts(entry.node) if entry else ()
    return tuple(
        SheetSource(node.place, **model.model_dump()) for node, model in zip(nodes, head.sources, strict=True)
    )


def _source_of(name: str | None, sheet: Sheet) -> str | None:
    """Return the name of the source that a claim names, or of the only one there is."""
    source = sheet.source(name) if name else sheet.sources[0] if len(sheet.sources) == 1 else None
    return source.name if source else None


def _claim(part: _ClaimParts, sheet: Sheet, defaults: DefaultsModel) -> Claim | None:
    """Return a claim of a sheet whose names are known."""
    head, params = part.head, part.params
    if head is None or params is None:
        return None
    given = head.model_fields_set
    entry = part.node.get("examples")
    examples: dict[str, tuple[Example, ...]] = {}
    if entry:
        nodes = list(_examples(entry.node))
        for verdict in EXAMPLE_VERDICTS:
            models = getattr(head.examples, verdict)
            places = [_example_place(node) for name, node in nodes if name == verdict]
            if models:
                examples[verdict] = tuple(
                    Example(model.text, model.gaps, place)
                    for model, place in zip(models, places, strict=True)
                )
    return Claim(
        sheet=sheet.id,
        id=head.id,
        says=head.says,
        about=tuple(_term(term, sheet) for term in head.about),
        kind=part.kind,
        params=params,
        required=head.required if "required" in given or defaults.required is None else defaults.required,
        severity=head.severity if "severity" in given else defaults.severity or head.severity,
        examples=examples,
        place=part.node.place,
        as_of=head.as_of or defaults.as_of,
        source=_source_of(head.source, sheet),
    )


def _example_place(node: Node) -> Place:
    """Return where the text of an example stands."""
    entry = node.get("text") if isinstance(node, Fields) else None
    return entry.node.place if entry else node.place


def _term(model: TermModel, sheet: Sheet) -> Term:
    """Return a term with its aliases resolved."""
    if model.near:
        near = tuple(Term(_resolved(term.any_, sheet)) for term in model.near)
        return Term((), near=near, within=model.within or Within.SENTENCE)
    return Term(_resolved(model.not_ or model.any_ or (), sheet), exclude=model.not_ is not None)


def _resolved(texts: Iterable[str], sheet: Sheet) -> tuple[str, ...]:
    """Return texts with the canonical names for aliases, each once."""
    return tuple(dict.fromkeys(map(sheet.resolve, texts)))
