-- A session of Neovim's own client with `bnbook lsp`; what it is told is written to session.txt.
local said = {}
local function say(text) table.insert(said, text) end
local function place(range)
    return string.format("%d:%d-%d:%d", range.start.line, range.start.character, range["end"].line,
        range["end"].character)
end

vim.cmd("edit q.md")
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
    name = "bnbook", cmd = { os.getenv("BNBOOK"), "lsp", "--no-swift" }, root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(buffer, client)

local function diagnostics(count)
    vim.wait(30000, function() return #vim.diagnostic.get(buffer) == count end, 20)
    for _, found in ipairs(vim.diagnostic.get(buffer)) do
        say(string.format("%d:%d %s", found.lnum, found.col, found.message))
    end
end
local function ask(method, line, character, more)
    local params = vim.tbl_extend("force", {
        textDocument = vim.lsp.util.make_text_document_params(buffer),
        position = { line = line, character = character },
    }, more or {})
    local answers = vim.lsp.buf_request_sync(buffer, method, params, 30000)
    return answers and answers[client] and answers[client].result
end

say("# opened")
diagnostics(1)
say("# completion behind the sign")
local list = ask("textDocument/completion", 4, 8)
for _, item in ipairs(list.items) do say(item.label .. " " .. place(item.textEdit.range)) end
say("# the action")
local actions = ask("textDocument/codeAction", 4, 4, {
    range = { start = { line = 4, character = 0 }, ["end"] = { line = 4, character = 20 } },
    context = { diagnostics = {} },
})
for _, action in ipairs(actions) do
    say(action.title)
    vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
end
say(vim.api.nvim_buf_get_lines(buffer, 4, 5, false)[1])
diagnostics(0)
say("# renamed")
vim.lsp.util.apply_workspace_edit(ask("textDocument/rename", 4, 10, { newName = "sec-start" }), "utf-16")
for _, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do say(line) end
diagnostics(0)
say("# typed")
vim.api.nvim_buf_set_text(buffer, 4, 0, 4, 0, { "𝔼 @fig-none ", "" })
diagnostics(1)
say("# formatted")
vim.lsp.util.apply_text_edits(ask("textDocument/formatting", 0, 0, { options = { tabSize = 4, insertSpaces = true } }),
    buffer, "utf-16")
say(vim.api.nvim_buf_get_lines(buffer, 8, 9, false)[1])
say("# the outline")
for _, symbol in ipairs(ask("textDocument/documentSymbol", 0, 0)) do say(symbol.name .. " " .. place(symbol.range)) end
vim.lsp.stop_client(client)

local file = io.open("session.txt", "w")
file:write(table.concat(said, "\n") .. "\n")
file:close()
vim.cmd("qall!")
