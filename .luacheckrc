-- Scripts run on every Lua: only what all of them have is known.
std = "min"
max_line_length = 120
cache = false

-- Patterns and lists read best whole.
files["lua/dixit/rules"] = { max_line_length = false }
files["lua/dixit/meta.lua"] = { ignore = { "211", "212", "241" }, max_line_length = false }
files["lua/dixit/confine.lua"] = { globals = { "_G" } }
files["plugins/nvim"] = { std = "luajit", globals = { "vim" } }
files["plugins/pandoc"] = { std = "lua53", read_globals = { "pandoc", "FORMAT" }, globals = { "Pandoc" } }
files["tests/host"] = { std = "lua54" }
files["tests/hosts"] = { read_globals = { "vim", "pandoc", "loadstring" } }
