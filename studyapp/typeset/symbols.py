"""Tables: what each LaTeX command means. A command in none of them is unknown."""

from typing import Literal

from studyapp.typeset.alphabets import pairs
from studyapp.typeset.tree import Kind, Symbol


def _names(text: str) -> list[str]:
    return text.split()


FRACTIONS = frozenset(_names("frac dfrac tfrac cfrac"))
SMALL_FRACTION = "tfrac"
BINOMIALS = frozenset(_names("binom dbinom tbinom"))
TEXTS = frozenset(_names("text textbf textit textrm texttt textsf textup textnormal mbox emph"))
UPRIGHT = frozenset(_names("mathrm mathbf mathit mathsf mathtt mathfrak mathnormal boldsymbol bm pmb"))
# What they ask for can't be shown: only what stands in them is.
TRANSPARENT = frozenset(_names("smash mathord mathopen mathclose mathpunct mathinner"))
COLOURED = frozenset(_names("textcolor colorbox"))
# Height of the fence behind each, in rows.
BIG = {
    **dict.fromkeys(_names("middle"), 0),
    **dict.fromkeys(_names("big bigl bigr bigm"), 1),
    **dict.fromkeys(_names("Big Bigl Bigr Bigm bigg biggl biggr biggm"), 3),
    **dict.fromkeys(_names("Bigg Biggl Biggr Biggm"), 5),
}
SILENT = frozenset(
    _names("""displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag label hline
    tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge strut mathstrut vphantom
    color rm bf it sf tt relax allowbreak nobreak""")
)
SPACES = {
    **dict.fromkeys((",", ":", ";", ">", " ", "\n", "thinspace", "medspace", "thickspace", "enspace"), 1),
    **dict.fromkeys(("quad", "qquad"), 2),
    **dict.fromkeys(("!", "negthinspace"), 0),
    "hspace": 1,
    "enskip": 1,
}

# "{" an argument, "[" an optional one, "*" an optional star; all other commands have none.
COMMAND_ARGUMENTS = {
    **dict.fromkeys([*FRACTIONS, *BINOMIALS, *COLOURED, *_names("overset underset stackrel")], "{{"),
    **dict.fromkeys([*TEXTS, *UPRIGHT, *TRANSPARENT, *_names("mathbb mathbbm mathds mathcal mathscr")], "{"),
    **dict.fromkeys(_names("hat widehat bar overline tilde widetilde vec dot ddot check widecheck underline"), "{"),
    **dict.fromkeys(_names("breve acute grave mathring overrightarrow underbar cancel bcancel xcancel"), "{"),
    **dict.fromkeys(_names("underbrace overbrace boxed fbox phantom hphantom vphantom mathop mathrel mathbin"), "{"),
    **dict.fromkeys(_names("substack pmod label color not"), "{"),
    **dict.fromkeys(_names("operatorname tag hspace"), "*{"),
    **dict.fromkeys(_names("sqrt xrightarrow xleftarrow xleftrightarrow xRightarrow xLeftarrow xmapsto"), "[{"),
    "smash": "[{",
}
ENVIRONMENT_ARGUMENTS = {"array": "{", "alignedat": "{"}

_GREEK = pairs(
    """alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
    lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ
    varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ
    Omega Ω"""
)
_ORDINARY = pairs(
    r"""partial ∂ nabla ∇ infty ∞ ell ℓ hbar ℏ Re Re Im Im emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄
    neg ¬ lnot ¬ top ⊤ bot ⊥ intercal ⊤ prime ′ ldots … dots … cdots … dotsc … dotsb … dotsm … dotsi … dotso …
    vdots ⋮ ddots ⋱ angle ∠ triangle △ square □ Box □ blacksquare ■ diamond ⋄ checkmark ✓ star ⋆ bigstar ★
    dagger † ddagger ‡ % % $ $ # # _ _ & & backslash \ | ‖ Vert ‖ vert | aleph ℵ imath ı jmath ȷ degree °
    complement ∁ wp ℘ surd √ therefore ∴ because ∵ S § P ¶ pounds £"""
)
_BINARY = pairs(
    """cdot · times × div ÷ pm ± mp ∓ odot ⊙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ ast * circ ∘ bullet •
    cap ∩ cup ∪ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ bmod mod sqcup ⊔ sqcap ⊓ uplus ⊎ circledast ⊛ boxplus ⊞
    boxtimes ⊠ boxdot ⊡ ltimes ⋉ rtimes ⋊ amalg ⨿"""
)
_RELATIONS = pairs(
    """le ≤ leq ≤ leqslant ≤ leqq ≤ ge ≥ geq ≥ geqslant ≥ geqq ≥ ne ≠ neq ≠ approx ≈ sim ∼ simeq ≃ cong ≅
    equiv ≡ propto ∝ lt < gt > ll ≪ gg ≫ to → rightarrow → longrightarrow → leftarrow ← gets ← longleftarrow ←
    leftrightarrow ↔ longleftrightarrow ↔ Rightarrow ⇒ implies ⇒ Longrightarrow ⇒ Leftarrow ⇐ impliedby ⇐ iff ⇔
    Leftrightarrow ⇔ Longleftrightarrow ⇔ mapsto ↦ longmapsto ↦ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑
    Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ hookrightarrow ↪ leadsto ⇝ rightsquigarrow ⇝
    rightleftharpoons ⇌ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ supsetneq ⊋
    mid | nmid ∤ parallel ∥ perp ⊥ triangleq ≜ doteq ≐ coloneqq ≔ coloneq ≔ prec ≺ succ ≻ preceq ⪯ succeq ⪰
    gtrsim ≳ lesssim ≲ approxeq ≊ asymp ≍ models ⊨ vDash ⊨ vdash ⊢ bowtie ⋈"""
)
_OPEN = pairs("{ { lbrace { lbrack [ lfloor ⌊ lceil ⌈ langle ⟨ lvert | lVert ‖ lparen (")
_CLOSE = pairs("} } rbrace } rbrack ] rfloor ⌋ rceil ⌉ rangle ⟩ rvert | rVert ‖ rparen )")
_BIG = pairs(
    """sum ∑ prod ∏ int ∫ iint ∬ iiint ∭ oint ∮ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀
    bigvee ⋁ bigwedge ⋀ bigsqcup ⨆"""
)
_FUNCTIONS = _names(
    """log exp ln lg arg sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth dim ker deg hom"""
)
_LIMIT_FUNCTIONS = pairs(
    """max max min min sup sup inf inf lim lim limsup limsup liminf liminf argmax argmax argmin argmin det det
    gcd gcd Pr Pr injlim injlim projlim projlim"""
)

