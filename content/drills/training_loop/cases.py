"""The model tells what was done with it; the losses themselves depend on the order of the samples."""

import numpy as np

from studyapp.drillkit import Given, Tol, case

TOLERANCE = {"share": Tol(0, 4, "a count over a count; right answers: 1 eps", "element")}
_ONLY = ("float32",)
_STEP, _EPOCH = ("basics-training-step",), ("basics-epoch", "basics-iterations")


def _xor(rng, dtype, n):
    x = rng.uniform(-1, 1, (n, 2))
    return x.astype(dtype), (x[:, :1] * x[:, 1:] > 0).astype(dtype)


def _model(rng, *options):
    return Given("Net", (int(rng.integers(1 << 30)), *options))


@case("one batch: one step of gradient descent", "只有一批：恰好走一步梯度下降", dtypes=_ONLY, cards=_STEP)
def one_step(f, rng, dtype):
    model, (x, y) = _model(rng), _xor(rng, dtype, 6)
    f.train(model, x, y, 1, 6, 0.3)
    got, want = f.ask(model, "weights"), f.ask(model, "step_from_start", x, y, 0.3)
    f.expect(
        np.allclose(got, want, rtol=1e-4, atol=1e-5),
        "after one batch each parameter must be its start minus lr times the gradient of the batch's mean loss",
        "一批之后，每个参数应等于初值减去 lr 乘以该批平均损失的梯度",
    )


@case("each step sees the gradient of its own batch alone", "每一步只用本批的梯度", dtypes=_ONLY, cards=_STEP)
def gradients(f, rng, dtype):
    model = _model(rng)
    f.train(model, *_xor(rng, dtype, 12), 3, 4, 0.1)
    f.expect(
        f.ask(model, "report")["accumulated"] == 0,
        "gradients pile up from batch to batch: clear them before each backward",
        "梯度逐批累积：每次 backward 之前要清零",
    )


@case(
    "gradients left in the model from before are cleared first", "模型里残留的旧梯度要先清掉", dtypes=_ONLY, cards=_STEP
)
def leftover(f, rng, dtype):
    model, (x, y) = _model(rng, False, True), _xor(rng, dtype, 5)
    f.train(model, x, y, 1, 5, 0.3)
    got, want = f.ask(model, "weights"), f.ask(model, "step_from_start", x, y, 0.3)
    f.expect(
        np.allclose(got, want, rtol=1e-4, atol=1e-5),
        "somebody had called backward before: the first step must not use those gradients",
        "之前有人调用过 backward：第一步不应用到那些梯度",
    )


@case(
    "training mode during the loop, evaluation mode after it",
    "循环中为训练模式，结束后为推理模式",
    dtypes=_ONLY,
    cards=_STEP,
)
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


@case(
    "10 samples in batches of 4: the last two count too",
    "10 个样本，每批 4 个：最后两个也要用",
    dtypes=_ONLY,
    cards=_EPOCH,
)
def last_batch(f, rng, dtype):
    model = _model(rng)
    f.train(model, *_xor(rng, dtype, 10), 2, 4, 0.1)
    sizes = f.ask(model, "report")["sizes"]
    f.expect(
        sorted(sizes) == [2, 2, 4, 4, 4, 4],
        f"two epochs should have batches of 4, 4 and 2; yours had {sizes}",
        f"两个 epoch 的批大小应各为 4、4、2，你的是 {sizes}",
    )


@case("every sample once an epoch", "每个 epoch 每个样本恰好一次", dtypes=_ONLY, cards=_EPOCH)
def each_once(f, rng, dtype):
    model, (x, y) = _model(rng), _xor(rng, dtype, 11)
    f.train(model, x, y, 3, 4, 0.1)
    seen = np.reshape(f.ask(model, "seen"), (3, 11))
    f.expect(
        all(np.allclose(np.sort(row), np.sort(x[:, 0])) for row in seen),
        "in some epoch samples came twice and others not at all",
        "某个 epoch 里有的样本出现两次，有的没有出现",
    )


@case("inputs and targets stay together", "输入与标签始终对应", dtypes=_ONLY)
def together(f, rng, dtype):
    model = _model(rng)
    x = rng.uniform(0.2, 1, (24, 2)) * np.repeat([[1], [-1]], 12, axis=0)
    losses = f.train(model, x.astype(dtype), (x[:, :1] > 0).astype(dtype), 15, 5, 2.0)
    f.expect(
        losses[-1] < 0.1,
        f"two clusters apart are easy, yet the loss is still {losses[-1]:.2f}: do x and y still belong together?",
        f"两团分开的点很容易学，损失却仍有 {losses[-1]:.2f}：x 与 y 还对得上吗？",
    )


