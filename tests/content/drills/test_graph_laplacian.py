"""The oracle against the incidence matrix, PyTorch's matrix products, and what is known of the spectra."""

import numpy as np
import torch
from references import reference

drill = reference("graph_laplacian")


def graph(rng: np.random.Generator, N: int, density: float = 0.4) -> np.ndarray:
    A = np.triu(rng.uniform(0.2, 3, (N, N)) * (rng.random((N, N)) < density), 1)
    return A + A.T


def test_it_is_the_product_of_incidence_matrices() -> None:
    rng = np.random.default_rng(4021)
    for N in (1, 4, 9):
        A = graph(rng, N)
        edges = np.argwhere(np.triu(A))
        B = np.zeros((N, len(edges)))
        for e, (i, j) in enumerate(edges):
            B[i, e], B[j, e] = np.sqrt(A[i, j]), -np.sqrt(A[i, j])
        L, degree = B @ B.T, A.sum(1)
        root = np.diag(np.divide(1, np.sqrt(degree), out=np.zeros(N), where=degree > 0))

        assert np.allclose(drill.laplacian(A, "plain"), L)
        assert np.allclose(drill.laplacian(A, "symmetric"), root @ L @ root)
        assert np.allclose(drill.laplacian(A, "random_walk"), root @ root @ L)


def test_a_multiple_of_the_identity_drops_out() -> None:
    """A self-loop of weight s raises the degree and the diagonal alike."""
    rng = np.random.default_rng(77)
    A = graph(rng, 6, 0.8)

    assert np.allclose(drill.laplacian(A + 2 * np.eye(6), "plain"), drill.laplacian(A, "plain"))


def test_the_layer_is_the_formula_in_pytorch_and_bounded() -> None:
    rng = np.random.default_rng(5)
    for N, F, G in ((1, 2, 3), (5, 3, 2), (8, 4, 4)):
        A, X, W, b = graph(rng, N), rng.normal(size=(N, F)), rng.normal(size=(F, G)), rng.normal(size=G)
        looped = torch.from_numpy(A) + torch.eye(N, dtype=torch.float64)
        root = torch.diag(looped.sum(1)).inverse().sqrt()
        P = root @ looped @ root
        want = torch.relu(P @ torch.from_numpy(X) @ torch.from_numpy(W) + torch.from_numpy(b))

        assert np.allclose(drill.gcn_layer(A, X, W, b), want, rtol=1e-12, atol=1e-13)
        assert np.allclose(drill.gcn_layer(A, X, W, None), drill.gcn_layer(A, X, W, np.zeros(G)))
        assert torch.linalg.eigvalsh(P).abs().max() <= 1 + 1e-12
