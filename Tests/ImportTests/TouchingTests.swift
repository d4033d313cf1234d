import Document
import Notebook
import Testing

@testable import Import

/// What a statement may change is not carried over as it was before, and is said.
@Suite struct TouchingTests {
    @Test(arguments: changing) func `a statement that may change the training keeps it Python`(
        statements: String, said: String
    ) throws {
        try converted(statements).expectSaid(said)
    }

    @Test(arguments: keeping) func `a statement that changes nothing lets it become ours`(
        statements: String, written: String
    ) throws {
        try converted(statements).expectWritten(written)
    }
}

/// A training of PyTorch's behind these statements, with what they make of the rate, model, optimizer and batch's round.
private func converted(_ statements: String) throws -> Conversion {
    let parts = statements.split(separator: "\n---\n").map(String.init)
    let optimizer = parts.count > 1 ? parts[1] : "opt = torch.optim.SGD(model.parameters(), lr=lr)"
    let further = parts.count > 2 ? parts[2] : "pass"
    let text = """
        ```{python}
        import torch
        from torch import nn
        from torchvision import datasets, transforms
        from torch.utils.data import DataLoader
        train = datasets.MNIST("d", train=True, transform=transforms.ToTensor())
        loader = DataLoader(train, batch_size=32, shuffle=True)
        model = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
        criterion = nn.CrossEntropyLoss()
        lr = 0.1
        cfg = {"lr": 0.1}
        w = [0.1, 0.2]
        \(parts[0])
        \(optimizer)
        for epoch in range(3):
            for x, y in loader:
                opt.zero_grad()
                loss = criterion(model(x), y)
                loss.backward()
                opt.step()
                \(further)
        ```

        """
    return try Conversion(text.utf8)
}

private let ofDictionary = "\n---\nopt = torch.optim.SGD(model.parameters(), lr=cfg[\"lr\"])"
private let ofList = "\n---\nopt = torch.optim.SGD(model.parameters(), lr=w[0])"

