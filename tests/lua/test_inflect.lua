-- English inflection, and the word lists that the English pack is made of.
local dixit = require "dixit"
local tap = require "tap"
local test = tap.test
local inflect = dixit.script("inflect")
local word_file = dixit.script("word_file")
local en_forms = require "en_forms"

-- Verbs ---------------------------------------------------------------------------------------------------------

-- base, third person, past, participle, -ing
local VERBS = {
    { "say", "says", "said", "said", "saying" },
    { "tell", "tells", "told", "told", "telling" },
    { "write", "writes", "wrote", "written", "writing" },
    { "swear", "swears", "swore", "sworn", "swearing" },
    { "speak", "speaks", "spoke", "spoken", "speaking" },
    { "read", "reads", "read", "read", "reading" },
    { "go", "goes", "went", "gone", "going" },
    { "have", "has", "had", "had", "having" },
    { "shout", "shouts", "shouted", "shouted", "shouting" },
    { "reply", "replies", "replied", "replied", "replying" },
    { "stay", "stays", "stayed", "stayed", "staying" },
    { "argue", "argues", "argued", "argued", "arguing" },
    { "agree", "agrees", "agreed", "agreed", "agreeing" },
    { "lie", "lies", "lied", "lied", "lying" },
    { "panic", "panics", "panicked", "panicked", "panicking" },
    { "quip", "quips", "quipped", "quipped", "quipping" },
    { "quiz", "quizzes", "quizzed", "quizzed", "quizzing" },
    { "admit", "admits", "admitted", "admitted", "admitting" },
    { "deadpan", "deadpans", "deadpanned", "deadpanned", "deadpanning" },
    { "eavesdrop", "eavesdrops", "eavesdropped", "eavesdropped", "eavesdropping" },
    { "wiretap", "wiretaps", "wiretapped", "wiretapped", "wiretapping" },
    { "visit", "visits", "visited", "visited", "visiting" },
    { "refer", "refers", "referred", "referred", "referring" },
    { "offer", "offers", "offered", "offered", "offering" },
    { "vow", "vows", "vowed", "vowed", "vowing" },
    { "speculate", "speculates", "speculated", "speculated", "speculating" },
    { "echo", "echoes", "echoed", "echoed", "echoing" },
    { "stress", "stresses", "stressed", "stressed", "stressing" },
    { "ad-lib", "ad-libs", "ad-libbed", "ad-libbed", "ad-libbing" },
    { "ghost-write", "ghost-writes", "ghost-wrote", "ghost-written", "ghost-writing" },
    { "retell", "retells", "retold", "retold", "retelling" },
    { "relay", "relays", "relayed", "relayed", "relaying" },
    { "underline", "underlines", "underlined", "underlined", "underlining" },
    { "singe", "singes", "singed", "singed", "singeing" },
}

for _, row in ipairs(VERBS) do
    test("verb " .. row[1], function()
        local verb = inflect.verb(row[1])
        tap.same({ verb.base, verb.s, verb.past, verb.pp, verb.ing }, row)
    end)
end

test("a lemma of several words inflects the first", function()
    tap.same(inflect.verb("point out"),
        { base = "point out", s = "points out", past = "pointed out", pp = "pointed out", ing = "pointing out" })
    tap.same(inflect.verb(" go on  to say "),
        { base = "go on  to say", s = "goes on  to say", past = "went on  to say", pp = "gone on  to say",
          ing = "going on  to say" })
end)

test("divided usage is told in `also`", function()
    tap.same(inflect.verb("label").also, { "labelled", "labelling" })
    tap.same(inflect.verb("learn").also, { "learnt" })
    tap.same(inflect.verb("be").also, { "am", "are", "were" })
    tap.same(inflect.verb("say").also, nil)
    tap.same(inflect.verb("spell out").also, { "spelt out" })
end)

test("asking twice gives the same forms", function()
    tap.same(inflect.verb("spell out"), inflect.verb("spell out"))
    tap.same(inflect.verb("spell").also, { "spelt" })
end)

