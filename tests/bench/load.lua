-- What it takes to load the pack "en" from its Lua scripts, everything included, from a module that has loaded nothing:
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

local line = "%-8s loading en from %-14s %5.2f ms, median %5.2f ms"
print(line:format(rawget(_G, "jit") and "LuaJIT" or _VERSION, "its scripts", milliseconds(from_scripts)))
