-- What a pack does to what is there already, mostly in the packs that it extends: it asks for versions, adds lemmas to
-- the words that show speech, takes words and rules out. compile.lua calls these for items of their kind; `state` is
-- what it has laid flat so far, `language` that of the item's pack.
local dixit = ...
local compile = dixit.internal.later "compile"
local cues, suggest = dixit.internal.later "cues", dixit.internal.later "suggest"

local M = {}

-- Versions ------------------------------------------------------------------------------------------------------

-- "1.10" is above "1.9": is version `a` below version `b`?
local function is_below(a, b)
    local next_a, next_b = a:gmatch("%d+"), b:gmatch("%d+")
    while true do
        local x, y = next_a(), next_b()
        if not (x or y) then
            return false
        end
        x, y = tonumber(x or 0), tonumber(y or 0)
        if x ~= y then
            return x < y
        end
    end
end

--- Is the pack below of a version that `pack` asks for?
function M.check_versions(pack, base)
    for _, asked in ipairs(pack.versions) do
        local good = base.version and is_below(base.version, asked.version) == (asked.operator == "<")
        if not good then
            error(("%s: pack '%s' extends %s %s %s, and here %s (%s)"):format(pack.where, pack.name, base.name,
                asked.operator, asked.version, base.version and "is " .. base.version or "it has no version",
                base.file or base.where), 0)
        end
    end
end

-- Words ---------------------------------------------------------------------------------------------------------

local function entries(text)
    local set = {}
    for line in text:gmatch("[^\r\n]+") do
        set[line:match("^%s*(.-)%s*$"):lower()] = true
    end
    return set
end

-- The text without the lines that `unwanted` has, and how many these were.
local function filtered(text, unwanted)
    local kept, taken = {}, 0
    for line in text:gmatch("[^\r\n]+") do
        if unwanted[line:match("^%s*(.-)%s*$"):lower()] then
            taken = taken + 1
        else
            kept[#kept + 1] = line
        end
    end
    return table.concat(kept, "\n"), taken
end

local function take_words(state, list, unwanted, item)
    local all = 0
    for _, block in ipairs(state.words[list] or {}) do
        local text, taken = filtered(block.text, unwanted)
        block.text, block.line = text, nil
        all = all + taken
    end
    compile.note(state, list, item, "taken", all)
end

function M.without_words(state, item)
    if not state.words[item.list] then
        error(("%s: there is no list %s%s"):format(item.where, item.list, suggest.clause(item.list, state.lists)), 0)
    end
    take_words(state, item.list, entries(item.text), item)
end

-- Where packs keep verbs that show speech. Many verbs are in several of them; one that is taken out is to be out.
local CUE_LISTS = { "CUE", "MEDIUM", "WEAK", "TELL", "DIALOGUE", "NAMING", "PARTICLE_VERB" }

-- Verbs that are no cues for the model, whatever it has learned: the core knows this list.
local NO_CUE = "NO_CUE"

function M.cues(state, item, language)
    local lists = cues.lists(item, language)
    for _, list in ipairs(suggest.keys(lists)) do
        compile.add_words(state, list, lists[list], item)
        if state.words[NO_CUE] then
            take_words(state, NO_CUE, entries(lists[list]), item)
        end
    end
end

function M.without_cues(state, item, language)
    for _, text in pairs(cues.lists({ list = "CUE", text = item.text }, language)) do
        compile.add_words(state, NO_CUE, text, item)
    end
    for _, list in ipairs(CUE_LISTS) do
        for name, text in pairs(cues.lists({ list = list, text = item.text }, language)) do
            take_words(state, name, entries(text), item)
        end
    end
end

-- Rules ---------------------------------------------------------------------------------------------------------

-- The pieces of a name between its stars.
local function pieces_of(glob)
    local pieces = {}
    for piece in (glob .. "*"):gmatch("([^*]*)%*") do
        pieces[#pieces + 1] = piece
    end
    return pieces
end

-- Does the name have the pieces in their order, the first at its beginning and the last at its end?
local function fits(name, pieces)
    local first, last, at = pieces[1], pieces[#pieces], #pieces[1] + 1
    if #pieces == 1 then
        return name == first
    elseif name:sub(1, #first) ~= first then
        return false
    end
    for i = 2, #pieces - 1 do
        local _, stop = name:find(pieces[i], at, true)
        if not stop then
            return false
        end
        at = stop + 1
    end
    return #name - at + 1 >= #last and name:sub(#name - #last + 1) == last
end

function M.without(state, item)
    local pieces, found = pieces_of(item.name), false
    for _, name in ipairs(state.rules.names) do
        if fits(name, pieces) then
            found = true
            if state.rules.items[name] then
                compile.note(state, name, item, "off", state.rules.items[name])
                state.rules.items[name] = false
            end
        end
    end
    if not found then
        error(("%s: there is no rule '%s' to leave out%s"):format(item.where, item.name,
            suggest.clause(item.name, state.rules.names)), 0)
    end
end

return M
