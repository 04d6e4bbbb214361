-- Packs into a ruleset: the chain of `extends` laid flat, what packs leave out left out, then words, patterns with
-- names and rules given to the core, in this order.
local dixit = ...
local later = dixit.internal.later
local packs_script = dixit.script("pack")
local suggest, mistake, extend = later "suggest", later "mistake", later "extend"
local lemmas, word_file = later "lemmas", later "word_file"
local confine = dixit.script("confine")

local M = {}

-- Laying packs flat ---------------------------------------------------------------------------------------------

-- Packs that extend each other through files of different spelling would go on for ever.
local LONGEST_CHAIN = 16

local function is_same(a, b)
    return a == b or (a.file ~= nil and a.file == b.file)
end

-- The pack that `pack` extends. `chain` holds the packs that led here, `pack` last.
local function base_of(pack, chain)
    if type(pack.extends) ~= "string" then
        return pack.extends
    end
    local files = {}
    for _, above in ipairs(chain) do
        files[above.file or above] = true
    end
    return dixit.script("library").extended_pack(pack.extends, pack, files)
end

-- Append `pack` to `order`, after what it extends, each once.
local function visit(pack, order, chain)
    for _, above in ipairs(chain) do
        if is_same(above, pack) or #chain == LONGEST_CHAIN then
            error(("%s: the pack '%s' extends itself"):format(chain[1].where, chain[1].name), 0)
        end
    end
    for _, known in ipairs(order) do
        if is_same(known, pack) then
            return
        end
    end
    if pack.extends then
        chain[#chain + 1] = pack
        local base = base_of(pack, chain)
        if pack.versions[1] then
            extend.check_versions(pack, base)
        end
        visit(base, order, chain)
        chain[#chain] = nil
    end
    order[#order + 1] = pack
end

--- All packs that take part, in the order in which they count.
---@param packs dixit.Pack[]
---@return dixit.Pack[]
function M.order(packs)
    local order = {}
    for i, pack in ipairs(packs) do
        if not packs_script.is(pack) then
            error("argument " .. i .. " should be a pack, not a " .. type(pack), 0)
        end
        visit(pack, order, {})
    end
    return order
end

-- A list in which items are found by name, and replaced where they stand.
local function named_list()
    return { names = {}, items = {} }
end

local function put(list, item)
    if list.items[item.name] == nil then -- false: left out, and back again
        list.names[#list.names + 1] = item.name
    end
    list.items[item.name] = item
end

--- Note that an item did something to a list or a rule of another pack, for `dixit rules`. `of` is the item that was
--- there before, or how many words were added or taken.
function M.note(state, name, item, what, of)
    state.changes[#state.changes + 1] = { name = name, item = item, what = what, of = of }
end

--- Add entries to a list. `line` tells, for entries from a file, which line they begin at.
function M.add_words(state, list, text, item, line)
    local blocks = state.words[list]
    if not blocks then
        blocks = {}
        state.words[list] = blocks
        state.lists[#state.lists + 1] = list
    end
    if blocks[1] and blocks[1].pack ~= item.pack then
        M.note(state, list, item, "added", select(2, text:gsub("[^\r\n]+", "")))
    end
    blocks[#blocks + 1] = { text = text, where = item.where, pack = item.pack, file = item.file, line = line }
end

-- What each kind of item does to the state; what changes lists and rules that are there stands in extend.lua.
local apply = {}

function apply.words(state, item)
    M.add_words(state, item.list, item.text, item)
end

function apply.lists(state, item)
    local bytes, len, owner = dixit.script("library").beside(item.file, item.pack)
    if not bytes then
        error(("%s: lists %s: %s"):format(item.where, item.file, len), 0)
    end
    local line, message = word_file.each(function(list, lines, first)
        M.add_words(state, list, lines, item, first)
    end, bytes, len, owner)
    if line then
        error(("%s: %s:%d: %s"):format(item.where, item.file, line, message), 0)
    end
end

function apply.model(state, item)
    state.model = item
end

function apply.define(state, item)
    put(state.defines, item)
end

local function apply_rule(state, item)
    local before = state.rules.items[item.name]
    if before == nil and item.replaces then
        error(("%s: there is no rule '%s' to replace%s"):format(item.where, item.name,
            suggest.clause(item.name, state.rules.names)), 0)
    elseif before and before.kind ~= item.kind then
        error(("%s: '%s' is another kind of rule at %s"):format(item.where, item.name, before.where), 0)
    elseif before ~= nil then
        M.note(state, item.name, item, "replaced", before or nil)
    end
    put(state.rules, item)
end

for _, kind in ipairs { "quote", "mention", "block", "marked", "edge" } do
    apply[kind] = apply_rule
end

local function flatten(packs)
    local state = { lists = {}, words = {}, defines = named_list(), rules = named_list(), changes = {} }
    local languages
    for _, pack in ipairs(M.order(packs)) do
        languages = pack.languages or languages
        for _, item in ipairs(pack.items) do
            local change = apply[item.kind] or extend[item.kind]
            change(state, item, languages and languages[1])
        end
    end
    state.language = languages and languages[1]
    return state
end

--- Lay packs flat: lists of words, patterns with names, and rules, as the core will get them. Some lines of a pack can
--- make this long, so it has the time of a script where it is for one.
---@param packs dixit.Pack[]
function M.flatten(packs)
    local is_limited = false
    for _, pack in ipairs(packs) do
        is_limited = is_limited or (packs_script.is(pack) and pack.is_limited)
    end
    if not is_limited then
        return flatten(packs)
    end
    local ok, result = confine.call("load", flatten, packs)
    if not ok then
        local pack, passed = packs[#packs], result:match("it took more than .*$")
        error(passed and ("%s: pack '%s': %s"):format(pack.where, pack.name, passed) or result, 0)
    end
    return result
end

-- A pattern may use names that are defined before it. A pack may give a name of a pack below a new meaning with the
-- help of names of its own: so definitions are sorted by what they use, else left in their order.
local function sorted_defines(defines)
    local sorted, seen = {}, {}
    local function add(name)
        local item = defines.items[name]
        if not item or seen[name] then
            return
        end
        seen[name] = true
        for used in item.match:gmatch("[A-Z][A-Z0-9_]*") do
            add(used)
        end
        sorted[#sorted + 1] = item
    end
    for _, name in ipairs(defines.names) do
        add(name)
    end
    return sorted
end

-- Feeding the core ----------------------------------------------------------------------------------------------

local function check(item, what, ok, message, code, position)
    if not ok then
        error(mistake.message(item, what, message, code, position), 0)
    end
end

-- Returns the functions of the rules that have one, by the rules' numbers, if there are any.
-- The forms of the words that a pattern means in all their forms, each word once.
local function feed_lemmas(rules, state, item, known)
    if not item.match:find("~", 1, true) then
        return
    end
    lemmas.each(item.match, function(word)
        if not known[word] then
            known[word] = true
            local forms = lemmas.forms(word, state.language)
            check(item, item.title or "pattern " .. item.name, rules:words("~" .. word, forms))
        end
    end)
end

local function feed_words(rules, list, block)
    local ok, message, code, position = rules:words(list, block.text)
    local where = block.where
    if not ok and block.line then
        local _, before = block.text:sub(1, position - 1):gsub("\n", "\n")
        where = ("%s: %s:%d"):format(where, block.file, block.line + before)
    end
    check({ where = where }, "words of " .. list, ok, message, code, position)
end

local function feed_model(rules, item)
    local bytes, len, owner = dixit.script("library").beside(item.file, item.pack)
    local title = "model " .. item.file
    if not bytes then
        error(("%s: %s: %s"):format(item.where, title, len), 0)
    end
    check(item, title, rules:model(bytes, len, owner))
end

-- How many bytes all words have.
local function size_of_words(state)
    local size = 0
    for _, blocks in pairs(state.words) do
        for _, block in ipairs(blocks) do
            size = size + #block.text
        end
    end
    return size
end

local function feed(rules, state)
    local known = {}
    rules:reserve(size_of_words(state))
    if state.model and state.model.file then
        feed_model(rules, state.model)
    end
    for _, list in ipairs(state.lists) do
        for _, block in ipairs(state.words[list]) do
            feed_words(rules, list, block)
        end
    end
    for _, item in ipairs(sorted_defines(state.defines)) do
        feed_lemmas(rules, state, item, known)
        check(item, "pattern " .. item.name, rules:define(item.name, item.match))
    end
    local number, judges = 0, {}
    for _, name in ipairs(state.rules.names) do
        local item = state.rules.items[name]
        if item then
            feed_lemmas(rules, state, item, known)
            check(item, item.title, rules:add(item))
            number = number + 1
            judges[number] = item.when and confine.limited(item.when)
        end
    end
    return next(judges) and judges
end

--- Compile packs; see dixit.compile().
---@param packs dixit.Pack[]
---@return dixit.Ruleset
function M.compile(packs)
    if #packs == 0 then
        error("no pack to compile", 0)
    end
    local state = M.flatten(packs)
    local rules = assert(dixit.internal.rules())
    local judges = feed(rules, state)
    local ruleset, message = rules:compile(state.language, judges, confine.renew)
    if not ruleset then
        local pack = packs[#packs]
        error(("%s: pack '%s': %s"):format(pack.where, pack.name, message), 0)
    end
    return ruleset
end

return M
