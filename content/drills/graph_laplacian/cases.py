"""What Laplacians and the layer must get right: weights, self-loops, isolated nodes; then the layer's parts."""

import numpy as np

from studyapp.drillkit import Tol, case, in_storage, with_grad

TOLERANCE = {
    "L": Tol(8, 0, "a sum of up to 12 weights, a root and two products; right answers: 1.9 eps"),
    "Y": Tol(16, 0, "sums over up to 24 features and 15 neighbours; right answers: 3.7 eps"),
}
_LAPLACE, _GCN = ("gnn-laplacian",), ("gnn-gcn", "gnn-gcn-value")
KINDS = ("plain", "symmetric", "random_walk")


def _graph(rng, dtype, N, density=0.5, loops=0.0):
    """Weights that are multiples of 1/8; a ring keeps the graph connected."""
    A = np.triu(rng.integers(1, 24, (N, N)) / 8 * (rng.random((N, N)) < density), 1)
    for i in range(N - 1):
        A[i, i + 1] = A[i, i + 1] or 0.75
    A += A.T
    if loops:
        A[np.arange(N), np.arange(N)] = loops * rng.integers(1, 9, N) / 8
    return A.astype(dtype)


def _numbers(rng, dtype, *shape):
    return np.round(rng.uniform(-0.7, 1.6, shape), 2).astype(dtype)


def _weights(rng, dtype, F, G):
    """The first column is positive, so that the ReLU leaves most of it."""
    W = _numbers(rng, dtype, F, G)
    W[:, 0] = np.abs(W[:, 0]) + 0.25
    return W


@case("plain: degrees are sums of weights, not numbers of edges", "plain：度是权重之和，不是边数", cards=_LAPLACE)
def plain(f, rng, dtype):
    f.laplacian(_graph(rng, dtype, 4), "plain")


@case("symmetric: both ends scale an edge", "symmetric：一条边由两端的度缩放", cards=_LAPLACE)
def symmetric(f, rng, dtype):
    f.laplacian(_graph(rng, dtype, 4), "symmetric")


@case("random_walk: each row is scaled by its own node", "random_walk：每行由自己的节点缩放", cards=_LAPLACE)
def random_walk(f, rng, dtype):
    f.laplacian(_graph(rng, dtype, 4), "random_walk")


@case("an isolated node has a row of zeros, on the diagonal too", "孤立节点整行为 0，对角线上也是", cards=_LAPLACE)
def isolated(f, rng, dtype):
    A = np.zeros((5, 5), dtype)
    A[np.ix_([0, 2, 4], [0, 2, 4])] = _graph(rng, dtype, 3)
    for kind in KINDS:
        f.laplacian(A, kind)


@case("self-loops count in the degree", "自环计入度", cards=_LAPLACE)
def self_loops(f, rng, dtype):
    for kind in KINDS:
        f.laplacian(_graph(rng, dtype, 3, loops=1.0), kind)


@case(
    "rows of D - A sum to 0; its quadratic form sums squared differences",
    "D - A 每行和为 0；二次型等于各边差的平方和",
    dtypes=("float64",),
    cards=("gnn-quadratic-form", "gnn-laplacian"),
)
def quadratic_form(f, rng, dtype):
    A, x = _graph(rng, dtype, 6), rng.normal(size=6)
    L = np.asarray(f.laplacian(A, "plain"))
    f.expect(np.abs(L.sum(1)).max() < 1e-12, "rows of D - A must sum to 0", "D - A 的每行和应为 0")
    differences = (A * (x[:, None] - x) ** 2).sum() / 2
    f.expect(np.isclose(x @ L @ x, differences), "x L x isn't the sum over edges", "x L x 不等于各边差的平方和")


@case(
    "symmetric: eigenvalues from 0 to 2, two of them 0 for two components",
    "symmetric：特征值在 0 到 2 之间，两个分量有两个 0",
    dtypes=("float64",),
    cards=_LAPLACE,
)
def spectrum(f, rng, dtype):
    A = np.zeros((7, 7), dtype)
    A[:3, :3], A[3:, 3:] = _graph(rng, dtype, 3), _graph(rng, dtype, 4)
    L = np.asarray(f.laplacian(A, "symmetric"))
    f.expect(np.allclose(L, L.T, atol=1e-12), "it must be symmetric", "它应当是对称的")
    values = np.linalg.eigvalsh((L + L.T) / 2)
    f.expect(
        values[0] > -1e-9 and values[-1] < 2 + 1e-9 and (values < 1e-9).sum() == 2,
        "its eigenvalues must lie within 0 and 2, with one 0 for each component",
        "特征值应在 0 和 2 之间，每个连通分量一个 0",
    )


@case("weights of 10^-6 and of 10^6: no epsilon", "权重为 10^-6 和 10^6：不加 epsilon")
def magnitudes(f, rng, dtype):
    A = _graph(rng, dtype, 4)
    for factor in (2.0**-20, 2.0**20):
        for kind in KINDS:
            f.laplacian((A * factor).astype(dtype), kind)


