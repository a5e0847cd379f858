"""Tables: what each LaTeX command means. A command in none of them is unknown."""

from typing import Literal

from studyapp.typeset.tree import Kind, Symbol


def _names(text: str) -> list[str]:
    return text.split()


def _table(text: str) -> dict[str, str]:
    words = _names(text)
    return dict(zip(words[::2], words[1::2], strict=True))


FRACTIONS = frozenset(_names("frac dfrac tfrac cfrac"))
TEXTS = frozenset(_names("text textbf textit textrm texttt textsf mbox"))
UPRIGHT = frozenset(_names("mathrm mathbf mathit mathsf mathtt mathfrak boldsymbol bm"))
# A mark or a frame that is left away: only what stands in it is shown.
TRANSPARENT = frozenset(_names("underbrace overbrace boxed"))
SILENT = frozenset(
    _names("""displaystyle textstyle scriptstyle limits nolimits nonumber notag label hline middle
    big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm""")
)
SPACES = {
    **dict.fromkeys((",", ":", ";", ">", " ", "\n", "thinspace", "medspace", "thickspace", "enspace"), 1),
    **dict.fromkeys(("quad", "qquad"), 2),
    **dict.fromkeys(("!", "negthinspace"), 0),
}

# "{" an argument, "[" an optional one, "*" an optional star; all other commands have none.
COMMAND_ARGUMENTS = {
    **dict.fromkeys([*FRACTIONS, *_names("binom overset underset stackrel")], "{{"),
    **dict.fromkeys([*TEXTS, *UPRIGHT, *TRANSPARENT, *_names("mathbb mathcal mathscr")], "{"),
    **dict.fromkeys(_names("hat widehat bar overline tilde widetilde vec dot ddot check underline"), "{"),
    **dict.fromkeys(_names("substack pmod tag label"), "{"),
    "operatorname": "*{",
    "sqrt": "[{",
}
ENVIRONMENT_ARGUMENTS = {"array": "{"}

_GREEK = _table(
    """alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
    lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ
    varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ
    Omega Ω"""
)
_ORDINARY = _table(
    r"""partial ∂ nabla ∇ infty ∞ ell ℓ hbar ℏ Re Re Im Im emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬
    lnot ¬ top ⊤ bot ⊥ prime ′ ldots … dots … cdots … dotsc … dotsb … vdots ⋮ ddots ⋱ angle ∠ triangle △
    square □ checkmark ✓ star ⋆ dagger † % % $ $ # # _ _ & & backslash \ | ‖ Vert ‖ vert |"""
)
_BINARY = _table(
    """cdot · times × div ÷ pm ± mp ∓ odot ⊙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ ast * circ ∘ bullet •
    cap ∩ cup ∪ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ bmod mod sqcup ⊔ sqcap ⊓"""
)
_RELATIONS = _table(
    """le ≤ leq ≤ leqslant ≤ ge ≥ geq ≥ geqslant ≥ ne ≠ neq ≠ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝
    lt < gt > ll ≪ gg ≫ to → rightarrow → longrightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒
    implies ⇒ Longrightarrow ⇒ Leftarrow ⇐ iff ⇔ Leftrightarrow ⇔ mapsto ↦ uparrow ↑ downarrow ↓ leadsto ⇝
    in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ mid | parallel ∥ perp ⊥ triangleq ≜ doteq ≐
    coloneqq ≔ prec ≺ succ ≻ preceq ⪯ succeq ⪰ gtrsim ≳ lesssim ≲ approxeq ≊ asymp ≍ models ⊨ vdash ⊢"""
)
_OPEN = _table("{ { lbrace { lbrack [ lfloor ⌊ lceil ⌈ langle ⟨ lvert | lVert ‖")
_CLOSE = _table("} } rbrace } rbrack ] rfloor ⌋ rceil ⌉ rangle ⟩ rvert | rVert ‖")
_BIG = _table("sum ∑ prod ∏ int ∫ iint ∬ oint ∮ coprod ∐ bigcup ⋃ bigcap ⋂")
_FUNCTIONS = _names(
    """log exp ln lg max min sup inf lim limsup liminf arg argmax argmin sin cos tan cot sec csc arcsin
    arccos arctan sinh cosh tanh det dim ker deg gcd Pr"""
)

