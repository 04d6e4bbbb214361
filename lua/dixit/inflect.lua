-- English inflection: the forms of a verb, the plural of a noun. Packs give lemmas; this gives the words that
-- stand in a text.
--
--   inflect.verb("reply")      --> { base = "reply", s = "replies", past = "replied", pp = "replied",
--                                    ing = "replying" }
--   inflect.verb("point out")  --> { base = "point out", s = "points out", ... }
--   inflect.forms("label")     --> { "label", "labels", "labeled", "labeling", "labelled", "labelling" }
--   inflect.noun("spokesman")  --> "spokesmen"
--   inflect.nouns("ally\nboss") --> "allies\nbosses"
--
-- A lemma of several words inflects its first. Where usage is divided (American and British spelling, "dreamed"
-- and "dreamt") the further forms stand in `also`, a list that is absent when there are none.

---@class dixit.VerbForms
---@field base string
---@field s string      third person singular
---@field past string
---@field pp string     past participle
---@field ing string
---@field also? string[] further forms in use

local byte = string.byte

local M = {}

-- base, past, participle; then, after "/", further forms. A line may leave the participle out if it equals the past.
-- "lie" is given as a verb of speech ("he lied"), not of rest: this is a library about speech.
local IRREGULAR = [[
arise arose arisen
awake awoke awoken
bear bore borne / born
beat beat beaten
become became become
begin began begun
behold beheld
bend bent
beset beset
bet bet / betted
bid bid bid / bade bidden
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
broadcast broadcast / broadcasted
build built
burn burned / burnt
burst burst
buy bought
cast cast
catch caught
choose chose chosen
cling clung
come came come
cost cost
creep crept
cut cut
deal dealt
dig dug
dive dived / dove
do did done
draw drew drawn
dream dreamed / dreamt
drink drank drunk
drive drove driven
dwell dwelt / dwelled
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fling flung
fly flew flown
forbid forbade forbidden
forecast forecast / forecasted
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
freeze froze frozen
get got got / gotten
give gave given
go went gone
grind ground
grow grew grown
hang hung / hanged
have had
hear heard
hew hewed hewn
hide hid hidden
hit hit
hold held
hurt hurt
keep kept
kneel knelt / kneeled
knit knitted / knit
know knew known
lay laid
lead led
lean leaned / leant
leap leaped / leapt
learn learned / learnt
leave left
lend lent
let let
light lit / lighted
lose lost
make made
mean meant
meet met
mow mowed mown
offset offset
pay paid
plead pleaded / pled
prove proved proved / proven
put put
quit quit / quitted
read read
rend rent
rid rid
ride rode ridden
ring rang rung
rise rose risen
run ran run
saw sawed sawn
say said
see saw seen
seek sought
sell sold
send sent
set set
sew sewed sewn
shake shook shaken
shed shed
shear sheared shorn
shine shone / shined
shoot shot
show showed shown / showed
shrink shrank shrunk
shut shut
sing sang sung
sink sank sunk
sit sat
slay slew slain
sleep slept
slide slid
sling slung
slink slunk
slit slit
smell smelled / smelt
sneak sneaked / snuck
sow sowed sown
speak spoke spoken
speed sped / speeded
spell spelled / spelt
spend spent
spill spilled / spilt
spin spun
spit spat / spit
split split
spoil spoiled / spoilt
spread spread
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
stink stank stunk
strew strewed strewn
stride strode stridden
strike struck struck / stricken
string strung
strive strove striven
swear swore sworn
sweep swept
swell swelled swollen
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
thrust thrust
tread trod trodden
undergo underwent undergone
upset upset
wake woke woken
wear wore worn
weave wove woven
wed wed / wedded
weep wept
wet wet / wetted
win won
wind wound
wring wrung
write wrote written
]]