SYMBOLS: dict[str, Symbol] = {
    **{name: Symbol(sign) for name, sign in (_GREEK | _ORDINARY).items()},
    **{name: Symbol(sign, Kind.BINARY) for name, sign in _BINARY.items()},
    **{name: Symbol(sign, Kind.RELATION) for name, sign in _RELATIONS.items()},
    **{name: Symbol(sign, Kind.OPEN) for name, sign in _OPEN.items()},
    **{name: Symbol(sign, Kind.CLOSE) for name, sign in _CLOSE.items()},
    **{name: Symbol(sign, Kind.BIG, limits=True) for name, sign in _BIG.items()},
    **{name: Symbol(name, Kind.FUNCTION) for name in _FUNCTIONS},
    **{name: Symbol(name, Kind.FUNCTION, limits=True) for name in _LIMIT_FUNCTIONS},
    "colon": Symbol(":", Kind.PUNCTUATION),
}
# What each sign that isn't ASCII is called; of several names the first.
NAMES = {
    symbol.text: name for name, symbol in reversed(SYMBOLS.items()) if not symbol.text.isascii() and name.isalpha()
}
CHARACTERS: dict[str, Symbol] = {
    **{sign: Symbol(sign, Kind.BINARY) for sign in "+-*±×·÷−⊙"},
    **{sign: Symbol(sign, Kind.RELATION) for sign in "=<>≤≥≠≈∈→←≡∼"},
    **{sign: Symbol(sign, Kind.OPEN) for sign in "(["},
    **{sign: Symbol(sign, Kind.CLOSE) for sign in ")]"},
    **{sign: Symbol(sign, Kind.PUNCTUATION) for sign in ",;"},
    "/": Symbol("/", Kind.SLASH),
}

# The combining mark, and the word used where more than one letter is marked.
ACCENTS = {
    **dict.fromkeys(("hat", "widehat"), ("\u0302", "hat")),
    **dict.fromkeys(("tilde", "widetilde"), ("\u0303", "tilde")),
    **dict.fromkeys(("bar", "overline"), ("\u0304", "bar")),
    **dict.fromkeys(("vec", "overrightarrow"), ("\u20d7", "vec")),
    **dict.fromkeys(("check", "widecheck"), ("\u030c", "check")),
    **dict.fromkeys(("underline", "underbar"), ("\u0332", "underline")),
    **dict.fromkeys(("cancel", "bcancel", "xcancel"), ("\u0338", "cancel")),
    "dot": ("\u0307", "dot"),
    "ddot": ("\u0308", "ddot"),
    "breve": ("\u0306", "breve"),
    "acute": ("\u0301", "acute"),
    "grave": ("\u0300", "grave"),
    "mathring": ("\u030a", "ring"),
}
ARROWS = pairs("xrightarrow → xleftarrow ← xleftrightarrow ↔ xRightarrow ⇒ xLeftarrow ⇐ xmapsto ↦")

CENTRED = frozenset(_names("gathered gather gather*"))
GridShape = Literal["cases", "aligned", "matrix", "stack"]
GRIDS: dict[str, tuple[GridShape, str, str]] = {
    **dict.fromkeys(_names("cases dcases"), ("cases", "{", "}")),
    "rcases": ("cases", "", "}"),
    **dict.fromkeys(_names("aligned align align* alignedat split eqnarray eqnarray*"), ("aligned", "", "")),
    **dict.fromkeys([*CENTRED, *_names("equation equation* multline multline*")], ("aligned", "", "")),
    **dict.fromkeys(_names("matrix smallmatrix"), ("matrix", "", "")),
    "bmatrix": ("matrix", "[", "]"),
    "pmatrix": ("matrix", "(", ")"),
    "vmatrix": ("matrix", "|", "|"),
    "Vmatrix": ("matrix", "‖", "‖"),
    "Bmatrix": ("matrix", "{", "}"),
    "array": ("matrix", "", ""),
}
