-- English inflection, and the word lists that the English pack is made of.
local dixit = require "dixit"
local tap = require "tap"
local test = tap.test
local inflect = dixit.script("inflect")

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

-- What the files add, without any ruleset: name -> entry in lower case -> how often.
local function collect()
    local lists = {}
    local pack = {}
    function pack:words(name, text)
        tap.truth(self == pack and name:find("^[A-Z][A-Z0-9_]*$"), "the list's name " .. tostring(name))
        lists[name] = lists[name] or {}
        for entry in text:gmatch("[^\n]+") do
            entry = entry:match("^%s*(.-)%s*$"):lower()
            if entry ~= "" then
                lists[name][entry] = (lists[name][entry] or 0) + 1
            end
        end
    end
    for _, file in ipairs { "names", "titles", "roles", "function" } do
        dixit.script("rules.en." .. file)(pack)
    end
    return lists
end

local lists = collect()

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
        ORG_WORD = 150, NATION = 200, PLACE = 250, TITLE = 100, MALE_WORD = 100, FEMALE_WORD = 80, PREP = 50,
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

test("no word is a man's and a woman's; a title is not both", function()
    for entry in pairs(lists.MALE_WORD) do
        tap.truth(not lists.FEMALE_WORD[entry], entry)
    end
end)

test("a risky name tells nothing of gender", function()
    for entry in pairs(lists.FIRST_RISKY) do
        tap.truth(not (lists.MALE[entry] or lists.FEMALE[entry]), entry)
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

-- Verbs by tier.
local verbs = dixit.script("rules.en.verbs")

test("a verb stands in one tier and once in it", function()
    local seen = {}
    for _, tier in ipairs { "strong", "medium", "weak" } do
        local count = 0
        for lemma in verbs[tier]:gmatch("[^%s]+") do
            tap.truth(not seen[lemma], lemma .. " stands in " .. tier .. " and in " .. tostring(seen[lemma]))
            seen[lemma] = tier
            count = count + 1
        end
        tap.truth(count >= 50, tier .. " has fifty verbs")
    end
    tap.same({ seen.say, seen.describe, seen.deny }, { "strong", "medium", "weak" })
end)

test("the verbs are lemmas", function()
    for name, list in pairs(verbs) do
        if name ~= "nouns" and name ~= "occasion" and name ~= "according" and name ~= "hearsay" then
            for lemma in list:gmatch("[^\n]+") do
                local word = lemma:match("%S+")
                tap.truth(not word or not word:find("ing$") or word:find("^s?[^aeiou]+ing$"),
                    name .. ": " .. lemma)
            end
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

test("forms.lua has all lists of the pack, as inflect.lua inflects them", function()
    local forms, conjugated = dixit.script("rules.en.forms"), inflect.conjugator()
    local advice = ": run tests/support/forms_generate.lua"
    for list, known in pairs(forms.verbs) do
        local s, past, ing = conjugated(list)
        tap.truth(s == known.s and past == known.past and ing == known.ing, list:sub(1, 40) .. advice)
    end
    for list, known in pairs(forms.nouns) do
        tap.truth(inflect.nouns(list) == known, list:sub(1, 40) .. advice)
    end
    -- a module that has loaded nothing yet
    local module = package.loaded.dixit
    package.loaded.dixit = nil
    local fresh, asked = require "dixit", false
    package.loaded.dixit = module
    local script = fresh.script
    function fresh.script(name)
        asked = asked or name == "inflect"
        return script(name)
    end
    fresh.load("en")
    tap.truth(not asked, "a list of the pack is not in forms.lua" .. advice)
end)
