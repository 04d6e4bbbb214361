---@meta dixit
-- The interface of `require "dixit"`, for editors with a Lua language server, and for people. Nothing runs this file.
--
-- Positions are those of the output record: counted from 0, half-open, in bytes unless asked otherwise. Lists are Lua
-- lists; the numbers in `Speaker.quotes` count from 0, as in the record.

---@class dixit
---@field version string "0.1.0"
local dixit = {}

---@alias dixit.Span integer[] start and end: { 120, 168 }

-- Reading ---------------------------------------------------------------------------------------------------------

---@class dixit.ReadOptions
---@field offsets? "bytes"|"codepoints"|"utf16"|"text" what positions count; text: bytes of the document's `text`
---@field scope? "speech"|"all" all: beliefs, wishes and attitudes too
---@field min_confidence? number quotations below it are left out
---@field parts? "all"|"record"|"tokens"|"explain" record: only what the output record has, which is faster; tokens: sentences
--- too; explain: also what led to it
---@field id? string|integer becomes the document's
---@field lang? string becomes the document's; else it has the language of the packs

---@class dixit.Document
---@field id? string|integer
---@field lang? string
---@field title? string
---@field quotes dixit.Quote[]
---@field speakers dixit.Speaker[]
---@field marked dixit.Marked[] what stands in marks and is no quotation
---@field text? string the text, with U+FFFD for invalid bytes. This and what follows is left out of a "record"
---@field offsets? "bytes"|"codepoints"|"utf16"|"text" what its positions count
---@field spans? dixit.MarkedSpan[] everything that stands in marks
---@field blocks? dixit.Block[]
---@field problems? dixit.Problem[]
---@field bad_bytes? integer how many bytes were no UTF-8
---@field sentences? dixit.Sentence[] only where "tokens" are asked for
---@field marks? dixit.Mark[] what every mark was taken for. This and what follows is there with "explain" only
---@field mentions? dixit.Mention[] who is named where, and who that is
---@field candidates? dixit.Candidate[] the matches of rules for quotations, and what became of them
---@field matches? dixit.RuleMatch[] the matches of all other rules
---@field warnings? dixit.Warning[] functions of rules that failed, one entry for each rule; nil if none did

---@class dixit.Quote
---@field type "direct"|"mixed"|"indirect"
---@field content dixit.Span[] marks included
---@field text string the content on one line: its parts joined by a space, line ends become spaces
---@field cue? dixit.Span[]
---@field source? dixit.Span[]
---@field speaker? string the speaker's name
---@field role? string the speaker's role: "Russian foreign minister"
---@field unknown? "no-source"|"pronoun"|"ambiguous"|"first-person" why there is no speaker
---@field confidence number from 0 to 1, two decimals
---@field rule string "en/verb-source-after"
---@field cue_text? string the words of the cue. This and what follows is left out of a "record"
---@field source_text? string
---@field line? integer where the content begins, from 1
---@field column? integer

---@class dixit.Speaker
---@field name string
---@field role? string
---@field aliases string[] the other forms that the text uses
---@field quotes integer[] which quotations, from 0

---@class dixit.Marked
---@field span dixit.Span
---@field kind "scare"|"title"|"term"
---@field text string

---@class dixit.MarkedSpan
---@field span dixit.Span marks included
---@field depth integer 0 for the outermost
---@field closed boolean
---@field continued boolean it goes on in a later paragraph
---@field kind "quotation"|"scare"|"title"|"term"

---@class dixit.Block
---@field span dixit.Span
---@field line integer where it begins
---@field column integer
---@field role "body"|"headline"|"standfirst"|"dateline"|"byline"|"caption"|"credit"|"markup"

---@class dixit.Sentence
---@field span dixit.Span
---@field tokens dixit.Token[]

---@class dixit.Token words, numbers, punctuation and quotation marks: start, end, and the text
---@field [1] integer
---@field [2] integer
---@field text string

---@class dixit.Problem
---@field kind "unclosed"|"unopened"|"mismatched"|"bad-bytes"
---@field span dixit.Span
---@field line integer
---@field column integer

---@class dixit.Mark
---@field span dixit.Span
---@field text string
---@field line integer
---@field column integer
---@field role "apostrophe"|"opens"|"closes"|"other"
---@field marked? integer which of `spans` it opens or closes, from 0

