-- Run the golden examples through the Lua module, or through the command:
--
--     lua golden.lua FILE...                      the module that require "dixit" finds
--     lua golden.lua --command DIXIT FILE...      the command, with the format beside this file
--
-- golden.c reads the same files, explains the examples, and is the one that rewrites them.
local loadstring = loadstring or load -- luacheck: ignore 113

-- Reading the files ---------------------------------------------------------------------------------------------

local function read_file(path)
    local file = assert(io.open(path, "rb"))
    local text = assert(file:read("*a"))
    file:close()
    return text
end

-- The input and the expected lines of a fenced block.
local function split_body(body, where)
    local input, expected = {}, nil
    for _, line in ipairs(body) do
        if expected then
            expected[#expected + 1] = line
        elseif line == "." then
            expected = {}
        else
            input[#input + 1] = line .. "\n"
        end
    end
    assert(expected, where .. ": no line \".\" ends the input")
    return table.concat(input), table.concat(expected, "\n")
end

local function examples(path)
    local list, body, fence, info, start = {}, nil, nil, nil, nil
    local number = 0
    for line in read_file(path):gmatch("([^\n]*)\n") do
        number = number + 1
        local ticks, rest = line:match("^(```+)(.*)$")
        if body and ticks and rest == "" and #ticks >= #fence then
            local pack, words = info:match("^ (%S+)(.*)$")
            if pack then
                local view = words:match("^ marks") and "marks" or ""
                local todo = words:match(" todo$") ~= nil
                local where = path .. ":" .. start
                local input, expected = split_body(body, where)
                list[#list + 1] = { where = where, pack = pack, view = view, todo = todo,
                    input = input, expected = expected }
            end
            body = nil
        elseif body then
            body[#body + 1] = line
        elseif ticks then
            body, fence, info, start = {}, ticks, rest, number
        end
    end
    assert(#list > 0, path .. ": no examples")
    return list
end

-- Writing a document as golden.c does ---------------------------------------------------------------------------

local function piece(input, span)
    return "[" .. input:sub(span[1] + 1, span[2]):gsub("\r?\n", "⏎"):gsub("\r", "⏎") .. "]"
end

local function pieces(input, label, spans)
    local parts = {}
    for i, span in ipairs(spans or {}) do
        parts[i] = " " .. label .. piece(input, span)
    end
    return table.concat(parts)
end

local function quote_line(input, quote)
    local who = quote.speaker and " speaker=" .. quote.speaker or " unknown=" .. quote.unknown
    return quote.type .. pieces(input, "", quote.content) .. pieces(input, "cue=", quote.cue)
        .. pieces(input, "source=", quote.source) .. who
end

local function mark_line(input, span)
    return span.depth .. " " .. piece(input, span.span) .. (span.closed and "" or " unclosed")
        .. (span.continued and " continued" or "")
end

local function render(input, doc, view)
    local lines = {}
    for _, quote in ipairs(view == "" and doc.quotes or {}) do
        lines[#lines + 1] = quote_line(input, quote)
    end
    for _, marked in ipairs(view == "" and doc.marked or {}) do
        lines[#lines + 1] = marked.kind .. " " .. piece(input, marked.span)
    end
    for _, span in ipairs(view == "marks" and doc.spans or {}) do
        lines[#lines + 1] = mark_line(input, span)
    end
    for _, problem in ipairs(doc.problems) do
        lines[#lines + 1] = problem.kind .. " " .. piece(input, problem.span)
    end
    return table.concat(lines, "\n")
end

-- The two ways to a document ------------------------------------------------------------------------------------

local function module_reader()
    local dixit = require "dixit"
    local rulesets = {}
    return function(input, pack)
        rulesets[pack] = rulesets[pack] or dixit.ruleset(pack)
        return assert(rulesets[pack]:read(input))
    end
end

local function command_reader(command, format)
    local path = os.tmpname()
    local function quoted(word)
        return "'" .. word:gsub("'", "'\\''") .. "'"
    end
    return function(input, pack)
        local file = assert(io.open(path, "wb"))
        file:write(input)
        file:close()
        local pipe = assert(io.popen(("%s extract --input text -r %s -f %s %s"):format(quoted(command), pack,
            quoted(format), quoted(path))))
        local source = pipe:read("*a")
        pipe:close()
        os.remove(path)
        local chunk = assert(loadstring(source))
        return assert(chunk(), "the command printed nothing")
    end
end

-- Running -------------------------------------------------------------------------------------------------------

local function indented(text)
    return "    " .. text:gsub("\n", "\n    ")
end

local function main(files)
    local read
    if files[1] == "--command" then
        read = command_reader(files[2], arg[0]:gsub("[^/]*$", "") .. "golden_format.lua")
        table.remove(files, 1)
        table.remove(files, 1)
    else
        read = module_reader()
    end
    assert(files[1], "no files")
    local passed, failed, todo = 0, 0, 0
    for _, path in ipairs(files) do
        for _, example in ipairs(examples(path)) do
            local got = render(example.input, read(example.input, example.pack), example.view)
            local same = got == example.expected
            if same and not example.todo then
                passed = passed + 1
            elseif not same and example.todo then
                todo = todo + 1
            else
                failed = failed + 1
                print(example.where .. (same and ": a known failure passes now: move it, without \"todo\""
                    or ": the result differs") .. "\n  input:\n" .. indented(example.input)
                    .. "\n  expected:\n" .. indented(example.expected) .. "\n  got:\n" .. indented(got))
            end
        end
    end
    print(passed .. " passed, " .. failed .. " failed, " .. todo .. " known failures")
    os.exit(failed == 0 and 0 or 1, true) -- closes the state, so that leaks show
end

main({ ... })
