"use strict";
// The language server protocol over a process's standard streams: as much of it as the extension needs, so that it
// rests on nothing but VS Code and Node.
const { spawn } = require("child_process");

class Connection {
    constructor(command, args, cwd, onNotification, onEnd) {
        this.pending = new Map();
        this.last = 0;
        this.bytes = Buffer.alloc(0);
        this.onNotification = onNotification;
        this.process = spawn(command, args, { cwd, stdio: ["pipe", "pipe", "ignore"] });
        this.process.on("error", onEnd);
        this.process.on("exit", () => {
            for (const { reject } of this.pending.values()) reject(new Error("the language server has ended"));
            this.pending.clear();
            onEnd();
        });
        this.process.stdin.on("error", () => {});
        this.process.stdout.on("data", (data) => this.take(data));
    }

    take(data) {
        this.bytes = Buffer.concat([this.bytes, data]);
        for (;;) {
            const end = this.bytes.indexOf("\r\n\r\n");
            if (end < 0) return;
            const length = Number(/content-length: *(\d+)/i.exec(this.bytes.toString("ascii", 0, end))[1]);
            if (this.bytes.length < end + 4 + length) return;
            const message = JSON.parse(this.bytes.toString("utf8", end + 4, end + 4 + length));
            this.bytes = this.bytes.subarray(end + 4 + length);
            const waiting = this.pending.get(message.id);
            if (message.method) this.onNotification(message.method, message.params);
            else if (waiting) {
                this.pending.delete(message.id);
                if (message.error) waiting.reject(new Error(message.error.message));
                else waiting.resolve(message.result);
            }
        }
    }

    send(message) {
        const content = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }), "utf8");
        if (!this.process.stdin.writable) return;
        this.process.stdin.write(`Content-Length: ${content.length}\r\n\r\n`);
        this.process.stdin.write(content);
    }

    notify(method, params) { this.send({ method, params }); }

    // `token` takes the request back.
    ask(method, params, token) {
        const id = ++this.last;
        return new Promise((resolve, reject) => {
            this.pending.set(id, { resolve, reject });
            token?.onCancellationRequested(() => this.notify("$/cancelRequest", { id }));
            this.send({ id, method, params });
        });
    }

    async stop() {
        const limit = setTimeout(() => this.process.kill(), 2000);
        try {
            await this.ask("shutdown");
            this.notify("exit");
        } catch { /* it has ended already */ }
        this.process.once("exit", () => clearTimeout(limit));
    }
}

module.exports = { Connection };