---@class dixit.Mention
---@field kind "name"|"nominal"|"pronoun"|"group"|"first"|"phrase"
---@field span dixit.Span
---@field text string
---@field line integer
---@field column integer
---@field name? string the name proper
---@field role? string
---@field rule string
---@field gender? "male"|"female"
---@field plural boolean
---@field entity? integer the same for all mentions of one
---@field reference "none"|"new"|"name"|"form"|"role"|"words"|"pronoun"|"apposition"|"turn" how it is known; see dixit_reference in dixit.h
---@field antecedent? integer which of `mentions` shows it, from 0
---@field speaker? integer which of `speakers`, from 0

---@class dixit.Candidate
---@field rule string
---@field score number
---@field content dixit.Span[]
---@field text string
---@field cue? dixit.Span[]
---@field cue_text? string
---@field source? dixit.Span[]
---@field source_text? string
---@field line integer where the content begins
---@field column integer
---@field mention? integer which of `mentions` its source is, from 0
---@field reference "none"|"continued"|"paragraph"|"beat"|"turn" without a source: what shows the speaker
---@field outcome "chosen"|"joined"|"overlap"|"source"|"unsure"|"evidence" see dixit_outcome in dixit.h
---@field by? integer which of `candidates` it lost to or was joined to, from 0
---@field quote? integer which of `quotes` it became, from 0

---@class dixit.RuleMatch
---@field rule string
---@field span dixit.Span
---@field text? string nil where the match takes no words
---@field line integer
---@field column integer
---@field kept boolean it had an effect; else another rule's match was before it, or longer

---@class dixit.Warning the function of a rule raised an error: what the rule had found there is left out
---@field rule string "gazette/release"
---@field message string what the first error said
---@field count integer how many matches it failed on

---@class dixit.Ruleset compiled rules; they never change, and read any number of texts
local Ruleset = {}

--- Read a text. When it cannot be read (memory, a limit) the result is nil, a message, and "memory" or "limit".
---@param text string
---@param opts? dixit.ReadOptions
---@return dixit.Document? document, string? message, string? code
function Ruleset:read(text, opts) end

--- The names of the rules, in the order in which packs gave them.
---@return string[]
function Ruleset:rule_names() end

---@class dixit.RuleInfo
---@field name string
---@field kind "quote"|"mention"|"block"|"marked"|"edge"
---@field when boolean it has a function
---@field idle boolean it finds nothing, because its function is not here: the ruleset was opened

--- The rules, in the order in which packs gave them.
---@return dixit.RuleInfo[]
function Ruleset:rules() end

--- The ruleset as bytes, for dixit.open_ruleset() and for C. Functions of rules are left out: without them these rules find
--- nothing. The bytes serve this version of dixit on this kind of machine. When it cannot be saved (memory, a rule's name
--- that is no text) the result is nil, a message, and a code.
---@param about? string what the ruleset is, for whoever finds it; 900 bytes at most
---@return string? bytes, string? message, string? code
function Ruleset:save(about) end

--- What was said of the ruleset when it was saved.
---@return string?
function Ruleset:about() end

--- The language of the packs, if they name one.
---@return string?
function Ruleset:lang() end

--- Read a text with the default rules, those of "en".
---@param text string
---@param opts? dixit.ReadOptions
---@return dixit.Document? document, string? message, string? code
function dixit.read(text, opts) end

-- Packs -----------------------------------------------------------------------------------------------------------
-- Functions of packs raise an error with file and line when they are given something wrong.

---@class dixit.PackFields
---@field name string letters, digits, "_", "-" and "."; it stands before the names of the pack's rules
---@field version? string numbers with points between: "1.2"
---@field extends? string|dixit.Pack|false the pack below: a name, a path relative to this file, or false for none; "en" if left out. A name may ask for a version: "en >= 1.2", "en >= 1, < 2"
---@field languages? string[] what it is for; else what the pack below is for

--- Make an empty pack.
---@param fields dixit.PackFields
---@return dixit.Pack
function dixit.pack(fields) end