-- Verbs that go like the part after the bar. Prefixes are not stripped by rule: "relay" is not "re" + "lay".
local DERIVED = [[
be|get fore|see fore|tell gain|say ghost|write hand|write in|lay inter|weave mis|cast mis|lay mis|lead mis|read
mis|speak mis|spell mis|take out|bid out|do out|grow out|run out|shine over|come over|do over|eat over|hang
over|hear over|ride over|run over|see over|shoot over|sleep over|take over|think over|throw par|take proof|read
re|build re|cast re|do re|make re|pay re|read re|run re|sell re|send re|set re|sit re|take re|tell re|think
re|write re|wind tele|cast type|cast un|bend un|do un|say un|wind under|cut under|lie under|stand under|take
under|write up|hold up|rise with|draw with|hold with|stand mis|understand
]]

-- Stressed on the last syllable, so that the final consonant is doubled: "admitted", but "visited".
local DOUBLING = {}
for word in ([[
abet abhor acquit admit allot annul befit begin beget bedim commit compel concur confer control defer demur
deter disbar dispel emit enrol entrap equip excel expel extol forget incur infer input instil interbreed intermit
kidnap occur offset omit outbid patrol permit prefer program propel rebel rebut recap recur refer regret remit
repel reset submit rerun outrun overrun transfer transmit transship unplug unzip upset
]]):gmatch("%S+") do
    DOUBLING[word] = true
end

-- Final -l after an unstressed vowel: single in American spelling, double in British.
local DIVIDED = {}
for word in ([[
apparel barrel bedevil bevel cancel carol cavil channel chisel counsel cudgel dial duel enamel equal fuel funnel
gambol gravel grovel initial jewel kennel label level libel marshal marvel medal model panel parcel pedal pencil
peril pummel quarrel ravel revel rival shovel shrivel signal snivel spiral stencil swivel symbol tinsel total
towel travel tunnel unravel victual yodel
worship focus bias benefit
]]):gmatch("%S+") do
    DIVIDED[word] = true
end

local VOWEL = "[aeiou]"

-- Does the word double its last consonant before -ed and -ing?
local function doubles(word)
    if DOUBLING[word] then
        return true
    end
    -- One syllable: consonants, one vowel, one consonant ("quip" counts "qu" as a consonant).
    local tail = word:match("[^-]*$"):gsub("qu", "qw")
    return tail:find("^[^aeiou]*" .. VOWEL .. "[bdfgklmnprstvz]$") ~= nil
end

local function add_s(word)
    if word:find("[sxz]$") or word:find("[cs]h$") then
        -- "quiz" doubles here too.
        if word:find("[^e]z$") and doubles(word) then
            return word .. "zes"
        end
        return word .. "es"
    elseif word:find("[^aeiou]y$") or word:find("quy$") then
        return (word:gsub("y$", "ies"))
    elseif word:find("[^aeiou]o$") then
        return word .. "es"
    end
    return word .. "s"
end

local function add_ed(word, double)
    if word:find("e$") then
        return word .. "d"
    elseif word:find("[^aeiou]y$") then
        return (word:gsub("y$", "ied"))
    elseif word:find("ic$") then
        return word .. "ked"
    elseif double then
        return word .. word:sub(-1) .. "ed"
    end
    return word .. "ed"
end

local function add_ing(word, double)
    if word:find("ie$") then
        return (word:gsub("ie$", "ying"))
    elseif word:find("inge$") and (word == "singe" or word == "tinge" or word == "whinge") then
        return word .. "ing"
    elseif word:find("[^eoy]e$") and #word > 2 then
        return (word:gsub("e$", "ing"))
    elseif word:find("ic$") then
        return word .. "king"
    elseif double then
        return word .. word:sub(-1) .. "ing"
    end
    return word .. "ing"
end

