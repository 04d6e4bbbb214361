-- Compiled rulesets: as bytes and in files.
local dixit = require "dixit"
local packs = require "packs"
local tap = require "tap"
local test = tap.test

local function found(rules)
    return dixit.json(rules:read(packs.TEXT, { parts = "explain" }))
end

-- Call `f` with the path of a file that has these bytes.
local function with_bytes(bytes, f)
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write(bytes)
    file:close()
    local ok, message = pcall(f, path)
    os.remove(path)
    if not ok then
        error(message, 0)
    end
end

test("saved: a ruleset that was saved and opened finds the same", function()
    local rules = dixit.ruleset("en")
    local bytes = assert(rules:save("en, for a test"))
    local opened = dixit.open_ruleset(bytes)
    tap.same(found(opened), found(rules))
    tap.same(opened:rule_names(), rules:rule_names())
    tap.same(opened:rules(), rules:rules())
    tap.same({ opened:lang(), opened:about() }, { "en", "en, for a test" })
    tap.same({ rules:about() }, {})
    tap.truth(opened:save("en, for a test") == bytes, "the same bytes again")
    with_bytes(bytes, function(path)
        tap.same(found(dixit.open_ruleset(path)), found(rules))
        tap.same(found(dixit.ruleset(path)), found(rules))
    end)
end)

test("saved: a ruleset without a language has none", function()
    local p = dixit.pack { name = "plain", extends = false, languages = {} }
    p:rule { name = "a", match = "content:QUOTE" }
    local opened = dixit.open_ruleset(dixit.compile(p):save())
    tap.same({ opened:lang() }, {})
    tap.same({ opened:about() }, {})
end)

test("saved: a ruleset keeps its bytes alive", function()
    local opened = dixit.open_ruleset(dixit.ruleset("en"):save())
    for _ = 1, 3 do
        collectgarbage()
        local waste = ("x"):rep(1000000)
        tap.same(#waste, 1000000)
    end
    tap.same(found(opened), found(dixit.ruleset("en")))
end)

test("saved: a rule with a function finds nothing where the function is not", function()
    local p = packs.base()
    p:rule { name = "judged", score = 1, match = "content:QUOTE", when = function() return true end }
    local rules = dixit.compile(p)
    local opened = dixit.open_ruleset(rules:save())
    local function info(of)
        for _, rule in ipairs(of:rules()) do
            if rule.name == "base/judged" then
                return rule
            end
        end
    end
    tap.same(info(rules), { name = "base/judged", kind = "quote", when = true, idle = false })
    tap.same(info(opened), { name = "base/judged", kind = "quote", when = true, idle = true })
    tap.same(rules:read(packs.TEXT).quotes[1].rule, "base/judged")
    for _, quote in ipairs(opened:read(packs.TEXT).quotes) do
        tap.truth(quote.rule ~= "base/judged", "it is left out")
    end
end)

test("saved: what is none is refused, with one line", function()
    local bytes = dixit.ruleset("en"):save()
    tap.raises("not a table", dixit.open_ruleset, {})
    tap.raises("No such file", dixit.open_ruleset, "/no/such/file.ruleset")
    for _, length in ipairs { 8, 63, 64, 1000, 1001, #bytes - 1 } do
        local message = tap.raises("cut short", dixit.open_ruleset, bytes:sub(1, length))
        tap.truth(not message:find("\n"), "one line")
    end
    local middle = math.floor(#bytes / 2)
    local changed = bytes:sub(1, middle) .. (bytes:sub(middle + 1, middle + 1) == "x" and "y" or "x")
        .. bytes:sub(middle + 2)
    tap.raises("damaged", dixit.open_ruleset, changed)
    with_bytes(changed, function(path)
        tap.same(tap.raises("damaged", dixit.open_ruleset, path), path .. ": the compiled ruleset is damaged")
    end)
    with_bytes("return 1", function(path)
        tap.raises(path .. ": this is no compiled ruleset", dixit.open_ruleset, path)
    end)
    with_bytes("", function(path)
        tap.raises("this is no compiled ruleset", dixit.open_ruleset, path)
    end)
end)

test("saved: a compiled ruleset stands alone", function()
    with_bytes(dixit.ruleset("en"):save(), function(path)
        tap.raises("stands alone", dixit.ruleset, path, "en")
        tap.raises("stands alone", dixit.load, path)
        tap.raises("stands alone", dixit.compile, dixit.pack { name = "p", extends = path })
    end)
end)

test("saved: what cannot be shown is not saved", function()
    local rules = dixit.ruleset("en")
    local bytes, message, code = rules:save(("x"):rep(1001))
    tap.same({ bytes, message ~= nil, code }, { nil, true, "limit" })
    bytes, message, code = rules:save("\27[31m")
    tap.same({ bytes, message ~= nil, code }, { nil, true, "argument" })
    bytes, message, code = rules:save("\255")
    tap.same({ bytes, message ~= nil, code }, { nil, true, "argument" })
end)