--- Load a pack by name ("en") or path ("./gazette.lua", a file, or a folder with an init.lua). A name is looked for as
--- NAME.lua and as NAME/init.lua in these folders, and the first is taken: .dixit/rules in the current directory and in
--- those above it (up to, and without, the home directory); $XDG_CONFIG_HOME/dixit/rules (~/.config/dixit/rules);
--- $XDG_DATA_HOME/dixit/rules (~/.local/share/dixit/rules); dixit/rules in each of $XDG_DATA_DIRS (/usr/local/share and
--- /usr/share); then among the packs that came with dixit. A pack's file is run with the functions of Lua that can do no
--- harm, and may require "dixit" and nothing else.
---@param name string
---@return dixit.Pack
function dixit.load(name) end

--- Compile packs, and those that they extend, into a ruleset.
---@param ... dixit.Pack
---@return dixit.Ruleset
function dixit.compile(...) end

--- The ruleset of packs, given as such or by name; without any the default one, which is compiled once. One path alone may
--- be that of a compiled ruleset.
---@param ... string|dixit.Pack
---@return dixit.Ruleset
function dixit.ruleset(...) end

--- Open a compiled ruleset: by the path of a file that `dixit compile` wrote, or by its bytes, as Ruleset:save() gives them.
--- What is damaged, or no such thing, or from another version or machine raises an error; nothing in it is trusted.
---@param what string
---@return dixit.Ruleset
function dixit.open_ruleset(what) end

---@class dixit.Pack in a pack's own file only its methods can be seen; when the file is done nothing can be added
local Pack = {}

--- Add entries to a word list: a text with a line for each, or a list.
---@param list string capital letters, digits and underscores
---@param words string|string[]
function Pack:words(list, words) end

--- Add the lists of a file, which lies in the folder of the pack's own file: below a heading with their names, "[PLACE]" or
--- "[TITLE HONORIFIC]", there is one entry on each line; lines that begin with "#" say something to readers.
---@param file string letters, digits, '_', '-' and '.': "names.words"
function Pack:lists(file) end

--- Name the file of the model that weighs what the rules find. It lies in the folder of the pack's own file; a pack without
--- one may name those that came with dixit. A pack has the model of the pack below, unless it names its own.
---@param file string letters, digits, '_', '-' and '.': "en.model"
function Pack:model(file) end

--- Take entries out of a word list: those of the packs below, and its own up to here.
---@param list string
---@param words string|string[]
function Pack:without_words(list, words) end

--- Add words that show speech, as lemmas; the language's table inflects them. They go into the lists CUE,
--- CUE_ING and CUE_PP; with `certain = false` into WEAK, WEAK_ING and WEAK_PP. In a language without such a table
--- the words are taken as they are.
---@param lemmas string|string[]|{ certain: boolean }
---@param opts? { certain: boolean }
function Pack:cues(lemmas, opts) end

--- Take words out of those that show speech, certain or not: all forms of the lemmas, from all the lists of
--- cues(), and from MEDIUM, TELL, DIALOGUE, NAMING and PARTICLE_VERB, where "en" has more of them.
---@param lemmas string|string[]
function Pack:without_cues(lemmas) end

--- Give a pattern a name, for later patterns. A name of a pack below gets a new meaning in that pack's rules too.
---@param name string
---@param pattern string see "Patterns" in lua/README.md
function Pack:define(name, pattern) end

---@class dixit.Rule
---@field name string "loose" of the pack "en" is "en/loose" elsewhere. A full name of a pack below replaces that rule, where it stands
---@field match string a pattern; its part content: is the quotation, cue: and source: what shows it
---@field score? number from 0 to 1, how far to trust it (0.5); of two rules that want the same words the higher wins
---@field priority? integer from -100 to 100 (0); the higher wins, whatever the scores. The score stays what it is: how far to trust the rule
---@field certain? boolean nothing overrules it but another certain rule
---@field continues? boolean without a source, the speaker before goes on
---@field scope? "speech"|"all" all: only where beliefs and attitudes are asked for
---@field type? "direct"|"mixed"|"indirect" what its quotations are, whatever their marks show
---@field when? fun(m: dixit.Match): any called once for each match; false or nil drops it, anything else keeps it
---@field yes? string|string[] texts in which the rule must give a quotation that is chosen: `dixit test` tries them
---@field no? string|string[] texts in which it must not. Rules of every kind may have both