local function words_of(line)
    local words = {}
    for word in line:gmatch("%S+") do
        words[#words + 1] = word
    end
    return words
end

-- lemma -> { past, participle, further forms ... }
local function parse_irregular()
    local map = {}
    for line in IRREGULAR:gmatch("[^\n]+") do
        local main, further = line:match("^([^/]*)/?(.*)$")
        local words = words_of(main)
        local entry = words_of(further)
        map[words[1]] = { past = words[2], pp = words[3] or words[2], also = entry[1] and entry or nil }
    end
    return map
end

-- Prepare the tables at the first question, not at require time.
local irregular

local function irregular_of(word)
    if not irregular then
        local map = parse_irregular() -- kept when it is whole: a pack may run out of its time in here
        for item in DERIVED:gmatch("%S+") do
            local prefix, tail = item:match("^(.*)|(.*)$")
            local base = map[tail]
            if base and not map[prefix .. tail] then
                local also = base.also and {}
                for i, form in ipairs(base.also or {}) do
                    also[i] = prefix .. form
                end
                map[prefix .. tail] = { past = prefix .. base.past, pp = prefix .. base.pp, also = also }
            end
        end
        irregular = map
    end
    return irregular[word]
end

-- The forms of a single word; a hyphenated one goes like its last part ("ghost-write", "ad-lib").
local function verb_word(word)
    if word == "be" then
        return { base = "be", s = "is", past = "was", pp = "been", ing = "being", also = { "am", "are", "were" } }
    end
    local prefix, tail = word:match("^(.*%-)([^-]+)$")
    local known = irregular_of(word)
    if known then
        prefix = ""
    else
        known = irregular_of(tail or "")
    end
    local double = doubles(word)
    local forms = { base = word, s = add_s(word), ing = add_ing(word, double) }
    if word == "have" then
        forms.s = "has"
    end
    if not known then
        forms.past = add_ed(word, double)
        forms.pp = forms.past
        if DIVIDED[word] then
            forms.also = { add_ed(word, true), add_ing(word, true) }
        end
        return forms
    end
    forms.past, forms.pp = prefix .. known.past, prefix .. known.pp
    if known.also then
        forms.also = {}
        for i, form in ipairs(known.also) do
            forms.also[i] = prefix .. form
        end
    end
    return forms
end

local function check_string(name, value)
    if type(value) ~= "string" or not value:find("%S") then
        error("`" .. name .. "` should be a word, not " .. (type(value) == "string" and "blank" or type(value)), 3)
    end
end

-- The forms of an English verb, in lower case as given; the words after the first are kept.
---@param lemma string
---@return dixit.VerbForms
function M.verb(lemma)
    check_string("lemma", lemma)
    local head, rest = lemma:match("^%s*(%S+)%s*(.-)%s*$")
    local forms = verb_word(head)
    if rest ~= "" then
        for key, form in pairs(forms) do
            if key ~= "also" then
                forms[key] = form .. " " .. rest
            end
        end
        for i, form in ipairs(forms.also or {}) do
            forms.also[i] = form .. " " .. rest
        end
    end
    return forms
end

-- All different forms of a verb, its base first.
---@param lemma string
---@return string[]
function M.forms(lemma)
    check_string("lemma", lemma)
    local verb = M.verb(lemma)
    local list, seen = {}, {}
    local function add(form)
        if not seen[form] then
            seen[form] = true
            list[#list + 1] = form
        end
    end
    add(verb.base)
    add(verb.s)
    add(verb.past)
    add(verb.pp)
    add(verb.ing)
    for _, form in ipairs(verb.also or {}) do
        add(form)
    end
    return list
end

local PLURAL = {}
for one, many in ([[
alumna alumnae alumnus alumni analysis analyses aircraft aircraft basis bases calf calves child children
crew crew crisis crises criterion criteria elf elves foot feet goose geese half halves hoof hooves hypothesis
hypotheses knife knives leaf leaves life lives loaf loaves louse lice medium media mouse mice ox oxen
oasis oases parenthesis parentheses people people person people phenomenon phenomena police police self selves
series series sheep sheep shelf shelves species species spokesperson spokespeople staff staff stimulus stimuli
thesis theses thief thieves tooth teeth wife wives wolf wolves youth youths quiz quizzes
chairperson chairpeople salesperson salespeople layperson laypeople tradesperson tradespeople
businessperson businesspeople sportsperson sportspeople congressperson congresspeople
monarch monarchs patriarch patriarchs matriarch matriarchs oligarch oligarchs tech techs stomach stomachs
swiss swiss
]]):gmatch("(%S+)%s+(%S+)") do
    PLURAL[one] = many
end

-- Words in -man that are no compounds of "man", words in consonant + o that take a plain -s, and cheese.
for word in ([[
caiman german human norman ottoman roman shaman talisman
avocado casino commando dynamo filipino latino eskimo flamingo gaucho gringo guru logo maestro memo mestizo photo
piano pimento pro promo soprano solo stiletto tango tempo virtuoso weirdo
cheese
]]):gmatch("%S+") do
    PLURAL[word] = word .. "s"
end

-- Endings that ask for more than -s, or may, by their last byte; a list of a thousand nouns is gone through at each
-- start. An ending is followed by what stands for it in the plural.
local ENDING = {
    [byte "d"] = { "child", "children" },
    [byte "e"] = { "wife", "wives", "ese", "ese" },
    [byte "n"] = { "man", "men", "Man", "Men" },
    [byte "t"] = { "craft", "craft" },
    [byte "s"] = {},
    [byte "x"] = {},
    [byte "z"] = {},
    [byte "h"] = {},
    [byte "y"] = {},
    [byte "o"] = {},
}

local function plural_word(word)
    local lower = byte(word) < 97 and word:lower() or word
    local many = PLURAL[lower]
    if many then
        -- Keep a capital: "Child" -> "Children".
        return lower ~= word and many:sub(1, 1):upper() .. many:sub(2) or many
    end
    local ending = ENDING[byte(word, -1)]
    if not ending then
        return word .. "s"
    end
    for i = 1, #ending, 2 do
        local one = ending[i]
        if word:sub(-#one) == one then
            return word:sub(1, -#one - 1) .. ending[i + 1]
        end
    end
    return add_s(word)
end

-- In "secretary of state", "mother-in-law" and "attorney general" it is the first word that takes the plural.
local LINK = { of = true, ["in"] = true, to = true, ["for"] = true, at = true, on = true, by = true, up = true }
local AFTER_NOUN = { elect = true, emeritus = true, designate = true, laureate = true, martial = true, public = true }
local BEFORE_GENERAL = {
    accountant = true,
    adjutant = true,
    attorney = true,
    auditor = true,
    consul = true,
    director = true,
    governor = true,
    inspector = true,
    postmaster = true,
    prosecutor = true,
    secretary = true,
    solicitor = true,
    surgeon = true,
}

-- Where the word to inflect ends: before a link, before a trailing adjective, else at the end.
local function head_end(noun)
    local from = 1
    local previous
    while true do
        local first, last, word = noun:find("([^ -]+)", from)
        if not first then
            return #noun
        end
        local lower = word:lower()
        local after = previous and (LINK[lower] or AFTER_NOUN[lower])
        if after or (lower == "general" and previous and BEFORE_GENERAL[previous:lower()]) then
            -- The gap before this word is one byte: a space or a hyphen.
            return first - 2
        end
        previous = word
        from = last + 1
    end
end

local function plural(singular)
    if not singular:find("[ -]") then
        return plural_word(singular)
    end
    local stop = head_end(singular)
    local before, word = singular:sub(1, stop):match("^(.-)([^ -]+)$")
    return word and before .. plural_word(word) .. singular:sub(stop + 1) or singular
end

-- The plural of an English noun or noun phrase.
---@param singular string
---@return string
function M.noun(singular)
    check_string("singular", singular)
    return plural(singular:match("^%s*(.-)%s*$"))
end

-- The plural of every line of a list.
---@param singulars string
---@return string
function M.nouns(singulars)
    check_string("singulars", singulars)
    return (singulars:gsub("[^\n]+", plural))
end

return M
