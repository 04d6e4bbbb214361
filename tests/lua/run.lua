-- Run the tests of the binding and the scripts in this Lua:
--
--     lua5.3 tests/lua/run.lua MODULE_DIR [test_pack ...]
--
-- MODULE_DIR holds 5.1/dixit.so to 5.4/dixit.so. Every test runs twice, the second time with a garbage collector that
-- hardly ever rests, which finds what is used after the collector took it.
local module_dir = arg[1] or error("usage: run.lua MODULE_DIR [SUITE]...")
local here = arg[0]:match("^(.*)/[^/]*$") or "."

package.cpath = module_dir .. "/" .. _VERSION:match("%d%.%d") .. "/?.so"
package.path = here .. "/?.lua"

local tap = require "tap"
local suites = { "test_binding", "test_json", "test_pack", "test_compile", "test_formats", "test_escape", "test_weave",
    "test_cli", "test_scripts", "test_inflect", "test_tools", "test_when", "test_confine", "test_saved",
    "test_model", "test_word_file", "test_meta" }
if arg[2] then
    suites = {}
    for i = 2, #arg do
        suites[#suites + 1] = arg[i]
    end
end

local function run_all(mode)
    print("# " .. (_VERSION .. (rawget(_G, "jit") and ", LuaJIT" or "")) .. ", " .. mode)
    for _, suite in ipairs(suites) do
        package.loaded[suite] = nil
        print("# " .. suite)
        require(suite)
    end
end

run_all("the collector at its usual pace")
-- a new module: its first use is part of the test
package.loaded.dixit, package.loaded.packs = nil, nil
collectgarbage()
collectgarbage("setpause", 100) -- the next cycle begins where one ends
collectgarbage("setstepmul", 1000)
run_all("an eager collector")

print("1.." .. tap.count)
if tap.failed > 0 then
    print("# " .. tap.failed .. " failed")
    os.exit(1)
end