@case("a layer: 5 nodes, 3 features to 2", "一层：5 个节点，特征从 3 维到 2 维", cards=_GCN)
def layer(f, rng, dtype):
    f.gcn_layer(_graph(rng, dtype, 5), _numbers(rng, dtype, 5, 3), _weights(rng, dtype, 3, 2), _numbers(rng, dtype, 2))


@case("no edge: each node only sees itself, with its weight 1", "没有边：每个节点只看到自己，权重为 1", cards=_GCN)
def no_edges(f, rng, dtype):
    X, W = _numbers(rng, dtype, 3, 4), _weights(rng, dtype, 4, 2)
    f.gcn_layer(np.zeros((3, 3), dtype), X, W, _numbers(rng, dtype, 2))


@case("b comes after the aggregation; None is no bias", "b 在聚合之后加；None 表示没有偏置", cards=_GCN)
def bias(f, rng, dtype):
    A, X, W = _graph(rng, dtype, 4), _numbers(rng, dtype, 4, 2), _weights(rng, dtype, 2, 3)
    f.gcn_layer(A, X, W, np.array([2.5, -0.5, 1.25], dtype))
    f.gcn_layer(A, X, W, None)


@case("negative sums become 0, after the aggregation only", "负的和变成 0，只在聚合之后", cards=_GCN)
def negative(f, rng, dtype):
    X = np.array([[3, -1], [-2, 2], [1.5, -3], [-1, 0.5]], dtype) + _numbers(rng, dtype, 4, 2) / 4
    f.gcn_layer(_graph(rng, dtype, 4), X.astype(dtype), np.array([[1, 0, -1], [0, 1, 1]], dtype), None)


@case("a graph with self-loops gets another one at each node", "已有自环的图，每个节点再加一个", cards=_GCN)
def loops_again(f, rng, dtype):
    f.gcn_layer(_graph(rng, dtype, 4, loops=1.0), _numbers(rng, dtype, 4, 3), _weights(rng, dtype, 3, 2), None)


@case("numbering the nodes otherwise permutes the result", "节点换编号，结果的行跟着换", cards=_GCN)
def renumbered(f, rng, dtype):
    A, X, W = _graph(rng, dtype, 6), _numbers(rng, dtype, 6, 3), _weights(rng, dtype, 3, 4)
    order = rng.permutation(6)
    one, other = f.gcn_layer(A, X, W, None), f.gcn_layer(A[np.ix_(order, order)], X[order], W, None)
    f.expect(
        np.allclose(np.asarray(one)[order], other, rtol=0, atol=1e-5), "Y depends on the numbering", "Y 随编号而变"
    )


@case("one node, no node", "只有一个节点，没有节点")
def smallest(f, rng, dtype):
    for N in (1, 0):
        for kind in KINDS:
            f.laplacian(np.zeros((N, N), dtype), kind)
        f.gcn_layer(np.zeros((N, N), dtype), _numbers(rng, dtype, N, 3), _weights(rng, dtype, 3, 2), None)


@case("every other node of a larger graph, weights transposed", "取更大的图的一半节点，权重转置存放")
def strided(f, rng, dtype):
    A, X = _graph(rng, dtype, 8, 0.9)[::2, ::2], _numbers(rng, dtype, 4, 10)[:, ::-2]
    f.laplacian(A, "symmetric")
    f.gcn_layer(A, X, np.asfortranarray(_weights(rng, dtype, 5, 2)), None)


@case("another graph later, in the same memory", "之后同一块内存里换成别的图")
def reused(f, rng, dtype):
    X, W = _numbers(rng, dtype, 4, 3), _weights(rng, dtype, 3, 2)
    for kind in ("plain", "random_walk"):
        A = in_storage("A", _graph(rng, dtype, 4))
        f.laplacian(A, kind)
        f.gcn_layer(in_storage("A", _graph(rng, dtype, 4)), X, W, None)


@case("inputs that require a gradient", "需要梯度的输入", dtypes=("float32",))
def gradient(f, rng, dtype):
    inputs = _graph(rng, dtype, 4), _numbers(rng, dtype, 4, 3), _weights(rng, dtype, 3, 2)
    A, X, W = map(with_grad, inputs)
    for kind in KINDS:
        f.laplacian(A, kind)
    f.gcn_layer(A, X, W, with_grad(_numbers(rng, dtype, 2)))


@case("300 nodes, 24 features to 16", "300 个节点，特征从 24 维到 16 维", dtypes=("float32",), speed=True)
def many(f, rng, dtype):
    A, X, W = _graph(rng, dtype, 300, 0.03), _numbers(rng, dtype, 300, 24), _weights(rng, dtype, 24, 16)
    f.gcn_layer(A, X, W, _numbers(rng, dtype, 16))
