-- dixit-pack: 1
-- Press releases and statements: a release has one voice, that of the body that sends it.
--
--     FOR IMMEDIATE RELEASE
--     BERLIN, May 3 -- Bluewater Holdings said the marina will be built.
--     From the desk of Ann Lee: We stay.
--
-- press-release.md tells what it can do and what it cannot, press-release.spec shows it.
local dixit = require "dixit"

local p = dixit.pack { name = "press-release", version = "1.0", extends = "en" }

------------------------------------------------------------------------------------------------------------
-- Patterns with names

p:define("DASH", [[ "--" | "—" | "–" | "-" ]])
-- "May 3, 2024", "3 May", "Tuesday, May 3"
p:define("DATE", [[ (WEEKDAY ","?)? (MONTH "."? NUMBER | NUMBER MONTH) (","? NUMBER)? ]])
p:define("TOWN", [[ (CAP | UPPER){1,4} ]])
-- "BERLIN, May 3 --", "PORT ELLERY, Maine (May 3, 2024) --", "LONDON --"
p:define("DATELINE", [[ block-start TOWN ("," !DATE TOWN "."?)? (","? "("? DATE ")"? | "(" (!")" TOKEN){1,4} ")")? ("/" CAP "/")? DASH ]])
-- Who sends it: a name in a few words with capitals. One in capitals only is a place: "LONDON -- ...".
p:define("SENDER", [[ !(UPPER{1,4} DASH) !PLACE !PLACE_LONG !NATION CAP{1,5} ]])
-- Who somebody is, behind the name.
p:define("FUNCTION", [[ "," (!":" !STOP TOKEN){1,15} ]])

------------------------------------------------------------------------------------------------------------
-- Blocks

p:block {
    name = "release-line",
    role = "dateline",
    match = [[ block-start ("for immediate release" | "for release" | "embargoed" ("until" | "to" | "till" | "for")
                            | "not for release" | "press release" (":" | block-end) | "news release" (":" | block-end)) ]],
    yes = {
        "FOR IMMEDIATE RELEASE\n\nThe ferry sails on Sunday.",
        "Embargoed until 3 May\n\nThe ferry sails on Sunday.",
        "PRESS RELEASE\n\nThe ferry sails on Sunday.",
    },
    no = { "The press release said little.", "Press releases are dull." },
}
p:block {
    name = "contact",
    role = "credit",
    match = [[ block-start ("contact" | "media contact" | "press contact" | "media enquiries" | "media inquiries") (":" | block-end) ]],
    yes = { "The ferry sails on Sunday.\n\nContact: Ann Lee, 555-0100" },
    no = { "Contact with the ferry was lost." },
}

------------------------------------------------------------------------------------------------------------
-- Quotations

p:rule {
    name = "desk",
    score = 0.95,
    certain = true,
    match = [[ block-start cue:(("from" | "a" ("message" | "statement" | "word") "from") ("the" ("desk" | "office") "of")?)
               source:(SOMEBODY | CAP{1,5}) FUNCTION? (":" | DASH | next-block) content:(SENTENCE (STOP SENTENCE)*) ]],
    yes = {
        "From the desk of Ann Lee: The ferry sails on Sunday.",
        "From the desk of Ann Lee\n\nThe ferry sails on Sunday.",
        "A statement from Bluewater Holdings: The marina stays.",
        "From the office of Mayor Ann Lee, Port Ellery: We stay.",
    },
    no = {
        "From the desk of Ann Lee it is a long way to the door.",
        "From the harbour the ferry sailed: it was Sunday.",
    },
}
p:rule {
    name = "sender-dash",
    score = 0.9,
    match = [[ block-start source:SENDER cue:("--" | "—") content:SENTENCE ]],
    yes = { "Bluewater Holdings -- The marina will be built elsewhere.", "Acme — We will stay." },
    no = {
        "BERLIN, May 3 -- The marina will be built elsewhere.",
        "BERLIN (May 3) -- The marina will be built elsewhere.",
        "LONDON -- The marina will be built elsewhere.",
        "The marina -- it is old -- will be built elsewhere.",
    },
}
-- Releases are of today: ", Bluewater Holdings announced today" ends the clause before it.
p:edge {
    name = "before-today",
    match = [[ "," MENTION ASIDE? SAYS ("today" | "this" "week") ]],
    yes = { "The marina will be built, Bluewater Holdings announced today." },
    no = { "The marina will be built, and Bluewater Holdings is glad today." },
}
-- A release opens with its news: "BERLIN, May 3 -- The marina will be built, Bluewater Holdings announced today."
p:rule {
    name = "news",
    score = 0.85,
    priority = 1,
    match = [[ DATELINE content:CLAUSE "," source:SOURCE ASIDE? cue:SPEAKS ("today" | CLAUSE_ENDS) ]],
    yes = {
        "BERLIN, May 3 -- The marina will be built, Bluewater Holdings announced today.",
        "PORT ELLERY, Maine (May 3, 2024) — The ferry stays, Ann Lee said.",
    },
    no = { "BERLIN, May 3 -- The marina will be built, and Bluewater Holdings is glad." },
}
-- “We stay.” -- Ann Lee, chief executive of Bluewater Holdings
p:rule {
    name = "signed",
    score = 0.95,
    certain = true,
    match = [[ content:QUOTE cue:DASH source:(NAME | NOMINAL) FUNCTION? block-end ]],
    yes = {
        "“We are here to stay.” -- Ann Lee, chief executive of Bluewater Holdings",
        "“We are here to stay” – Ann Lee",
    },
    no = { "“We are here to stay” - Ann Lee was not so sure that they would." },
}

return p
