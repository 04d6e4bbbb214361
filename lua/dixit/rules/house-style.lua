-- dixit-pack: 1
-- A house's own English: verbs and titles that "en" does not know, verbs that do not count here, rules that are not
-- wanted. Copy it and put in what your house says; house-style.md tells how.
local dixit = require "dixit"

local p = dixit.pack { name = "house-style", version = "1.0", extends = "en >= 1" }

-- Verbs of speech, as lemmas: all their forms count. The second list shows speech only at times.
p:cues { "message", "skywrite", "voice-note", "say in a podcast" }
p:cues { "shrug", "beam", certain = false }

-- Titles that stand before a name and belong to it.
p:words("TITLE", "skipper\nbosun\nharbourmaster\nwharfinger")
p:words("TITLE_LONG", "chief lifeguard\nfirst mate")

-- Verbs that do not count as reports here, since they judge the one who speaks.
p:without_cues { "boast", "admit" }

-- Words alone in marks are no quotation here, unless somebody is named for them.
p:without "en/alone"

return p
