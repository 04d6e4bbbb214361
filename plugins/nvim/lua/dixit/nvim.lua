-- Neovim: quotations in the quickfix list, highlights in the buffer. Works from Neovim 0.7 on.
local M = {}

local namespace = vim.api.nvim_create_namespace("dixit")

-- Groups of ours and those that they look like until the user says otherwise.
local GROUPS = { DixitQuotation = "String", DixitCue = "Keyword", DixitSource = "Identifier" }

local config = { rules = {} }
local ruleset

--- Change the settings; nobody has to.
---@param opts? { rules?: string[] } packs by name or path, instead of the default rules
function M.setup(opts)
    config = vim.tbl_extend("force", config, opts or {})
    ruleset = nil
end

local unpack = table.unpack or unpack -- luacheck: ignore 143

local function rules()
    ruleset = ruleset or require("dixit").ruleset(unpack(config.rules))
    return ruleset
end

-- Positions -----------------------------------------------------------------------------------------------------

-- The text of a buffer, and the byte at which each of its lines begins.
local function text_of(buffer)
    local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, true)
    local starts, at = {}, 0
    for i, line in ipairs(lines) do
        starts[i] = at
        at = at + #line + 1
    end
    return table.concat(lines, "\n"), starts, lines
end

-- Row and column, both from 0, of a byte.
local function place(starts, byte)
    local low, high = 1, #starts
    while low < high do
        local middle = math.ceil((low + high) / 2)
        if starts[middle] <= byte then
            low = middle
        else
            high = middle - 1
        end
    end
    return low - 1, byte - starts[low]
end

-- Showing -------------------------------------------------------------------------------------------------------

-- One mark for each line: before Neovim 0.10 a mark over several lines is not drawn in all of them.
local function highlight(buffer, group, span, starts, lines)
    local row, column = place(starts, span[1])
    local last_row, last_column = place(starts, span[2])
    for r = row, last_row do
        local from = r == row and column or 0
        local to = r == last_row and last_column or #lines[r + 1]
        if to > from then
            vim.api.nvim_buf_set_extmark(buffer, namespace, r, from, { end_row = r, end_col = to, hl_group = group })
        end
    end
end

local function highlight_quote(buffer, quote, starts, lines)
    for group, spans in pairs { DixitQuotation = quote.content, DixitCue = quote.cue, DixitSource = quote.source } do
        for _, span in ipairs(spans) do
            highlight(buffer, group, span, starts, lines)
        end
    end
end

local function quickfix_item(buffer, quote, starts)
    local row, column = place(starts, quote.content[1][1])
    return {
        bufnr = buffer,
        lnum = row + 1,
        col = column + 1,
        text = (quote.speaker or "?") .. ": " .. quote.text,
    }
end

--- Take the highlights of a buffer back.
---@param buffer? integer
function M.clear(buffer)
    vim.api.nvim_buf_clear_namespace(buffer or 0, namespace, 0, -1)
end

--- Highlight the quotations of a buffer and fill the quickfix list with them.
---@param buffer? integer
---@return dixit.Document
function M.show(buffer)
    buffer = buffer or vim.api.nvim_get_current_buf()
    for group, like in pairs(GROUPS) do
        vim.api.nvim_set_hl(0, group, { link = like, default = true })
    end
    local text, starts, lines = text_of(buffer)
    local doc = assert(rules():read(text, { id = vim.api.nvim_buf_get_name(buffer) }))
    local items = {}
    M.clear(buffer)
    for i, quote in ipairs(doc.quotes) do
        highlight_quote(buffer, quote, starts, lines)
        items[i] = quickfix_item(buffer, quote, starts)
    end
    vim.fn.setqflist({}, " ", { title = "Dixit", items = items })
    return doc
end

--- What :Dixit does.
---@param word string "", "show" or "clear"
function M.command(word)
    if word == "clear" then
        return M.clear()
    elseif word ~= "" and word ~= "show" then
        return vim.notify("Dixit: there is 'show' and 'clear', not '" .. word .. "'", vim.log.levels.ERROR)
    end
    local ok, result = pcall(M.show)
    if not ok then
        vim.notify("Dixit: " .. tostring(result), vim.log.levels.ERROR)
    elseif #result.quotes == 0 then
        vim.notify("Dixit: no quotation")
    else
        vim.cmd("botright copen | wincmd p")
    end
end

return M
