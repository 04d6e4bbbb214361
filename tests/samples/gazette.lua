-- dixit-pack: 1
-- What the README shows: a verb and a pattern that the built-in rules do not have, and one of theirs left out.
local dixit = require "dixit"
local p = dixit.pack { name = "gazette" } -- on top of "en", unless `extends` says otherwise

p:cues { "foghorn" } -- foghorns, foghorned, foghorning
p:rule {
    name = "release",
    score = 0.9,
    match = [[ block-start source:CAP{1,4} cue:"--" content:SENTENCE ]],
}
p:without "en/alone"
return p
