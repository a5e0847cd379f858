"""Tables: what each LaTeX command means. A command in none of them is unknown."""

from studyapp.typeset.tree import Kind, Symbol

COMMAND_ARGUMENTS = {
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac", "binom", "overset", "underset", "stackrel"), "{{"),
    **dict.fromkeys(("text", "textbf", "textit", "textrm", "texttt", "textsf", "mbox"), "{"),
    **dict.fromkeys(("mathrm", "mathbf", "mathit", "mathsf", "mathtt", "boldsymbol", "bm", "mathbb"), "{"),
    **dict.fromkeys(("mathcal", "mathscr", "mathfrak", "underbrace", "overbrace", "boxed", "pmod"), "{"),
    **dict.fromkeys(("hat", "widehat", "bar", "overline", "tilde", "widetilde", "vec", "dot", "ddot"), "{"),
    **dict.fromkeys(("check", "underline", "substack", "tag", "label", "not"), "{"),
    "operatorname": "*{",
    "sqrt": "[{",
}
ENVIRONMENT_ARGUMENTS = {"array": "{"}

FRACTIONS = frozenset(("frac", "dfrac", "tfrac", "cfrac"))
TEXTS = frozenset(("text", "textbf", "textit", "textrm", "texttt", "textsf", "mbox"))
UPRIGHT = frozenset(("mathrm", "mathbf", "mathit", "mathsf", "mathtt", "boldsymbol", "bm", "mathfrak"))
# Set as if they weren't there; those with an argument show the argument.
TRANSPARENT = frozenset(("underbrace", "overbrace", "boxed"))
SILENT = frozenset(
    ("displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "nonumber", "notag", "label")
    + ("big", "Big", "bigg", "Bigg", "bigl", "Bigl", "biggl", "Biggl", "bigr", "Bigr", "biggr", "Biggr")
    + ("bigm", "Bigm", "middle", "hline")
)
SPACES = {
    **dict.fromkeys((",", ":", ";", " ", "thinspace", "medspace", "thickspace", "enspace", "\n"), 1),
    **dict.fromkeys(("quad", "qquad"), 2),
    **dict.fromkeys(("!", "negthinspace"), 0),
}

_GREEK = {
    **dict(alpha="α", beta="β", gamma="γ", delta="δ", epsilon="ε", varepsilon="ε", zeta="ζ", eta="η"),
    **dict(theta="θ", vartheta="ϑ", iota="ι", kappa="κ", lambda_="λ", mu="μ", nu="ν", xi="ξ", pi="π"),
    **dict(varpi="ϖ", rho="ρ", varrho="ϱ", sigma="σ", varsigma="ς", tau="τ", upsilon="υ", phi="φ"),
    **dict(varphi="φ", chi="χ", psi="ψ", omega="ω", omicron="ο"),
    **dict(Gamma="Γ", Delta="Δ", Theta="Θ", Lambda="Λ", Xi="Ξ", Pi="Π", Sigma="Σ", Upsilon="Υ"),
    **dict(Phi="Φ", Psi="Ψ", Omega="Ω"),
}
_ORDINARY = {
    **dict(partial="∂", nabla="∇", infty="∞", ell="ℓ", hbar="ℏ", Re="Re", Im="Im", emptyset="∅"),
    **dict(varnothing="∅", forall="∀", exists="∃", neg="¬", lnot="¬", top="⊤", bot="⊥", prime="′"),
    **dict(ldots="…", dots="…", cdots="…", dotsc="…", dotsb="…", vdots="⋮", ddots="⋱", angle="∠"),
    **dict(triangle="△", square="□", degree="°", checkmark="✓", aleph="ℵ", star="⋆", dagger="†"),
    **{"%": "%", "$": "$", "#": "#", "_": "_", "&": "&", "lbrack": "[", "backslash": "\\"},
}
_BINARY = {
    **dict(cdot="·", times="×", div="÷", pm="±", mp="∓", odot="⊙", oplus="⊕", ominus="⊖", otimes="⊗"),
    **dict(ast="*", circ="∘", bullet="•", cap="∩", cup="∪", setminus="∖", wedge="∧", land="∧"),
    **dict(vee="∨", lor="∨", bmod="mod", oslash="⊘", sqcup="⊔", sqcap="⊓"),
}
_RELATIONS = {
    **{"le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "ne": "≠"},
    **dict(neq="≠", approx="≈", sim="∼", simeq="≃", cong="≅", equiv="≡", propto="∝", ll="≪", gg="≫"),
    **{"to": "→", "rightarrow": "→", "longrightarrow": "→", "leftarrow": "←", "gets": "←", "in": "∈"},
    **dict(leftrightarrow="↔", Rightarrow="⇒", implies="⇒", Longrightarrow="⇒", Leftarrow="⇐", iff="⇔"),
    **dict(Leftrightarrow="⇔", mapsto="↦", notin="∉", ni="∋", subset="⊂", subseteq="⊆", supset="⊃"),
    **dict(supseteq="⊇", mid="|", parallel="∥", perp="⊥", triangleq="≜", doteq="≐", coloneqq="≔"),
    **dict(prec="≺", succ="≻", preceq="⪯", succeq="⪰", uparrow="↑", downarrow="↓", lt="<", gt=">"),
    **dict(gtrsim="≳", lesssim="≲", approxeq="≊", asymp="≍", models="⊨", vdash="⊢", leadsto="⇝"),
}
_OPEN = {"{": "{", "lbrace": "{", "lfloor": "⌊", "lceil": "⌈", "langle": "⟨", "lvert": "|", "lVert": "‖"}
_CLOSE = {"}": "}", "rbrace": "}", "rfloor": "⌋", "rceil": "⌉", "rangle": "⟩", "rvert": "|", "rVert": "‖"}
_FUNCTIONS = (
    ("log", "exp", "ln", "lg", "max", "min", "sup", "inf", "lim", "limsup", "liminf", "arg", "argmax")
    + ("argmin", "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh")
    + ("tanh", "det", "dim", "ker", "deg", "gcd", "Pr")
)
_BIG = dict(sum="∑", prod="∏", int="∫", iint="∬", oint="∮", coprod="∐", bigcup="⋃", bigcap="⋂")

SYMBOLS: dict[str, Symbol] = {
    **{name.rstrip("_"): Symbol(sign) for name, sign in (_GREEK | _ORDINARY).items()},
    **{name: Symbol(sign, Kind.BINARY) for name, sign in _BINARY.items()},
    **{name: Symbol(sign, Kind.RELATION) for name, sign in _RELATIONS.items()},
    **{name: Symbol(sign, Kind.OPEN) for name, sign in _OPEN.items()},
    **{name: Symbol(sign, Kind.CLOSE) for name, sign in _CLOSE.items()},
    **{name: Symbol(name, Kind.FUNCTION) for name in _FUNCTIONS},
    **{name: Symbol(sign, Kind.BIG) for name, sign in _BIG.items()},
    **{name: Symbol("‖") for name in ("|", "Vert")},
    "vert": Symbol("|"),
    "colon": Symbol(":", Kind.PUNCTUATION),
}
CHARACTERS: dict[str, Symbol] = {
    **{sign: Symbol(sign, Kind.BINARY) for sign in "+-*±×·÷−"},
    **{sign: Symbol(sign, Kind.RELATION) for sign in "=<>≤≥≠≈∈→←≡∼"},
    **{sign: Symbol(sign, Kind.OPEN) for sign in "(["},
    **{sign: Symbol(sign, Kind.CLOSE) for sign in ")]"},
    **{sign: Symbol(sign, Kind.PUNCTUATION) for sign in ",;"},
    "/": Symbol("/", Kind.SLASH),
    "~": Symbol(" "),
}

ACCENTS = {
    **dict.fromkeys(("hat", "widehat"), ("\u0302", "hat")),
    **dict.fromkeys(("tilde", "widetilde"), ("\u0303", "tilde")),
    **dict.fromkeys(("bar", "overline"), ("\u0304", "bar")),
    "vec": ("\u20d7", "vec"),
    "dot": ("\u0307", "dot"),
    "ddot": ("\u0308", "ddot"),
    "check": ("\u030c", "check"),
    "underline": ("\u0332", "underline"),
}

# Only letters that common terminal fonts have; any other is shown plain.
DOUBLE_STRUCK = {"E": "𝔼", "R": "ℝ", "N": "ℕ", "Z": "ℤ", "C": "ℂ", "Q": "ℚ", "P": "ℙ", "1": "𝟙", "I": "𝕀"}
CALLIGRAPHIC = {"L": "ℒ", "H": "ℋ", "B": "ℬ", "E": "ℰ", "F": "ℱ", "M": "ℳ", "R": "ℛ", "I": "ℐ"}

GRIDS = {
    "cases": ("cases", "{", "}"),
    **dict.fromkeys(("aligned", "align", "align*", "split", "gathered", "gather", "gather*"), ("aligned", "", "")),
    **dict.fromkeys(("equation", "equation*", "eqnarray"), ("aligned", "", "")),
    **dict.fromkeys(("matrix", "bmatrix", "smallmatrix"), ("matrix", "[", "]")),
    "pmatrix": ("matrix", "(", ")"),
    "vmatrix": ("matrix", "|", "|"),
    "Vmatrix": ("matrix", "‖", "‖"),
    "Bmatrix": ("matrix", "{", "}"),
    "array": ("matrix", "", ""),
}

SUPERSCRIPTS = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφχ′",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠᵡ′",
        strict=True,
    )
)
SUBSCRIPTS = dict(zip("0123456789+-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
