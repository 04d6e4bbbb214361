-- Run in Neovim with the sample open: :Dixit fills the quickfix list and highlights; :Dixit clear takes it back.
local function check()
    local buffer = vim.api.nvim_get_current_buf()
    local namespace = vim.api.nvim_create_namespace("dixit")
    vim.cmd("Dixit")
    local items = vim.fn.getqflist()
    local expected = tonumber(vim.env.DIXIT_QUOTES)
    assert(#items == expected, #items .. " items, expected " .. expected)

    -- the first quotation begins where the list points
    local marks = vim.api.nvim_buf_get_extmarks(buffer, namespace, 0, -1, { details = true })
    assert(#marks >= expected, "a highlight for each quotation")
    local line = vim.api.nvim_buf_get_lines(buffer, items[1].lnum - 1, items[1].lnum, true)[1]
    local begins = items[1].text:match("^.-: (.*)$"):sub(1, 20)
    assert(line:sub(items[1].col):sub(1, 20) == begins, "the first item points at: " .. line)

    vim.cmd("Dixit clear")
    assert(#vim.api.nvim_buf_get_extmarks(buffer, namespace, 0, -1, {}) == 0, "no highlight is left")

    vim.cmd("checkhealth dixit")
    local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n")
    assert(report:find("default rules load", 1, true), report)
end

local ok, message = pcall(check)
if not ok then
    io.stderr:write(tostring(message), "\n")
    vim.cmd("cquit 1")
end
vim.cmd("qall!")