SYMBOLS: dict[str, Symbol] = {
    **{name: Symbol(sign) for name, sign in (_GREEK | _ORDINARY).items()},
    **{name: Symbol(sign, Kind.BINARY) for name, sign in _BINARY.items()},
    **{name: Symbol(sign, Kind.RELATION) for name, sign in _RELATIONS.items()},
    **{name: Symbol(sign, Kind.OPEN) for name, sign in _OPEN.items()},
    **{name: Symbol(sign, Kind.CLOSE) for name, sign in _CLOSE.items()},
    **{name: Symbol(sign, Kind.BIG) for name, sign in _BIG.items()},
    **{name: Symbol(name, Kind.FUNCTION) for name in _FUNCTIONS},
    "colon": Symbol(":", Kind.PUNCTUATION),
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
    "vec": ("\u20d7", "vec"),
    "dot": ("\u0307", "dot"),
    "ddot": ("\u0308", "ddot"),
    "check": ("\u030c", "check"),
    "underline": ("\u0332", "underline"),
}

# Only letters that common terminal fonts have; any other is shown plain.
DOUBLE_STRUCK = _table("E 𝔼 R ℝ N ℕ Z ℤ C ℂ Q ℚ P ℙ 1 𝟙 I 𝕀")
CALLIGRAPHIC = _table("L ℒ H ℋ B ℬ E ℰ F ℱ M ℳ R ℛ I ℐ")

GridShape = Literal["cases", "aligned", "matrix", "stack"]
GRIDS: dict[str, tuple[GridShape, str, str]] = {
    "cases": ("cases", "{", "}"),
    **dict.fromkeys(_names("aligned align align* split gathered gather gather*"), ("aligned", "", "")),
    **dict.fromkeys(_names("equation equation* eqnarray"), ("aligned", "", "")),
    **dict.fromkeys(_names("matrix bmatrix smallmatrix"), ("matrix", "[", "]")),
    "pmatrix": ("matrix", "(", ")"),
    "vmatrix": ("matrix", "|", "|"),
    "Vmatrix": ("matrix", "‖", "‖"),
    "Bmatrix": ("matrix", "{", "}"),
    "array": ("matrix", "", ""),
}

SUPERSCRIPTS = _table(
    """0 ⁰ 1 ¹ 2 ² 3 ³ 4 ⁴ 5 ⁵ 6 ⁶ 7 ⁷ 8 ⁸ 9 ⁹ + ⁺ - ⁻ = ⁼ ( ⁽ ) ⁾ a ᵃ b ᵇ c ᶜ d ᵈ e ᵉ f ᶠ g ᵍ h ʰ i ⁱ j ʲ
    k ᵏ l ˡ m ᵐ n ⁿ o ᵒ p ᵖ r ʳ s ˢ t ᵗ u ᵘ v ᵛ w ʷ x ˣ y ʸ z ᶻ A ᴬ B ᴮ D ᴰ E ᴱ G ᴳ H ᴴ I ᴵ J ᴶ K ᴷ L ᴸ
    M ᴹ N ᴺ O ᴼ P ᴾ R ᴿ T ᵀ U ᵁ V ⱽ W ᵂ α ᵅ β ᵝ γ ᵞ δ ᵟ ε ᵋ θ ᶿ φ ᵠ χ ᵡ ′ ′ ⊤ ᵀ ∘ °"""
)
SUBSCRIPTS = _table(
    """0 ₀ 1 ₁ 2 ₂ 3 ₃ 4 ₄ 5 ₅ 6 ₆ 7 ₇ 8 ₈ 9 ₉ + ₊ - ₋ = ₌ ( ₍ ) ₎ a ₐ e ₑ h ₕ i ᵢ j ⱼ k ₖ l ₗ m ₘ n ₙ o ₒ
    p ₚ r ᵣ s ₛ t ₜ u ᵤ v ᵥ x ₓ β ᵦ γ ᵧ ρ ᵨ φ ᵩ χ ᵪ"""
)