test("all forms of a verb, each once", function()
    tap.same(inflect.forms("say"), { "say", "says", "said", "saying" })
    tap.same(inflect.forms("put"), { "put", "puts", "putting" })
    tap.same(inflect.forms("label"), { "label", "labels", "labeled", "labeling", "labelled", "labelling" })
end)

-- Nouns ---------------------------------------------------------------------------------------------------------

local NOUNS = {
    official = "officials",
    ally = "allies",
    attorney = "attorneys",
    boss = "bosses",
    judge = "judges",
    coach = "coaches",
    monarch = "monarchs",
    hero = "heroes",
    photo = "photos",
    spokesman = "spokesmen",
    woman = "women",
    German = "Germans",
    human = "humans",
    Frenchman = "Frenchmen",
    spokesperson = "spokespeople",
    person = "people",
    wife = "wives",
    housewife = "housewives",
    chief = "chiefs",
    child = "children",
    grandchild = "grandchildren",
    analysis = "analyses",
    Chinese = "Chinese",
    ["mother-in-law"] = "mothers-in-law",
    ["editor-in-chief"] = "editors-in-chief",
    ["president-elect"] = "presidents-elect",
    ["attorney general"] = "attorneys general",
    ["major general"] = "major generals",
    ["secretary of state"] = "secretaries of state",
    ["police officer"] = "police officers",
    ["vice-president"] = "vice-presidents",
    ["-"] = "-",
}

for one, many in pairs(NOUNS) do
    test("noun " .. one, function()
        tap.same(inflect.noun(one), many)
    end)
end

test("nouns: line by line", function()
    tap.same(inflect.nouns("\nally\n\n  \nrunning mate"), "\nallies\n\n  \nrunning mates")
end)

test("what is no word is refused", function()
    tap.raises("`lemma` should be a word, not nil", inflect.verb)
    tap.raises("`lemma` should be a word, not blank", inflect.verb, " ")
    tap.raises("`lemma` should be a word, not number", inflect.forms, 5)
    tap.raises("`singular` should be a word, not table", inflect.noun, {})
    tap.raises("`singulars` should be a word, not boolean", inflect.nouns, true)
end)

-- The lists -----------------------------------------------------------------------------------------------------

-- What the files of the pack add, without any ruleset: name -> entry in lower case -> entry.
local function collect(lists, file)
    local line, message = word_file.each(function(name, text)
        lists[name] = lists[name] or {}
        for entry in text:gmatch("[^\n]+") do
            entry = entry:match("^%s*(.-)%s*$")
            lists[name][entry:lower()] = entry
        end
    end, en_forms.file(file))
    tap.same({ line, message }, {}, file)
    return lists
end

local lemmas = collect({}, "en.words")
local lists = collect(collect({}, "en.words"), "en.forms")

local function size(list)
    local n = 0
    for _ in pairs(list) do
        n = n + 1
    end
    return n
end

test("lists are as full as they claim", function()
    local least = {
        MALE = 1400, FEMALE = 1400, ROLE = 900, ROLE_PLURAL = 900, BODY = 200, DOCUMENT = 150,
        ORG_WORD = 150, NATION = 200, PLACE = 250, TITLE = 100, PREP = 50,
    }
    for name, count in pairs(least) do
        tap.truth(size(lists[name] or {}) >= count, name .. " has " .. size(lists[name] or {}) .. ", so " .. count)
    end
end)

test("entries are words: no mark, no stray letter from a typing slip", function()
    for name, list in pairs(lists) do
        for entry in pairs(list) do
            local bad = entry:find("[^%a%d%-'.& \128-\255]") or entry:find("  ") or entry:find("^%-")
            tap.truth(not bad, name .. ": " .. entry)
        end
    end
end)

test("no word but a name is a man's and a woman's", function()
    for entry, as_written in pairs(lists.MALE) do
        tap.truth(as_written ~= entry or not lists.FEMALE[entry], entry)
    end
    tap.truth(lists.MALE.king and lists.FEMALE.queen and not (lists.FEMALE.king or lists.MALE.queen), "king and queen")
end)

test("names of places and surnames tell nothing of gender", function()
    for name in ("virginia georgia kelly warren clinton jordan taylor"):gmatch("%S+") do
        tap.truth(not (lists.MALE[name] or lists.FEMALE[name]), name)
    end
end)

