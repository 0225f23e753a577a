"""PyTorch, eager, one thread: the lesson's loop. It takes orders as lines of JSON, and answers so."""

import json
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh}
OPTIMIZERS = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}


def model(problem):
    """The network with its first weights."""
    sizes, layers = problem["sizes"], []
    for at, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        layers.append(nn.Linear(inputs, outputs))
        if at < len(sizes) - 2 and problem["activation"] in ACTIVATIONS:
            layers.append(ACTIVATIONS[problem["activation"]]())
    net = nn.Sequential(*layers)
    with torch.no_grad():
        for tensor, values in zip(net.parameters(), problem["parameters"]):
            tensor.copy_(torch.tensor(values, dtype=torch.float32).view_as(tensor))
    return net


def rows(part, features):
    """Features and targets as tensors."""
    x, targets = (torch.tensor(part[key], dtype=torch.float32) for key in ("x", "targets"))
    return x.view(-1, features), targets


def right(logits, targets):
    """The share of rows that are right."""
    return (torch.round(torch.sigmoid(logits)) == targets).float().mean().item()


def train(problem, data, epochs):
    """Seconds for so many epochs, and their losses."""
    (x, targets), (test_x, test_targets) = data
    net, loss_of = model(problem), nn.BCEWithLogitsLoss()
    settings = problem["optimizer"]
    optimizer = OPTIMIZERS[settings["name"]](net.parameters(), lr=settings["lr"])
    batch = problem["batchSize"] or len(x)
    history = []
    start = time.perf_counter()
    for _ in range(epochs):
        loss_sum, right_sum = 0.0, 0.0
        for at in range(0, len(x), batch):
            part, wanted = x[at : at + batch], targets[at : at + batch]
            logits = net(part).squeeze(1)
            loss = loss_of(logits, wanted)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(part)
            right_sum += right(logits.detach(), wanted) * len(part)
        with torch.inference_mode():
            logits = net(test_x).squeeze(1)
            test_loss = loss_of(logits, test_targets).item()
            test_right = right(logits, test_targets)
        history.append((loss_sum / len(x), test_loss, right_sum / len(x), test_right))
    return time.perf_counter() - start, history


def main():
    """Orders: a problem, or how many epochs of it to train and which one's losses to tell."""
    print(json.dumps({"version": torch.__version__}), flush=True)
    problem = data = None
    for line in sys.stdin:
        order = json.loads(line)
        if "problem" in order:
            problem = order["problem"]
            data = [rows(problem[part], problem["sizes"][0]) for part in ("train", "test")]
            answer = {}
        else:
            seconds, history = train(problem, data, order["epochs"])
            answer = {"milliseconds": 1000 * seconds, "losses": history[order["checked"]][:2]}
        print(json.dumps(answer), flush=True)


main()
