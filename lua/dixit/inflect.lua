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

local byte, find, gmatch, gsub = string.byte, string.find, string.gmatch, string.gsub
local match, sub = string.match, string.sub

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

-- Stressed on the last syllable, or made of a word of one, so that the final consonant is doubled: "admitted",
-- "wiretapped", but "visited".
local DOUBLING = {}
for word in ([[
abet abhor acquit admit allot annul befit begin beget bedim commit compel concur confer control deadpan defer demur
deter disbar dispel eavesdrop emit enrol entrap equip excel expel extol forget incur infer input instil interbreed
intermit kidnap occur offset omit outbid patrol permit prefer program propel rebel rebut recap recur refer regret
remit repel reset submit rerun outrun overrun transfer transmit transship unplug unzip upset wiretap
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

local VOWEL = {}
for c in ("aeiou"):gmatch(".") do
    VOWEL[byte(c)] = true
end

-- Consonants that are doubled at all.
local CAN_DOUBLE = {}
for c in ("bdfgklmnprstvz"):gmatch(".") do
    CAN_DOUBLE[byte(c)] = true
end

-- Words are told apart by their last bytes: a pack that is loaded inflects two thousand of them, and each pattern that
-- is tried on a word costs as much as all of these comparisons.
local A_E, A_H, A_I, A_O, A_S, A_U, A_X, A_Y, A_Z = byte("ehiosuxyz", 1, -1)
local A_C, A_Q = byte("cq", 1, -1)

-- Does the word double its last consonant before -ed and -ing?
local function doubles(word, last, second)
    if DOUBLING[word] then
        return true
    elseif not CAN_DOUBLE[last] or not VOWEL[second] then
        return false
    end
    -- One syllable: consonants, one vowel, one consonant ("quip" counts "qu" as a consonant).
    local tail = find(word, "[-q]") and gsub(match(word, "[^-]*$"), "qu", "qw") or word
    return find(tail, "^[^aeiou]*[aeiou].$") ~= nil
end

local function add_s(word)
    local third, second, last = byte(word, -3, -1)
    if not last then -- one or two letters
        third, second, last = nil, byte(word, -2), byte(word, -1)
    end
    if last == A_S or last == A_X or last == A_Z or last == A_H and (second == A_C or second == A_S) then
        -- "quiz" doubles here too.
        if last == A_Z and second and second ~= A_E and doubles(word, last, second) then
            return word .. "zes"
        end
        return word .. "es"
    elseif last == A_Y and second and (not VOWEL[second] or second == A_U and third == A_Q) then
        return sub(word, 1, -2) .. "ies"
    elseif last == A_O and second and not VOWEL[second] then
        return word .. "es"
    end
    return word .. "s"
end

local function add_ed(word, last, second, double)
    if last == A_E then
        return word .. "d"
    elseif last == A_Y and second and not VOWEL[second] then
        return sub(word, 1, -2) .. "ied"
    elseif last == A_C and second == A_I then
        return word .. "ked"
    elseif double then
        return word .. sub(word, -1) .. "ed"
    end
    return word .. "ed"
end

local KEEPS_E = { singe = true, tinge = true, whinge = true }

local function add_ing(word, last, second, double)
    if last == A_E then
        if second == A_I then
            return sub(word, 1, -3) .. "ying"
        elseif second == A_E or second == A_O or second == A_Y or #word < 3 or KEEPS_E[word] then
            return word .. "ing"
        end
        return sub(word, 1, -2) .. "ing"
    elseif last == A_C and second == A_I then
        return word .. "king"
    elseif double then
        return word .. sub(word, -1) .. "ing"
    end
    return word .. "ing"
end

local function words_of(line)
    local words = {}
    for word in gmatch(line, "%S+") do
        words[#words + 1] = word
    end
    return words
end

-- The irregular verbs, by lemma: a line of IRREGULAR until somebody asks for the verb, then its forms. Prepared at the
-- first question, not at require time.
local irregular

local function prepare_irregular()
    local map = {} -- kept when it is whole: a pack may run out of its time in here
    for lemma, line in gmatch(IRREGULAR, "(%S+) ([^\n]+)") do
        map[lemma] = line
    end
    for prefix, tail in gmatch(DERIVED, "(%S+)|(%S+)") do
        if map[tail] and not map[prefix .. tail] then
            map[prefix .. tail] = { prefix = prefix, of = tail }
        end
    end
    irregular = map
end

-- A table of `past`, `pp` and perhaps `also`, the further forms; nil for a regular verb.
local function irregular_of(word)
    if not irregular then
        prepare_irregular()
    end
    local entry = irregular[word]
    if type(entry) == "string" then
        local main, further = match(entry, "^([^/]*)/?(.*)$")
        local words, also = words_of(main), words_of(further)
        entry = { past = words[1], pp = words[2] or words[1], also = also[1] and also or nil }
        irregular[word] = entry
    elseif entry and entry.of then
        local base, prefix = irregular_of(entry.of), entry.prefix
        local also = base.also and {}
        for i, form in ipairs(base.also or {}) do
            also[i] = prefix .. form
        end
        entry = { past = prefix .. base.past, pp = prefix .. base.pp, also = also }
        irregular[word] = entry
    end
    return entry
end

-- The forms of a single word; a hyphenated one goes like its last part ("ghost-write", "ad-lib").
local function verb_word(word)
    if word == "be" then
        return { base = "be", s = "is", past = "was", pp = "been", ing = "being", also = { "am", "are", "were" } }
    end
    local known, prefix = irregular_of(word), ""
    if not known and find(word, "-", 1, true) then
        local before, tail = match(word, "^(.*%-)([^-]+)$")
        if before then
            known, prefix = irregular_of(tail), before
        end
    end
    local second, last = byte(word, -2, -1)
    if not last then -- one letter
        second, last = nil, second
    end
    local double = doubles(word, last, second)
    local forms = { base = word, s = add_s(word), ing = add_ing(word, last, second, double) }
    if not known then
        local past = add_ed(word, last, second, double)
        forms.past, forms.pp = past, past
        if DIVIDED[word] then
            forms.also = { add_ed(word, last, second, true), add_ing(word, last, second, true) }
        end
        return forms
    end
    if word == "have" then
        forms.s = "has"
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

local function verb(lemma)
    local _, stop, head = find(lemma, "^%s*(%S+)")
    if stop == #lemma then
        return verb_word(head)
    end
    local forms, rest = verb_word(head), match(lemma, "^%s*(.-)%s*$", stop + 1)
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

-- The forms of an English verb, in lower case as given; the words after the first are kept.
---@param lemma string
---@return dixit.VerbForms
function M.verb(lemma)
    check_string("lemma", lemma)
    return verb(lemma)
end

-- One form of each line of a list.
local function filled(text, forms)
    return (gsub(text, "[^\n]+", forms))
end

-- A function that gives three forms of every line of a list, as lists: third person, past, -ing. Further forms in use
-- are left out. A lemma that stands in several of the lists it is called with is inflected once.
---@return fun(lemmas: string): string, string, string
function M.conjugator()
    local past_of, ing_of = {}, {}
    local s_of = setmetatable({}, {
        __index = function(s, lemma) -- asked first, it brings the others
            local forms = find(lemma, "%S") and verb(lemma)
            s[lemma] = forms and forms.s or lemma
            past_of[lemma] = forms and forms.past or lemma
            ing_of[lemma] = forms and forms.ing or lemma
            return s[lemma]
        end,
    })
    return function(lemmas)
        check_string("lemmas", lemmas)
        return filled(lemmas, s_of), filled(lemmas, past_of), filled(lemmas, ing_of)
    end
end

-- All different forms of a verb, its base first.
---@param lemma string
---@return string[]
function M.forms(lemma)
    check_string("lemma", lemma)
    local forms = verb(lemma)
    local list, seen = {}, {}
    local function add(form)
        if not seen[form] then
            seen[form] = true
            list[#list + 1] = form
        end
    end
    add(forms.base)
    add(forms.s)
    add(forms.past)
    add(forms.pp)
    add(forms.ing)
    for _, form in ipairs(forms.also or {}) do
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
        if sub(word, -#one) == one then
            return sub(word, 1, -#one - 1) .. ending[i + 1]
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

local function plural_line(first, rest)
    return rest == "" and plural_word(first) or plural(first .. rest)
end

-- The plural of every line of a list.
---@param singulars string
---@return string
function M.nouns(singulars)
    check_string("singulars", singulars)
    return (gsub(singulars, "([^\n -]+)([^\n]*)", plural_line))
end

return M
