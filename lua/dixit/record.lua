-- The output record: its fields and their order, for dixit.json(). They are fixed: others read them.
local QUOTE = {
    "type", "content", "text", "cue", "source", "speaker", "role", "unknown", "confidence", "rule",
}
local SPEAKER = { "name", "aliases", "quotes" }
local MARKED = { "span", "kind" }

return {
    "id", "lang", "title", { "quotes", QUOTE }, { "speakers", SPEAKER }, { "marked", MARKED },
}