private let changing: [(String, String)] = [
    // Containers.
    ("cfg.update(lr=0.5)\(ofDictionary)", "\"lr\" of SGD is a part of something"),
    ("c2 = cfg\nc2[\"lr\"] = 0.5\(ofDictionary)", "\"lr\" of SGD is a part of something"),
    ("cfg.__setitem__(\"lr\", 0.5)\(ofDictionary)", "\"lr\" of SGD is a part of something"),
    ("def tune(c):\n    c[\"lr\"] = 0.5\ntune(cfg)\(ofDictionary)", "\"lr\" of SGD is a part of something"),
    ("import other\nother.tune(cfg)\(ofDictionary)", "\"lr\" of SGD is a part of something"),
    ("all = [cfg]\nall[0].pop(\"lr\")\(ofDictionary)", "\"lr\" of SGD is a part of something"),
    ("v = w\nv.reverse()\(ofList)", "\"lr\" of SGD is a part of something"),
    ("v = w\nv += [0.5]\nv = 0\(ofList)", "\"lr\" of SGD is a part of something"),
    ("import random\nrandom.shuffle(w)\(ofList)", "\"lr\" of SGD is a part of something"),
    ("for i in unknown:\n    w.insert(0, 0.5)\(ofList)", "\"lr\" of SGD is a part of something"),
    ("f = cfg.update\nf(lr=0.5)\(ofDictionary)", "\"lr\" of SGD is a part of something"),
    ("(lambda: cfg.update(lr=0.5))()\(ofDictionary)", "\"lr\" of SGD is a part of something"),
    ("def get():\n    return cfg\nget()[\"lr\"] = 0.5\(ofDictionary)", "\"lr\" of SGD is a part of something"),
    ("class A:\n    cfg.update(lr=0.5)\(ofDictionary)", "\"lr\" of SGD is a part of something"),
    ("list.reverse(w)\(ofList)", "\"lr\" of SGD is a part of something"),
    ("@double\ndef rate():\n    return 0.1\nlr = rate()", "\"lr\" of SGD is what a call gives"),
    // Optimizers and modules.
    (
        "pass\n---\nopt = torch.optim.SGD(model.parameters(), lr=lr)"
            + "\no = torch.optim.Adam(model[1].parameters())\n---\no.step()",
        "what \"step\" does in the training loop is not followed"
    ),
    (
        "pass\n---\nopt = torch.optim.SGD(filter(lambda p: p.ndim > 1, model.parameters()), lr=lr)",
        "what a function does to it in \"filter\" is not followed"
    ),
    (ownClass("    def train(self, mode=True):\n        pass"), "the class \"Net\" has its own \"train\""),
    (ownClass("    def __call__(self, x):\n        return x"), "the class \"Net\" has its own \"__call__\""),
    (
        ownClass("    pass").replacing("model = Net", with: "Net.forward = lambda self, x: x\nmodel = Net"),
        "what is assigned to \"forward\" is not followed"
    ),
    (
        ownClass("    pass").replacing("model = Net", with: "class Sub(Net):\n    pass\nmodel = Sub"),
        "\"Sub\" is made from \"Net\", a class of the notebook's own"
    ),
    (
        ownClass("    pass").replacing("    def forward", with: "    @torch.no_grad()\n    def forward"),
        "what a statement or a decorator makes of \"forward\" in \"Net\""
    ),
    // First weights.
    ("nets = {\"a\": model}\nnets.get(\"a\").apply(f)", "what \"get\" does is not followed"),
    ("getattr(nn.init, \"zeros_\")(model[1].weight)", "what \"getattr\" does to it is not followed"),
    ("import other\nother.model = model", "as \"model\" of something is not followed"),
    ("list(map(nn.init.zeros_, model.parameters()))", "what a function does to it in \"map\" is not followed"),
    ("tuple(map(lambda p: p.data.zero_(), model.parameters()))", "what a function does to it in \"map\""),
    ("assert nn.init.zeros_(model[1].weight) is not None", "what \"zeros_\" does to it is not followed"),
    ("print(f\"a {nn.init.zeros_(model[1].weight)!r:>3} b\")", "what \"zeros_\" does to it is not followed"),
    ("len(list(map(nn.init.zeros_, model.parameters())))", "what a function does to it in \"map\""),
    // Other files, and every name.
    ("%  run x.py", "what `%run x.py` brings is not followed"),
    ("%store -r lr", "what `%store -r lr` brings is not followed"),
    ("%load x.py", "what `%load x.py` brings is not followed"),
    ("get_ipython().run_line_magic(\"run\", \"x.py\")", "what `get_ipython().run_line_magic(…)` brings"),
    ("ip = get_ipython()\nip.run_cell(\"lr = 0.5\")", "brings is not followed"),
    ("import runpy\nrunpy.run_path(\"x.py\")", "what `runpy.run_path(…)` brings is not followed"),
    ("eval(\"f()\")", "what `eval(…)` brings is not followed"),
    ("globals()[\"lr\"] = 0.5", "what `globals(…)` brings is not followed"),
    ("vars().update(lr=0.5)", "what `vars(…)` brings is not followed"),
    ("import sys\nsys.modules[\"__main__\"].lr = 0.5", "what `sys` brings is not followed"),
    ("x = [lr := 0.5]", "\"lr\" of SGD is what a statement changes that is not followed"),
    ("nn.ReLU = nn.Tanh", "what is assigned to \"ReLU\" of a library is not followed"),
    ("torch.optim.SGD = torch.optim.Adam", "what is assigned to \"SGD\" of a library is not followed"),
]

private let keeping: [(String, String)] = [
    ("print(f\"{lr:.3f}\", cfg, len(w))\nassert lr > 0\(ofDictionary)", "learningRate: 0.1)"),
    ("cfg = {\"lr\": 0.2, \"lr\": 0.5}\(ofDictionary)", "learningRate: 0.5)"),
    ("losses = []\nlosses.append(1)\(ofList)", "learningRate: 0.1)"),
    ("def rate(r=lr):\n    return r\nlr = 0.5\nlr = rate()", "learningRate: 0.1)"),
    ("%matplotlib inline\nif \"google.colab\" in str(get_ipython()):\n    pass", "learningRate: 0.1)"),
    ("@torch.no_grad()\ndef rate():\n    return 0.5\nlr = rate()", "learningRate: 0.5)"),
    ("%time lr = 0.5", "learningRate: 0.5)"),
    (
        "pass\n---\nopt = torch.optim.SGD(filter(lambda p: p.requires_grad, model.parameters()), lr=lr)",
        "learningRate: 0.1)"
    ),
    ("torch.backends.cudnn.benchmark = True\ndatasets.MNIST.resources = []", "learningRate: 0.1)"),
    ("from torch.nn import *\nmodel = Sequential(Flatten(), Linear(784, 10))", "Dense(10)"),
]

private func ownClass(_ method: String) -> String {
    """
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.a = nn.Linear(784, 10)
        def forward(self, x):
            return self.a(x.flatten(1))
    \(method)
    model = Net()
    """
}