test("names of either sex stand in both lists", function()
    for name in ("alexis jamie leslie pat"):gmatch("%S+") do
        tap.truth(lists.MALE[name] and lists.FEMALE[name], name)
    end
    tap.truth(lists.MALE.sergei and not lists.FEMALE.sergei, "Sergei")
    tap.truth(lists.FEMALE.angela and not lists.MALE.angela, "Angela")
end)

test("words of grammar are no roles", function()
    for _, grammar in ipairs { "DET", "PREP", "AUX", "CONJ", "REL", "SUBORD" } do
        for entry in pairs(lists[grammar]) do
            tap.truth(not lists.ROLE[entry], grammar .. ": " .. entry)
        end
    end
end)

test("abbreviations that may end a sentence are abbreviations", function()
    for entry in pairs(lists.ABBREV_END) do
        tap.truth(lists.ABBREV[entry], entry)
    end
    for word in ("no am pm art mass miss may us"):gmatch("%S+") do
        tap.truth(not lists.ABBREV[word], word .. " ends sentences without being an abbreviation")
    end
end)

test("every role has its plural", function()
    for entry in pairs(lists.ROLE) do
        tap.truth(lists.ROLE_PLURAL[inflect.noun(entry)], entry)
    end
end)

test("a verb stands in one tier", function()
    local seen = {}
    for _, tier in ipairs { "CUE", "MEDIUM", "WEAK" } do
        for lemma in pairs(lemmas[tier]) do
            tap.truth(not seen[lemma], lemma .. " stands in " .. tier .. " and in " .. tostring(seen[lemma]))
            seen[lemma] = tier
        end
        tap.truth(size(lemmas[tier]) >= 50, tier .. " has fifty verbs")
    end
    tap.same({ seen.say, seen.describe, seen.deny }, { "CUE", "MEDIUM", "WEAK" })
end)

test("the verbs are lemmas", function()
    for _, list in ipairs { "CUE", "MEDIUM", "WEAK", "TELL", "PARTICLE_VERB", "NAMING", "LIGHT", "DIALOGUE" } do
        for lemma in pairs(lemmas[list]) do
            local word = lemma:match("%S+")
            tap.truth(not word:find("ing$") or word:find("^s?[^aeiou]+ing$"), list .. ": " .. lemma)
        end
    end
end)

-- Whole lists -----------------------------------------------------------------------------------------------------

test("a list's forms are those of its lemmas", function()
    local conjugated = inflect.conjugator()
    for _ = 1, 2 do -- the second time they are known
        tap.same({ conjugated("\n say\npoint out\nbe\n \ntry\n") }, {
            "\nsays\npoints out\nis\n \ntries\n", "\nsaid\npointed out\nwas\n \ntried\n",
            "\nsaying\npointing out\nbeing\n \ntrying\n",
        })
    end
    tap.same(inflect.nouns("\nally\n\nattorney general\nco-chairman\nChild"),
        "\nallies\n\nattorneys general\nco-chairmen\nChildren")
end)

test("en.forms has what inflect.lua makes of en.words", function()
    tap.truth(en_forms.text() == en_forms.file("en.forms"), "en.forms is stale: run tests/lua/en_forms.lua")
    for list, form in pairs { CUE = "said", CUE_ING = "saying", PARTICLE_VERB = "points out", NAMING = "called",
        ROLE_PLURAL = "lawyers", PLURAL = "lawyers", ROLE_PLURAL_LONG = "attorneys general", BODY = "councils" } do
        tap.truth(lists[list][form], list .. ": " .. form)
    end
end)

test("loading the pack inflects nothing", function()
    local module = package.loaded.dixit
    package.loaded.dixit = nil -- one that has loaded nothing yet
    local fresh, asked = require "dixit", false
    package.loaded.dixit = module
    local script = fresh.script
    function fresh.script(name)
        asked = asked or name == "inflect"
        return script(name)
    end
    fresh.script("compile").flatten { fresh.load("en") }
    tap.truth(not asked, "forms are worked out while the pack is loaded")
end)
