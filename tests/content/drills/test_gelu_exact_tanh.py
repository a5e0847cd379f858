"""The oracle against PyTorch's gelu, and the exact form against the normal's tail by its continued fraction."""

import math

import numpy as np
import pytest
import torch
from references import reference

drill = reference("gelu_exact_tanh")


@pytest.mark.parametrize("form", ["none", "tanh"])
def test_it_is_pytorchs(form: str) -> None:
    rng = np.random.default_rng(4021)
    for shape in ((), (9,), (2, 3, 4), (0, 3)):
        x = np.asarray(rng.normal(0, 3, shape))
        want = torch.nn.functional.gelu(torch.tensor(x), approximate=form).numpy()

        assert np.allclose(drill.gelu(x, form), want, rtol=1e-11, atol=1e-14)


def test_the_sigmoid_form_is_a_scaled_silu() -> None:
    x = np.random.default_rng(77).normal(0, 3, 50)
    want = torch.nn.functional.silu(torch.tensor(1.702 * x)).numpy() / 1.702

    assert np.allclose(drill.gelu(x, "sigmoid"), want, rtol=1e-13, atol=0)


def test_the_left_tail_has_its_digits() -> None:
    for x in np.linspace(4, 8, 21):
        fraction = x
        for n in range(200, 0, -1):
            fraction = x + n / fraction
        tail = math.exp(-x * x / 2) / math.sqrt(2 * math.pi) / fraction

        assert np.isclose(drill.gelu(np.array([-x]), "none")[0], -x * tail, rtol=1e-12, atol=0)


def test_the_forms_are_as_far_apart_as_is_said() -> None:
    x = np.linspace(-6, 6, 2401)
    none, tanh, sigmoid = (drill.gelu(x, form) for form in ("none", "tanh", "sigmoid"))

    assert round(float(np.abs(none - tanh).max()), 4) == 0.0005
    assert round(float(np.abs(none - sigmoid).max()), 2) == 0.02