--- What a rule's function is told of a match. It is a view: a field is worked out when it is asked for, nothing can be
--- changed, and when the function has returned it is over, so keep fields and not the match. A field that it
--- does not have is an error. Texts stand on one line; positions are bytes from 0, half-open.
---@class dixit.Match: dixit.MatchPart
---@field rule string "gazette/release"
---@field block "body"|"headline"|"standfirst"|"dateline"|"byline"|"caption"|"credit"|"markup"
---@field sentence string the sentence in which the match begins
---@field content dixit.MatchPart
---@field cue? dixit.MatchPart
---@field source? dixit.MatchSource

---@class dixit.MatchPart
---@field text string its pieces joined by a space
---@field start integer
---@field stop integer
---@field length integer in tokens: words, numbers, marks and punctuation
---@field words integer words and numbers only

---@class dixit.MatchSource: dixit.MatchPart
---@field kind? "name"|"nominal"|"pronoun"|"group"|"first"|"phrase" what kind of mention it is or begins with

--- Add a rule that finds quotations.
---@param rule dixit.Rule
function Pack:rule(rule) end

---@class dixit.MentionRule
---@field name string
---@field match string a pattern; its parts name:, role: and head: tell what is what in the mention
---@field kind "name"|"nominal"|"pronoun"|"group"|"first"|"phrase"
---@field yes? string|string[] texts in which the rule must give a mention that is kept
---@field no? string|string[]

--- Add a rule that finds mentions of people.
---@param rule dixit.MentionRule
function Pack:mention(rule) end

---@class dixit.BlockRule
---@field name string
---@field match string
---@field role "body"|"headline"|"standfirst"|"dateline"|"byline"|"caption"|"credit"|"markup"
---@field yes? string|string[] texts in which the rule must give a block its role
---@field no? string|string[]

--- Add a rule that tells the role of the block in which it matches.
---@param rule dixit.BlockRule
function Pack:block(rule) end

---@class dixit.MarkedRule
---@field name string
---@field match string a pattern; its part content: is the marked span
---@field kind "scare"|"title"|"term"
---@field yes? string|string[] texts in which the rule must say of a marked span what it is
---@field no? string|string[]

--- Add a rule for marked spans that are no quotations.
---@param rule dixit.MarkedRule
function Pack:marked(rule) end

---@class dixit.EdgeRule
---@field name string
---@field match string
---@field yes? string|string[] texts in which the rule must match
---@field no? string|string[]

--- Add a rule that matches where a clause ends before its sentence does.
---@param rule dixit.EdgeRule
function Pack:edge(rule) end

--- Leave out rules of the packs below, by their full names; a * stands for anything: "en/according-*", "en/*".
---@param names string|string[]
function Pack:without(names) end

-- Formats ---------------------------------------------------------------------------------------------------------

---@class dixit.FormatOptions
---@field width? integer columns to fill (80)
---@field color? boolean

---@class dixit.Out what a format writes to; a format may keep fields of its own in it
---@field write fun(self: dixit.Out, ...: string)

---@class dixit.Format
---@field name string
---@field description string
---@field extension string
---@field parts? "all"|"record"|"tokens" how much of a document it needs (all)
---@field offsets? "bytes"|"codepoints"|"utf16"|"text" what its positions count, if that is not the user's choice
---@field open? fun(out: dixit.Out, opts: dixit.FormatOptions)
---@field document fun(out: dixit.Out, doc: dixit.Document)
---@field close? fun(out: dixit.Out)
---@field file? string where it was found; only in one that was loaded

--- Load a format by name or path. Names are looked for as those of packs are, in formats/ instead of rules/.
---@param name string
---@return dixit.Format
function dixit.format(name) end

--- Write a document in a format, a loaded one or a name.
---@param doc dixit.Document
---@param format string|dixit.Format
---@param opts? dixit.FormatOptions
---@return string
function dixit.render(doc, format, opts) end

--- A text with a line end for each stretch of white space: words as the lists of a pack want them, one on each line.
---@param text string
---@return string
function dixit.lines(text) end

--- A value as JSON. A layout gives the fields of objects and their order: { "id", { "quotes", { "type", "text" } } }; a
--- field that is nil becomes null, one that the layout does not name is left out. Without a layout all fields are
--- written, sorted by name. An empty table is [].
---@param value any
---@param layout? table
---@param pretty? boolean with line ends and indentation
---@return string
function dixit.json(value, layout, pretty) end

