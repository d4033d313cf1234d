-- bnbook's language server for Neovim's own client (0.7 or later): :set runtimepath+=…/editors/neovim, and say
-- require("bnbook").setup() in init.lua.
local M = {}

-- Whether Markdown is a notebook: a block that is run, or a bnbook.yml beside it or one folder above.
local function is_notebook(buffer)
    local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ":p:h")
    for _, place in ipairs({ folder, vim.fn.fnamemodify(folder, ":h") }) do
        if vim.fn.filereadable(place .. "/bnbook.yml") == 1 then return true end
    end
    for _, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
        if line:match("^%s*[`~][`~][`~]+%s*swift experiment") then return true end
    end
    return false
end

-- options.cmd: how the server is started. A project's root is the folder that output/ is rendered in.
function M.setup(options)
    options = options or {}
    local group = vim.api.nvim_create_augroup("bnbook", {})
    vim.api.nvim_create_autocmd("FileType", {
        group = group,
        pattern = "markdown",
        callback = function(event)
            if not is_notebook(event.buf) then return end
            local clients = M.clients or {}
            M.clients = clients
            local root = vim.fn.getcwd()
            if not clients[root] or not vim.lsp.get_client_by_id(clients[root]) then
                clients[root] = vim.lsp.start_client({
                    name = "bnbook", cmd = options.cmd or { "bnbook", "lsp" }, root_dir = root,
                })
            end
            vim.lsp.buf_attach_client(event.buf, clients[root])
            vim.bo[event.buf].omnifunc = "v:lua.vim.lsp.omnifunc"
            -- :make checks the notebook with the compiler; mistakes go to the quickfix list.
            vim.bo[event.buf].makeprg = "bnbook check %:S"
            vim.bo[event.buf].errorformat = "%f:%l:%c: %trror: %m,%f:%l:%c: %tarning: %m,%-G%.%#"
        end,
    })
end

return M
