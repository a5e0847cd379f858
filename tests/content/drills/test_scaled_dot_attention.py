"""The oracle against PyTorch's attention, which gets `causal` as a mask, and against a shift of all keys."""

import numpy as np
import torch
from references import reference
from torch.nn.functional import scaled_dot_product_attention

sdpa = reference("scaled_dot_attention").sdpa


def test_it_is_pytorchs() -> None:
    rng = np.random.default_rng(4021)
    for lead, kv_lead, L, S in (
        ((), (), 3, 5),
        ((2,), (2,), 5, 3),
        ((2, 3), (2, 1), 4, 4),
        ((2, 1, 3), (1, 4, 3), 1, 6),
    ):
        q = rng.normal(size=(*lead, L, 4)) * 3
        k, v = rng.normal(size=(*kv_lead, S, 4)), rng.normal(size=(*kv_lead, S, 2))
        for mask in (None, rng.random((L, S)) < 0.4, rng.random(S) < 0.5):
            for causal in (False, True):
                allowed = torch.ones(L, S, dtype=torch.bool).tril(S - L if causal else S)
                if mask is not None:
                    allowed &= torch.from_numpy(mask)
                out, weights = sdpa(q, k, v, mask, causal)
                q_, k_, v_ = map(torch.from_numpy, (q, k, v))
                want = scaled_dot_product_attention(q_, k_, v_, attn_mask=allowed)

                assert np.allclose(out, want, rtol=1e-10, atol=1e-12)
                assert np.allclose(weights @ v, out) and np.array_equal(
                    weights > 0, np.broadcast_to(allowed, weights.shape)
                )
                assert np.allclose(weights.sum(-1), np.broadcast_to(allowed.any(-1), weights.shape[:-1]))


def test_a_constant_added_to_every_key_changes_nothing() -> None:
    rng = np.random.default_rng(77)
    q, k, v = rng.normal(size=(3, 4)), rng.normal(size=(5, 4)), rng.normal(size=(5, 2))

    assert np.allclose(sdpa(q, k + rng.normal(size=4) * 50, v, None, True)[0], sdpa(q, k, v, None, True)[0])
