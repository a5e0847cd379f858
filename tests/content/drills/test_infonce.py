"""The oracle against PyTorch's cross_entropy on masked logits, and the two losses against each other."""

import numpy as np
import torch
from references import reference
from torch.nn import functional

drill = reference("infonce")


def test_nt_xent_is_a_masked_cross_entropy() -> None:
    rng = np.random.default_rng(4021)
    for images, d, tau in ((2, 3, 0.5), (3, 6, 0.05), (5, 2, 2.0), (4, 8, 0.001)):
        z = rng.normal(0, 3, (2 * images, d))
        unit = functional.normalize(torch.tensor(z), dim=1)
        logits = (unit @ unit.T / tau).fill_diagonal_(-torch.inf)
        want = functional.cross_entropy(logits, torch.arange(2 * images).roll(images))

        assert np.isclose(drill.nt_xent(z, tau), want.item(), rtol=1e-11, atol=0)


def test_info_nce_is_a_cross_entropy_of_class_zero() -> None:
    rng = np.random.default_rng(77)
    for queries, length, d, tau in ((1, 2, 3, 0.5), (3, 7, 4, 0.07), (4, 1, 2, 1.5)):
        q, k, queue = (rng.normal(0, 2, (n, d)) for n in (queries, queries, length))
        ours, keys, others = (functional.normalize(torch.tensor(part), dim=1) for part in (q, k, queue))
        logits = torch.cat([functional.cosine_similarity(ours, keys)[:, None], ours @ others.T], 1) / tau
        want = functional.cross_entropy(logits, torch.zeros(queries, dtype=torch.int64))

        assert np.isclose(drill.info_nce(q, k, queue, tau), want.item(), rtol=1e-11, atol=0)


def test_nt_xent_is_info_nce_with_the_other_views_as_queue() -> None:
    z = np.random.default_rng(5).normal(size=(6, 4))
    losses = []
    for i in range(6):
        positive = (i + 3) % 6
        rest = [k for k in range(6) if k not in (i, positive)]
        losses.append(drill.info_nce(z[[i]], z[[positive]], z[rest], 0.3))

    assert np.isclose(drill.nt_xent(z, 0.3), np.mean(losses), rtol=1e-14, atol=0)
