-- What it takes to load the pack "en", everything included, in a module that has loaded nothing: from its Lua scripts,
-- and from the file that `dixit compile` would write.
--
--     lua5.4 load.lua MODULE_DIR
--
-- CPU time: the least, which is what it takes where nobody disturbs, and the median.
package.cpath = arg[1] .. "/" .. _VERSION:match("%d%.%d") .. "/?.so"

local ROUNDS = 100

local function milliseconds(f)
    local times = {}
    for i = 1, ROUNDS do
        collectgarbage()
        local start = os.clock()
        f()
        times[i] = (os.clock() - start) * 1000
    end
    table.sort(times)
    return times[1], times[ROUNDS / 2]
end

local function from_scripts()
    package.loaded.dixit = nil
    require("dixit").ruleset("en")
end

local path = os.tmpname()
do
    local file = assert(io.open(path, "wb"))
    assert(file:write(assert(require("dixit").ruleset("en"):save("en"))))
    assert(file:close())
end

local function from_file()
    package.loaded.dixit = nil
    require("dixit").open_ruleset(path)
end

-- what the core alone does of it
local bytes = assert(io.open(path, "rb")):read("*a")
local function from_bytes()
    require("dixit").open_ruleset(bytes)
end

local line = "%-8s loading en from %-14s %5.2f ms, median %5.2f ms"
print(line:format(rawget(_G, "jit") and "LuaJIT" or _VERSION, "its scripts", milliseconds(from_scripts)))
print(line:format(rawget(_G, "jit") and "LuaJIT" or _VERSION, "a file", milliseconds(from_file)))
print(line:format(rawget(_G, "jit") and "LuaJIT" or _VERSION, "bytes", milliseconds(from_bytes)))
os.remove(path)
