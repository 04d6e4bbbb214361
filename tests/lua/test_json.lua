-- dixit.json: the encoder that formats use.
local dixit = require "dixit"
local tap = require "tap"
local test = tap.test
local json = dixit.json

test("plain values", function()
    tap.same(json(nil), "null")
    tap.same(json(true), "true")
    tap.same(json(false), "false")
    tap.same(json("a"), '"a"')
    tap.same(json({}), "[]")
    tap.same(json({ 1, "b", false }), '[1, "b", false]')
end)

test("numbers", function()
    tap.same(json(0), "0")
    tap.same(json(-17), "-17")
    tap.same(json(123456789012), "123456789012")
    tap.same(json(0.97), "0.97")
    tap.same(json(0.9), "0.9")
    tap.same(json(0.05), "0.05")
    tap.same(json(2.5), "2.5")
    tap.same(json(0.123), "0.123")
    tap.same(json(1 / 0), "null")
    tap.same(json(0 / 0), "null")
end)

test("a locale with a decimal comma changes nothing", function()
    local old = os.setlocale(nil, "numeric")
    if os.setlocale("de_DE.UTF-8", "numeric") then
        local written = json(2.5)
        os.setlocale(old, "numeric")
        tap.same(written, "2.5")
    end
end)

test("strings: escapes at every place of a long one", function()
    for _, case in ipairs {
        { '"', '\\"' }, { "\\", "\\\\" }, { "\n", "\\n" }, { "\0", "\\u0000" }, { "\31", "\\u001f" },
        { "\127", "\\u007f" }, { "/", "/" }, { "é", "é" }, { "😀", "😀" },
    } do
        for at = 0, 20 do
            local before, after = ("x"):rep(at), ("y"):rep(20 - at)
            tap.same(json(before .. case[1] .. after), '"' .. before .. case[2] .. after .. '"')
        end
    end
end)

test("strings: what is no UTF-8 becomes U+FFFD", function()
    for _, bytes in ipairs { "\128", "\255", "\192\128", "\237\160\128", "\244\144\128\128", "\195", "\240\159\152" } do
        tap.truth(json("a" .. bytes .. "b"):find("^\"a[\239\191\189]+b\"$"), "bytes " .. bytes:byte())
    end
    tap.same(json("\195"), '"\239\191\189"')
end)

test("objects: fields in the order of the layout, null for what is missing", function()
    local layout = { "id", "title", { "list", { "b", "a" } } }
    tap.same(json({ title = "t", list = { { a = 1, b = 2, c = 3 } }, more = 1 }, layout),
        '{"id": null, "title": "t", "list": [{"b": 2, "a": 1}]}')
end)

test("objects: without a layout sorted by name", function()
    tap.same(json { b = 1, a = { d = 2, c = 3 } }, '{"a": {"c": 3, "d": 2}, "b": 1}')
end)

test("pretty: objects have lines, arrays of numbers stay on theirs", function()
    tap.same(json({ a = { { 1, 2 } }, b = { { x = 1 }, { x = 2 } }, c = {} }, nil, true), [=[
{
  "a": [[1, 2]],
  "b": [
    {
      "x": 1
    },
    {
      "x": 2
    }
  ],
  "c": []
}]=])
end)

test("what cannot be written is refused, and the next call works", function()
    local circle = {}
    circle[1] = circle
    tap.raises("nested too deeply", json, circle)
    tap.raises("only plain values", json, { print })
    tap.raises("strings for names", json, { [{}] = 1 })
    tap.raises("a layout has names", json, { a = 1 }, { 5 })
    tap.raises("table expected", json, {}, "layout")
    tap.same(json { 1 }, "[1]")
end)

test("a large value, then a small one", function()
    local long = ("ä"):rep(700000)
    tap.same(json(long), '"' .. long .. '"')
    tap.same(json("b"), '"b"')
end)
