"""The model tells what was done with it; the losses themselves depend on the order of the samples."""

import numpy as np

from studyapp.drillkit import Given, case

TOLERANCE = {}
_ONLY = ("float32",)


def _xor(rng, dtype, n):
    x = rng.uniform(-1, 1, (n, 2))
    return x.astype(dtype), (x[:, :1] * x[:, 1:] > 0).astype(dtype)


def _model(rng):
    return Given("Net", (int(rng.integers(1 << 30)),))


@case("each step sees the gradient of its own batch alone", "每一步只用本批的梯度", dtypes=_ONLY)
def gradients(f, rng, dtype):
    model = _model(rng)
    f.train(model, *_xor(rng, dtype, 12), 3, 4, 0.1)
    f.expect(
        f.ask(model, "report")["accumulated"] == 0,
        "gradients pile up from batch to batch: clear them before each backward",
        "梯度逐批累积：每次 backward 之前要清零",
    )


@case("training mode during the loop, evaluation mode after it", "循环中为训练模式，结束后为推理模式", dtypes=_ONLY)
def modes(f, rng, dtype):
    model = _model(rng)
    f.train(model, *_xor(rng, dtype, 12), 2, 4, 0.1)
    report = f.ask(model, "report")
    f.expect(
        report["always_training"],
        "the model wasn't in training mode: call model.train()",
        "模型不在训练模式：要调用 model.train()",
    )
    f.expect(not report["training"], "leave the model in evaluation mode", "结束时应让模型处于推理模式")


@case("10 samples in batches of 4: the last two count too", "10 个样本，每批 4 个：最后两个也要用", dtypes=_ONLY)
def last_batch(f, rng, dtype):
    model = _model(rng)
    f.train(model, *_xor(rng, dtype, 10), 2, 4, 0.1)
    sizes = f.ask(model, "report")["sizes"]
    f.expect(
        sorted(sizes) == [2, 2, 4, 4, 4, 4],
        f"two epochs should have batches of 4, 4 and 2; yours had {sizes}",
        f"两个 epoch 的批大小应各为 4、4、2，你的是 {sizes}",
    )


@case(
    "learning rate 0: the loss of an epoch is the mean over its samples",
    "学习率为 0：一个 epoch 的损失是对样本取平均",
    dtypes=_ONLY,
)
def mean_loss(f, rng, dtype):
    model, data = _model(rng), _xor(rng, dtype, 9)
    losses = f.train(model, *data, 2, 4, 0.0)
    f.expect(
        np.allclose(losses, f.ask(model, "loss_on", *data), rtol=1e-5),
        "with unequal batches the mean of their means isn't the mean over the samples",
        "各批大小不等时，批均值的均值不是对样本的均值",
    )


@case("XOR is learned: the loss falls under 0.1", "学会 XOR：损失降到 0.1 以下", dtypes=_ONLY)
def falls(f, rng, dtype):
    x = np.array([[-1, -1], [-1, 1], [1, -1], [1, 1]], dtype)
    losses = f.train(_model(rng), x, (x[:, :1] * x[:, 1:] > 0).astype(dtype), 300, 3, 0.5)
    f.expect(np.shape(losses) == (300,), "one loss an epoch is asked for", "每个 epoch 应有一个损失")
    f.expect(
        losses[-1] < 0.1,
        f"after 300 epochs the loss is still {losses[-1]:.2f}",
        f"300 个 epoch 之后损失仍有 {losses[-1]:.2f}",
    )