--- For scripts that come with dixit: run another of them, once. Packs and formats may run "rules.*", "inflect",
--- "record" and "text", and what formats share: "escape", "weave", "codepoints", "phrases" and "columns".
---@param name string
---@return any
function dixit.script(name) end

-- What formats share: dixit.script("escape") and so on ------------------------------------------------------------

--- Each makes a text stand for itself; values that are no strings are written as they are, nil as nothing (NULL).
---@class dixit.Escape
---@field utf8 fun(s: string): string U+FFFD for bytes that are no UTF-8: the id of a document may be any file's name
---@field xml fun(s: string): string for XML and HTML, in elements and quoted attributes
---@field attribute fun(s: string): string the same, keeping line ends and tabs in an attribute
---@field iri fun(s: string): string a path as a relative IRI
---@field csv fun(value: any): string a cell of CSV, harmless in spreadsheets
---@field tsv fun(value: any): string the same for tab-separated values
---@field markdown fun(s: string): string on one line
---@field sql fun(value: any): string a literal for SQLite

---@class dixit.Element
---@field [1] integer start and end, bytes of the text
---@field [2] integer
---@field open string what stands before it
---@field close string what stands behind it
---@field again? string stands before its second and later pieces (open)
---@field finish? string stands behind its last piece (close)

---@class dixit.Weave
--- Make a function that writes stretches of a text, which have to ascend, with elements woven in.
---@field weaver fun(text: string, elements: dixit.Element[], escape: fun(s: string): string): fun(from: integer, to: integer): string

---@class dixit.Codepoints
--- Make a function that gives the part of a text between two positions, which count code points.
---@field slicer fun(text: string): fun(from: integer, to: integer): string

---@class dixit.QuoteGroup
---@field speaker? dixit.Speaker
---@field reason? string why there is no speaker: a field of `reasons`
---@field title string the speaker's name, or "Speaker unknown: ..."
---@field quotes integer[] which quotations, from 1

---@class dixit.Phrases
---@field reasons table<string, string> why a quotation has no speaker, by its field `unknown`
---@field problems table<string, string> what is odd about marks, by kind
---@field kinds table<string, string> what stands in marks and is no quotation, by kind
---@field UNSURE number below this confidence a reader should look for himself
---@field reason fun(quote: dixit.Quote): string why this one has no speaker
---@field summary fun(doc: dixit.Document): string "14 quotations · 7 speakers"
---@field name fun(doc: dixit.Document): string? the id as valid UTF-8; nil for the standard input
---@field attribution fun(quote: dixit.Quote): string? "said Lavrov"
---@field detail fun(quote: dixit.Quote): string "said Lavrov · direct · line 3"
---@field groups fun(doc: dixit.Document): dixit.QuoteGroup[] quotations by speaker, those without one last
---@field speaker_numbers fun(doc: dixit.Document): table<integer, integer> by the number of the quotation, from 1

---@class dixit.Text
---@field width fun(s: string): integer how many columns of a terminal a text takes
---@field clean fun(s: string): string without control characters
---@field wrap fun(s: string, width: integer): string[] in lines of at most `width` columns
---@field shorten fun(s: string, limit: integer): string the beginning of a text, at most `limit` bytes, cut at a space

---@class dixit.Columns
---@field names string[]
---@field row fun(doc: dixit.Document, number: integer): table<integer, any> the values of a quotation, which counts from 1
---@field join fun(values: table<integer, any>, separator: string, escape: fun(value: any): string): string

---@class dixit.VerbForms
---@field base string
---@field s string "says"
---@field past string
---@field ing string
---@field pp string the past participle
---@field also? string[] further forms in use

--- The forms of English words.
---@class dixit.Inflect
---@field verb fun(lemma: string): dixit.VerbForms
---@field forms fun(lemma: string): string[] all different forms of a verb, its base first
---@field noun fun(singular: string): string the plural of a noun or a noun phrase
---@field conjugator fun(): fun(lemmas: string): string, string, string makes a function that gives third person, past and -ing of every line of a list
---@field nouns fun(singulars: string): string the plural of every line

return dixit
