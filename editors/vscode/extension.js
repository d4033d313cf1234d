"use strict";
const vscode = require("vscode");
const { Connection } = require("./connection.js");

let connection;
let mistakes;

const selector = { language: "markdown" };
const about = (document, position) => ({ textDocument: { uri: document.uri.toString() }, position });
const range = (r) => new vscode.Range(r.start.line, r.start.character, r.end.line, r.end.character);
const location = (l) => new vscode.Location(vscode.Uri.parse(l.uri), range(l.range));
const markdown = (content) => content && new vscode.MarkdownString(content.value ?? content);
const command = () => vscode.workspace.getConfiguration("bnbook").get("command");

// Markdown is a notebook where a block is run, or where it is part of a project.
const isNotebook = (document) =>
    document.languageId === "markdown" &&
    (/^\s*[`~]{3,}\s*swift experiment/m.test(document.getText()) || isProject);
let isProject = false;

function workspaceEdit(edit) {
    const result = new vscode.WorkspaceEdit();
    for (const [uri, edits] of Object.entries(edit.changes ?? {}))
        for (const { range: place, newText } of edits) result.replace(vscode.Uri.parse(uri), range(place), newText);
    return result;
}

async function start() {
    const folder = vscode.workspace.workspaceFolders?.[0];
    connection = new Connection(command(), ["lsp"], folder?.uri.fsPath, (method, params) => {
        if (method !== "textDocument/publishDiagnostics") return;
        mistakes.set(vscode.Uri.parse(params.uri), params.diagnostics.map((found) => {
            const said = new vscode.Diagnostic(range(found.range), found.message, found.severity - 1);
            said.source = "bnbook";
            return said;
        }));
    }, (error) => {
        if (error) vscode.window.showErrorMessage(`${command()} cannot be started: ${error.message}`);
        connection = undefined;
        mistakes.clear();
    });
    await connection.ask("initialize", {
        processId: process.pid, rootUri: folder?.uri.toString() ?? null,
        capabilities: { general: { positionEncodings: ["utf-16"] } },
    });
    connection.notify("initialized", {});
    vscode.workspace.textDocuments.forEach(open);
}

const opened = new Set();
function open(document) {
    if (!connection || !isNotebook(document) || opened.has(document.uri.toString())) return;
    opened.add(document.uri.toString());
    connection.notify("textDocument/didOpen", {
        textDocument: {
            uri: document.uri.toString(), languageId: "markdown", version: document.version, text: document.getText(),
        },
    });
}

// Requests about a document that the server does not have, and those that fail, give nothing.
async function ask(document, method, params, token) {
    if (!connection || !opened.has(document.uri.toString())) return undefined;
    try { return await connection.ask(method, params, token); } catch { return undefined; }
}

const symbol = (found) => {
    const result = new vscode.DocumentSymbol(
        found.name, found.detail ?? "", found.kind - 1, range(found.range), range(found.selectionRange));
    result.children = (found.children ?? []).map(symbol);
    return result;
};

function providers() {
    const languages = vscode.languages;
    return [
        languages.registerCompletionItemProvider(selector, {
            async provideCompletionItems(document, position, token) {
                const list = await ask(document, "textDocument/completion", about(document, position), token);
                const items = (list?.items ?? []).map((item) => {
                    const result = new vscode.CompletionItem(item.label, item.kind ? item.kind - 1 : undefined);
                    result.insertText = item.textEdit?.newText ?? item.insertText ?? item.label;
                    if (item.textEdit) result.range = range(item.textEdit.range);
                    result.detail = item.detail;
                    result.documentation = markdown(item.documentation);
                    result.sortText = item.sortText;
                    result.filterText = item.filterText;
                    return result;
                });
                return new vscode.CompletionList(items, list?.isIncomplete);
            },
        }, "@", ".", ":", "|", " ", "/", "("),
        languages.registerHoverProvider(selector, {
            async provideHover(document, position, token) {
                const found = await ask(document, "textDocument/hover", about(document, position), token);
                return found && new vscode.Hover(markdown(found.contents), found.range && range(found.range));
            },
        }),
        languages.registerDefinitionProvider(selector, {
            provideDefinition: async (document, position, token) =>
                (await ask(document, "textDocument/definition", about(document, position), token))?.map(location),
        }),
        languages.registerReferenceProvider(selector, {
            provideReferences: async (document, position, context, token) =>
                (await ask(document, "textDocument/references", { ...about(document, position), context }, token))
                    ?.map(location),
        }),
        languages.registerRenameProvider(selector, {
            async prepareRename(document, position) {
                const found = await ask(document, "textDocument/prepareRename", about(document, position));
                if (!found) throw new Error("There is no label here.");
                return range(found);
            },
            async provideRenameEdits(document, position, newName) {
                return workspaceEdit(
                    await connection.ask("textDocument/rename", { ...about(document, position), newName }));
            },
        }),
        languages.registerDocumentSymbolProvider(selector, {
            provideDocumentSymbols: async (document, token) =>
                (await ask(document, "textDocument/documentSymbol", about(document), token))?.map(symbol),
        }),
        languages.registerFoldingRangeProvider(selector, {
            provideFoldingRanges: async (document, context, token) =>
                (await ask(document, "textDocument/foldingRange", about(document), token))
                    ?.map((fold) => new vscode.FoldingRange(fold.startLine, fold.endLine)),
        }),
        languages.registerCodeActionsProvider(selector, {
            async provideCodeActions(document, place, context, token) {
                const params = { ...about(document), range: place, context: { diagnostics: [] } };
                return (await ask(document, "textDocument/codeAction", params, token))?.map((found) => {
                    const action = new vscode.CodeAction(found.title, vscode.CodeActionKind.QuickFix);
                    action.edit = workspaceEdit(found.edit);
                    action.isPreferred = true;
                    return action;
                });
            },
        }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
        languages.registerDocumentFormattingEditProvider(selector, {
            provideDocumentFormattingEdits: async (document, options, token) =>
                (await ask(document, "textDocument/formatting", { ...about(document), options }, token))
                    ?.map((edit) => new vscode.TextEdit(range(edit.range), edit.newText)),
        }),
    ];
}

// `check`, `lint` and `render` of the notebook that is open; what they find goes to the list of problems.
const tasks = {
    provideTasks: () => ["check", "lint", "render"].map((name) => task({ type: "bnbook", command: name })),
    resolveTask: (known) => task(known.definition),
};
function task(definition) {
    const execution = new vscode.ShellExecution(command(), [definition.command, definition.file ?? "${file}"]);
    return new vscode.Task(
        definition, vscode.TaskScope.Workspace, definition.command, "bnbook", execution, ["$bnbook"]);
}

async function activate(context) {
    mistakes = vscode.languages.createDiagnosticCollection("bnbook");
    isProject = (await vscode.workspace.findFiles("**/bnbook.yml", undefined, 1)).length > 0;
    context.subscriptions.push(
        mistakes, ...providers(), vscode.tasks.registerTaskProvider("bnbook", tasks),
        vscode.workspace.onDidOpenTextDocument(open),
        vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
            if (!opened.has(document.uri.toString())) return open(document);
            if (contentChanges.length === 0) return;
            connection?.notify("textDocument/didChange", {
                textDocument: { uri: document.uri.toString(), version: document.version },
                contentChanges: contentChanges.map((change) => ({ range: change.range, text: change.text })),
            });
        }),
        vscode.workspace.onDidSaveTextDocument((document) => {
            if (opened.has(document.uri.toString())) connection?.notify("textDocument/didSave", about(document));
        }),
        vscode.workspace.onDidCloseTextDocument((document) => {
            if (opened.delete(document.uri.toString())) connection?.notify("textDocument/didClose", about(document));
        }),
        vscode.commands.registerCommand("bnbook.restart", async () => {
            await connection?.stop();
            opened.clear();
            await start();
        }),
        vscode.commands.registerCommand("bnbook.preview", () => {
            const file = vscode.window.activeTextEditor?.document.uri.fsPath;
            if (!file) return;
            const terminal = vscode.window.createTerminal({ name: "bnbook preview", shellPath: command(),
                shellArgs: ["preview", file] });
            terminal.show();
        }));
    await start().catch((error) => vscode.window.showErrorMessage(`bnbook: ${error.message}`));
}

module.exports = { activate, deactivate: () => connection?.stop() };