@case(
    "learning rate 0: the loss of an epoch is the mean over its samples",
    "学习率为 0：一个 epoch 的损失是对样本取平均",
    dtypes=_ONLY,
    cards=_EPOCH,
)
def mean_loss(f, rng, dtype):
    model, data = _model(rng), _xor(rng, dtype, 9)
    losses = f.train(model, *data, 2, 4, 0.0)
    f.expect(
        np.allclose(losses, f.ask(model, "loss_on", *data), rtol=1e-5),
        "with unequal batches the mean of their means isn't the mean over the samples",
        "各批大小不等时，批均值的均值不是对样本的均值",
    )


@case("the loss of a batch is taken before its step", "一批的损失取更新之前的值", dtypes=_ONLY)
def before_the_step(f, rng, dtype):
    model, data = _model(rng), _xor(rng, dtype, 7)
    start = f.ask(model, "loss_on", *data)
    losses = f.train(model, *data, 1, 7, 0.5)
    f.expect(
        np.allclose(losses, start, rtol=1e-5),
        "with a single batch the epoch's loss must be that of the untrained model",
        "只有一批时，该 epoch 的损失应等于未训练模型的损失",
    )


@case(
    "frozen parameters stay as they are, the others learn",
    "冻结的参数不变，其余的参数在学",
    dtypes=_ONLY,
    cards=("optim-api",),
)
def frozen(f, rng, dtype):
    model = _model(rng, True)
    f.train(model, *_xor(rng, dtype, 8), 2, 4, 0.2)
    moved = f.ask(model, "moved")
    f.expect(
        moved == ["out.weight", "out.bias"],
        f"only the last layer has requires_grad, but what moved is {moved}",
        f"只有最后一层需要梯度，变动的却是 {moved}",
    )


@case("no epoch at all: no loss, nothing moves", "0 个 epoch：没有损失，什么都不变", dtypes=_ONLY)
def no_epoch(f, rng, dtype):
    model = _model(rng)
    losses = f.train(model, *_xor(rng, dtype, 6), 0, 4, 0.1)
    f.expect(np.shape(losses) == (0,), "losses must have the shape (0,)", "losses 的形状应为 (0,)")
    f.expect(not f.ask(model, "moved"), "no parameter may have moved", "参数都不应变动")


@case("XOR is learned: the loss falls under 0.1", "学会 XOR：损失降到 0.1 以下", dtypes=_ONLY)
def falls(f, rng, dtype):
    x = np.array([[-1, -1], [-1, 1], [1, -1], [1, 1]], dtype)
    y = (x[:, :1] * x[:, 1:] > 0).astype(dtype)
    model = _model(rng)
    losses = f.train(model, x, y, 80, 4, 1.5)
    f.expect(np.shape(losses) == (80,), "one loss an epoch is asked for", "每个 epoch 应有一个损失")
    f.expect(
        losses[-1] < 0.1,
        f"after 80 epochs the loss is still {losses[-1]:.2f}",
        f"80 个 epoch 之后损失仍有 {losses[-1]:.2f}",
    )


@case("accuracy of an untrained model", "未训练模型的准确率", dtypes=_ONLY)
def accuracy(f, rng, dtype):
    for n in (150, 151, 152, 153):
        x, y = _xor(rng, dtype, n)
        f.accuracy(_model(rng), x, y)


@case(
    "accuracy: in evaluation mode, without a graph, and the mode comes back",
    "accuracy：推理模式、不记录计算图，并恢复原来的模式",
    dtypes=_ONLY,
)
def accuracy_mode(f, rng, dtype):
    for training in (True, False):
        model = _model(rng)
        if training:
            f.ask(model, "begin_training_mode")
        f.accuracy(model, *_xor(rng, dtype, 9))
        report = f.ask(model, "report")
        f.expect(report["never_training"], "the model was called in training mode", "模型是在训练模式下调用的")
        f.expect(
            report["graphs"] == 0, "a graph was recorded: use torch.no_grad()", "记录了计算图：要用 torch.no_grad()"
        )
        f.expect(
            report["training"] == training,
            "the model must be left in the mode in which it was",
            "结束后模型应处于原来的模式",
        )


@case("2,000 samples, 3 epochs", "2,000 个样本，3 个 epoch", dtypes=_ONLY, speed=True)
def many(f, rng, dtype):
    model = _model(rng)
    f.train(model, *_xor(rng, dtype, 2000), 3, 64, 0.1)
    f.expect(len(f.ask(model, "report")["sizes"]) == 96, "each epoch has 32 batches", "每个 epoch 有 32 批")
