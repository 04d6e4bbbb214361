-- dixit-pack: 1
-- Transcripts: interviews, hearings, court records. Each turn opens a line with who speaks:
--
--     ANN LEE (chair): The meeting is open. (Applause.)      Q. Did the ferry sail?
--     Mr. Okafor: Thank you.                                 A. It did.
--
-- transcript.md tells what it can do and what it cannot, transcript.spec shows it.
local dixit = require "dixit"

local p = dixit.pack { name = "transcript", version = "1.0", extends = "en" }

------------------------------------------------------------------------------------------------------------
-- Words

-- What stands in brackets and was not said: "(Applause.)", "[long pause]".
p:words("STAGE_WORD", [[
applause
applauds
break
cheering
cheers
chuckles
coughing
coughs
crosstalk
gavel
inaudible
indiscernible
indistinct
interruption
laughs
laughter
music
nods
overlapping
overtalk
pause
pauses
phonetic
recess
sic
sighs
silence
simultaneous
unintelligible
]])

-- What stands before a colon at the start of a line and is nobody.
p:words("HEADING_WORD", [[
address
agenda
attendees
by
case
date
docket
duration
location
note
notes
place
present
re
recorded
source
subject
time
title
topic
transcript
venue
warning
]])

------------------------------------------------------------------------------------------------------------
-- Patterns with names

-- "ANN LEE", "Mr. Smith", "THE COURT", "SPEAKER 2", "Ludwig van Beek", "Lee-Okafor"
p:define("LABEL_WORD", [[ CAP | UPPER | INITIAL ]])
p:define("LABEL_NAME", [[ !HEADING_WORD LABEL_WORD (LABEL_WORD | PARTICLE | NUMBER | "-" no-space){0,5} ]])
-- who that is: "(harbour master)", "[via video]", ", for the council"
p:define("LABEL_NOTE", [[ ("(" | "[") (!")" !"]" !line-start TOKEN){1,12} (")" | "]")
                        | "," (!STOP !":" !line-start TOKEN){1,10} ]])
-- questions and answers without names: "Q." and "A.", "Q:" and "A:"
p:define("LETTER", [[ ('Q' | 'A') !LOWER ]])
-- what captions and recordings put before a label: ">>", "[00:01:02]", "00:01:02"
p:define("CLOCK", [[ NUMBER (":" NUMBER | NUMBER | ":"){0,4} ]])
p:define("LEAD", [[ ">"{1,3} | ">>" ">"? | ("[" | "(") CLOCK ("]" | ")") | CLOCK ]])
p:define("TURN_START", [[ line-start LEAD? (LABEL_NAME LABEL_NOTE? ":" | LETTER) ]])
-- "(Applause)", "[They pause.]"; what else stands in brackets was said
p:define("STAGE", [[ ("(" | "[") (!")" !"]" TOKEN){0,8}? STAGE_WORD (!")" !"]" TOKEN){0,8} (")" | "]") ]])
-- What is said: whole sentences in one step where nothing in them can be a label or a stage direction; else word by
-- word. A match may only try so many ways, and so this is what lets a turn be long.
p:define("PLAIN_TEXT", [[ sentence-start !TURN_START (!"(" !"[" !":" TOKEN)+ (sentence-start | block-end) ]])
p:define("WITHIN", [[ !sentence-start !line-start !"(" !"[" TOKEN ]])
p:define("WORDS", [[ content:((PLAIN_TEXT | WITHIN | !STAGE !TURN_START TOKEN)+) ]])
-- A turn goes on, behind what was not said, and in further paragraphs, until the next one begins.
p:define("TURN", [[ STAGE* WORDS (STAGE+ WORDS?)* ]])
p:define("TURNS", [[ TURN (next-block !TURN_START TURN)* ]])

------------------------------------------------------------------------------------------------------------
-- Mentions

p:mention { name = "label", kind = "name", match = [[ line-start name:LABEL_NAME &(LABEL_NOTE? ":") ]] }
-- "A. Yes" is no name: the letter alone is one, and "en" has to leave it alone.
p:mention { name = "letter", kind = "name", match = [[ line-start name:LETTER ]] }
p:mention { name = "en/name", kind = "name", match = [[ !(line-start LETTER) name:FULLNAME ]] }

------------------------------------------------------------------------------------------------------------
-- Quotations

p:rule {
    name = "turn",
    score = 0.97,
    certain = true,
    type = "direct",
    match = [[ line-start LEAD? source:LABEL_NAME LABEL_NOTE? cue:":" TURNS ]],
    yes = {
        "ANN LEE: The ferry sails on Sunday.",
        "Mr. Okafor: No, it does not.",
        "THE COURT: Overruled.",
        "SPEAKER 2: I have heard that (inaudible) will stay.",
        "Ann Lee (harbour master): We stay.",
        "Tom Okafor, for the council: We go.",
    },
    no = {
        "Date: the third of May.",
        "There is one rule: the ferry sails on Sunday.",
        "ANN LEE sails on Sunday: she has a ferry.",
        "(Applause.)",
    },
}
p:rule {
    name = "lettered-turn",
    score = 0.96,
    certain = true,
    type = "direct",
    match = [[ line-start source:LETTER TURNS ]],
    yes = { "Q. Did the ferry sail?", "A. It did, on Sunday." },
    no = { "A ferry sailed on Sunday.", "The ferry, A. Lee says, sailed." },
}

return p
