import numpy as np

from studyapp.drillkit import Tol, case

TOLERANCE = {"y": Tol(0, 1, "one product, exact", "element")}


@case("a vector", "一个向量")
def vector(f, rng, dtype):
    f.double(rng.normal(size=5).astype(dtype))


@case("a number", "一个数", dtypes=("float64",))
def number(f, rng, dtype):
    f.double(np.array(rng.normal(), dtype))


@case("a large matrix", "一个大矩阵", speed=True, dtypes=("float32",))
def matrix(f, rng, dtype):
    f.double(rng.normal(size=(60, 50)).astype(dtype))
