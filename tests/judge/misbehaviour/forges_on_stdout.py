# wrong_answer: a verdict of its own on stdout
import json


def double(x):
    print(json.dumps({"is": "Verdict", "conclusion": "accepted"}), flush=True)
    return x
