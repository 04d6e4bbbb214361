-- dixit-pack: 1
-- English: news first, with what fiction and transcripts need.
--
-- The word lists stand in en.words and en.forms; here are the patterns. Read from the top: those with names that the
-- rules share, mentions, the edges of clauses, marked spans that are no quotations, blocks, and then
-- the quotations by the place of their source. A rule's score is how often it is right on news; where two
-- rules want the same words, the higher score wins.
local dixit = require "dixit"

local p = dixit.pack { name = "en", version = "1.0", extends = false, languages = { "en" } }
p:model "en.model"
p:lists "en.words"
p:lists "en.forms"

------------------------------------------------------------------------------------------------------------
-- Patterns with names

-- A word that can be part of a name: a capital, and no word of grammar, month or day.
p:define("PLAIN", [[ DET | POSS | PREP | CONJ | AUX | NEG | REL | SUBORD | ADVERB_MID | MONTH | WEEKDAY |
                     PRONOUN_HE | PRONOUN_SHE | PRONOUN_THEY | PRONOUN_I | PRONOUN_IT | PRONOUN_WHO | INDEFINITE |
                     HONORIFIC ]])
p:define("NAMEWORD", [[ !PLAIN CAP ]])
-- Theresa May, Will Smith: names that are words of grammar or months elsewhere.
p:define("ODD_NAME", [[ 'May' | 'Will' | 'April' | 'June' | 'August' ]])
p:define("FULLNAME", [[ (NAMEWORD | INITIAL | ODD_NAME &NAMEWORD) NAMEWORD{0,5}
                        ((INITIAL{1,3} | PARTICLE{1,3} | ","? NAME_SUFFIX | ODD_NAME !NUMBER) NAMEWORD{0,4}){0,3} ]])

-- A modifier before a role: "senior", "Russian foreign", "45-year-old".
p:define("VERB", [[ CUE | MEDIUM | WEAK ]])
p:define("HEADWORD", [[ ROLE | ROLE_PLURAL | BODY | DOCUMENT | ORG_WORD ]])
p:define("MODIFIER", [[ !PLAIN !VERB (WORD | NUMBER | POSSESSIVE) ]])
p:define("OBJECT", [[ (DET | POSS)? (!PLAIN !VERB (WORD | NUMBER | POSSESSIVE)){1,6} ]])
p:define("OF", [[ ("of" | "for" | "at" | "in" | "from" | "with" | "to" | "on") OBJECT ("and" OBJECT)? ]])

-- Who says it: one mention or several.
p:define("SOURCE", [[ SOMEBODY (("," SOMEBODY){0,3} ","? ("and" | "or") SOMEBODY)? ]])
-- "..., who replaced Tim Farron last year,"
p:define("GAP_TOKEN", [[ !STOP !INSIDE TOKEN ]])
p:define("ASIDE", [[ ("," (!";" GAP_TOKEN){1,20}? ","
                     | ","? "(" (!STOP !")" TOKEN){1,12} ")" ","?
                     | ("—" | "--") GAP_TOKEN{1,25}? ("—" | "--")
                     | "himself" | "herself" | "themselves" | ",") ]])
-- Whoever is about to speak.
p:define("WHO", [[ source:SOURCE ASIDE? ]])
-- Verbs of speech with what may stand before them: "has repeatedly said". The more certain, the smaller the set.
p:define("HELPERS", [[ (AUX | ADVERB_MID | NEG){0,4} ]])
p:define("SAYS_SURELY", [[ HELPERS CUE ]])
p:define("SPEAKS", [[ HELPERS (CUE | MEDIUM | TELL) ]])
p:define("SAYS", [[ HELPERS (CUE | MEDIUM | WEAK | TELL | DIALOGUE | PARTICLE_VERB) ]])
-- The same before its source: "said Lee", "quickly went on Lee".
p:define("SAID", [[ ADVERB_MID? (CUE | MEDIUM | WEAK | DIALOGUE | PARTICLE_VERB) ]])
p:define("SAYS_OR_NAMES", [[ HELPERS (CUE | MEDIUM | WEAK | TELL | DIALOGUE | NAMING | PARTICLE_VERB) ]])
p:define("SAYING", [[ ADVERB_MID? (CUE_ING | MEDIUM_ING | WEAK_ING | TELL_ING | PARTICLE_VERB_ING) ]])
p:define("DAY", [[ ("on" | "late" | "early" | "last" | "this")? (WEEKDAY | MONTH NUMBER?) ("morning" | "afternoon" | "evening" | "night")? ]])
-- What may stand between a verb and the words it brings: "reporters on Thursday", "in a statement".
p:define("WHEN_WHERE", [[ (DAY | ("in" | "during" | "at" | "after" | "before" | "to" | "on" | "of" | "from" | "via" | "by" | "with" | "about" | "for") OBJECT | ADVERB_MID){1,4} ]])
-- A few words up to the quotation.
p:define("GAP", [[ GAP_TOKEN{0,16}? ]])
-- A marked span further on in the same clause.
p:define("MARKS_AHEAD", [[ &((!clause-end GAP_TOKEN){0,25}? QUOTE) ]])
p:define("LISTENER", [[ SOMEBODY ]])

------------------------------------------------------------------------------------------------------------
-- Mentions

p:mention { name = "he", kind = "pronoun", match = [[ PRONOUN_HE | PRONOUN_SHE ]] }
p:mention { name = "they", kind = "pronoun", match = [[ PRONOUN_THEY ]] }
p:mention { name = "it", kind = "pronoun", match = [[ PRONOUN_IT &SAYS ]] }
p:mention { name = "i", kind = "first", match = [[ PRONOUN_I ]] }
-- "South Korean foreign minister", "former Secretary of State"
p:define("HOLDS", [[ (NATION_LONG | PLACE_LONG)? (NATION | PLACE | UPPER | ROLE_ADJ){0,4} ((TITLE_LONG | ROLE_LONG) (TITLE | ROLE){0,3} | (TITLE | ROLE){1,3}) ]])
p:mention { name = "titled", kind = "name",
    match = [[ role:HOLDS ","? name:(PARTICLE{0,3} FULLNAME | ODD_NAME !NUMBER) ]] }
p:mention { name = "titled-of", kind = "name",
    match = [[ role:(HOLDS OF?) "," name:FULLNAME &"," ]] }
p:mention { name = "name", kind = "name", match = [[ name:FULLNAME ]] }
-- In a story people go by their first names.
p:mention { name = "odd-name", kind = "name", match = [[ in-story name:ODD_NAME !NUMBER ]] }
p:mention { name = "apposition", kind = "name",
    match = [[ name:FULLNAME "," role:(DET? MODIFIER{0,5} (ROLE | TITLE) OF?) &("," | STOP) ]] }
-- "the", "his", "two", "Trump's" and what may stand between them and the word that says who it is
p:define("SPECIFIER", [[ (DET | POSS | NATION | POSSESSIVE) (!HEADWORD MODIFIER){0,5} ]])
p:define("SPECIFIED", [[ SPECIFIER HEADWORD{0,3} (ROLE_LONG | ROLE_PLURAL_LONG | BODY_LONG | DOCUMENT_LONG)? ]])
p:mention { name = "nominal", kind = "nominal", match = [[ SPECIFIED head:ROLE OF? ]] }
p:mention { name = "bare-role", kind = "nominal", match = [[ (NATION | ROLE_ADJ | UPPER){0,3} head:ROLE ]] }
p:mention { name = "people", kind = "group",
    match = [[ SPECIFIED head:ROLE_PLURAL OF? ]] }
p:mention { name = "bare-people", kind = "group", match = [[ head:ROLE_PLURAL OF? ]] }
-- Anybody else. A noun that could be a verb of speech is a noun here: "the strong jobs report".
p:mention { name = "phrase", kind = "phrase", match = [[ SPECIFIER NOUNISH{0,2} ]] }
p:mention { name = "body", kind = "group",
    match = [[ SPECIFIED head:(BODY | DOCUMENT | ORG_WORD) OF? ]] }
p:mention { name = "place", kind = "group", match = [[ head:(PLACE_LONG | PLACE) ]] }
p:mention { name = "some", kind = "group", match = [[ head:(INDEFINITE_LONG | INDEFINITE) OF? ]] }
p:mention { name = "who", kind = "pronoun", match = [[ PRONOUN_WHO &SAYS ]] }

------------------------------------------------------------------------------------------------------------
-- Where a clause ends before its sentence does

p:edge { name = "before-attribution", match = [[ "," MENTION ASIDE? SAYS (STOP | "," | DAY | "in" | "at" | "on" | "during" | "to" | block-end) ]] }
p:edge { name = "before-inverted", match = [[ "," (CUE | MEDIUM) MENTION ]] }
p:edge { name = "before-according", match = [[ "according to" ]] }
p:edge { name = "before-comma-according", match = [[ "," "according to" ]] }
p:edge { name = "before-participle", match = [[ "," ("and" | "but" | "while")? SAYING ]] }
p:define("SECOND_VERB", [[ ("and" | "but") ADVERB_MID? (CUE | TELL | NAMING) !"to" ]])
p:edge { name = "before-second-verb", match = [[ SECOND_VERB ]] }
p:edge { name = "before-comma-second-verb", match = [[ "," SECOND_VERB ]] }
p:edge { name = "before-participle-marked", match = [[ after-comma SAYING ]] }
p:edge { name = "before-semicolon", match = [[ ";" ]] }

------------------------------------------------------------------------------------------------------------
-- Marked spans that are no quotations

p:marked { name = "title-of", kind = "title", match = [[ ("book" | "song" | "film" | "movie" | "album" | "show" | "play" | "novel" | "essay" | "episode" | "series") ("," | "called" | "titled" | "entitled")? content:SHORT ]] }
p:marked { name = "word", kind = "term", match = [[ ("word" | "words" | "term" | "phrase") content:SHORT ]] }
p:marked { name = "programme", kind = "title", match = [[ content:SHORT ("initiative" | "programme" | "program" | "campaign" | "project" | "plan" | "series" | "show") ]] }
-- In a story "My dear Lizzy," and "Yours, &c." begin and end a letter.
p:marked { name = "salutation", kind = "term",
    match = [[ in-story block-start &(TOKEN ("my" | "your" | "yours" | "dear" | "dearest") (!STOP TOKEN){0,5}? quote-end block-end) content:MARKED ]] }

------------------------------------------------------------------------------------------------------------
-- Blocks

p:block { name = "credit", role = "credit", match = [[ block-start ("source" | "photo" | "photograph" | "credit" | "image" | "picture" | "photos") ("credit"? ":" | "by") ]] }
p:block { name = "byline", role = "byline", match = [[ block-start "by" NAMEWORD (NAMEWORD | INITIAL | "and" | "," | PARTICLE){0,12} block-end ]] }
p:block { name = "date", role = "dateline", match = [[ block-start (WEEKDAY ","?)? (MONTH NUMBER | NUMBER MONTH) ","? NUMBER? block-end ]] }
-- Ann Lee, left, with her dog. A verb would make it a sentence; "With" is written in headlines.
p:block { name = "caption", role = "caption",
    match = [[ block-start CAP{2,5} ("(" WORD ")" | "," | "*ing" | "left" | "right" | "pictured" | "seen" | "photographed"){0,4} 'with' (!STOP !SAYS TOKEN){1,20} STOP? block-end ]] }

------------------------------------------------------------------------------------------------------------
-- Quotations with marks

-- The next quotation has no source of its own: "...," Lavrov said. "..."
p:define("NOT_ITS_OWN", [[ !((after-comma | after-question) SOURCE ASIDE? SPEAKS) !((after-comma | after-question) (CUE | MEDIUM | DIALOGUE) SOMEBODY) ]])
p:define("REST", [[ (!((MENTION | "," | "and" | "then") (SPEAKS | DIALOGUE)) GAP_TOKEN){0,30}? (STOP | "," | ":" | ";" | "--" | "—") | GAP_TOKEN{0,25}? SHORT GAP_TOKEN{0,15}? (STOP | after-stop) ]])
-- "...," the minister said, with "..." "..."
p:define("WITH_MORE", [[ "," ("with" | "and" | "but" | "because") (!CUE !MEDIUM GAP_TOKEN){0,4}? ]])
p:define("GOES_ON", [[ (REST | WITH_MORE) content:QUOTE NOT_ITS_OWN (content:QUOTE NOT_ITS_OWN){0,6} ]])
-- The subject of a sentence, with more to come: "Weaver, unimpressed, ..., telling reporters"
p:define("SUBJECT", [[ sentence-start (QUOTE ","?)? ((PREP | SUBORD) GAP_TOKEN{1,12}? ",")? source:SOURCE ]])
-- On in the same sentence, over marked spans too.
p:define("FURTHER", [[ (!STOP TOKEN){1,30}? ]])
p:define("MORE", [[ (content:QUOTE NOT_ITS_OWN){0,6} ]])
-- Behind a verb of speech that ends its clause.
p:define("CLAUSE_ENDS", [[ &(STOP | "," | "—" | "--" | "-" | DAY | "in" | "at" | "on" | "during" | "after" | "before" | "of" | "from" | "to" | "about" | "as" | "when" | "while" | "with" | "into" | "down" | "*ly" | ADVERB_MID | QUOTE | block-end) ]])

p:rule { name = "source-verb-after", score = 0.97,
    match = [[ content:QUOTE (after-comma | ",") source:SOURCE ASIDE? cue:SAYS !"that" GOES_ON? ]] }
p:rule { name = "verb-source-after", score = 0.97,
    match = [[ content:QUOTE (after-comma | ",") cue:SAID source:SOURCE GOES_ON? ]] }
-- Behind a question a name may begin a sentence: the verb must end its clause. What is written small goes on with this one.
p:rule { name = "asked-after", score = 0.96,
    match = [[ content:QUOTE after-question (source:SOURCE ASIDE? cue:SAYS ("him" | "her" | "them" | "me" | "us")? CLAUSE_ENDS |
                                             &LOWER source:SOURCE ASIDE? cue:SAYS !"that") GOES_ON? ]] }
p:rule { name = "asked-told-after", score = 0.96,
    match = [[ content:QUOTE after-question source:SOURCE ASIDE? cue:(HELPERS TELL) LISTENER GOES_ON? ]] }
p:rule { name = "verb-source-asked", score = 0.96,
    match = [[ content:QUOTE after-question cue:SAID source:SOURCE GOES_ON? ]] }
-- Whoever it is that stands between a quotation and a verb of speech.
p:rule { name = "anybody-verb-after", score = 0.95,
    match = [[ sentence-start content:SPEECH after-comma source:((CAP | !CUE !MEDIUM !TELL !DIALOGUE GAP_TOKEN){1,14}?) cue:(HELPERS !CAP (CUE | MEDIUM | TELL)) !"that" GOES_ON? ]] }
-- Speech that ends in a comma is said by whoever comes next, though the list may not know the verb ("an angry Reed
-- retaliated"), or more than an aside stand between them ("Reed, now the favourite of ... after ..., said").
p:define("SOMEBODY_NEXT", [[ DET? MODIFIER{0,4}? SOURCE ]])
p:define("ANY_PAST", [[ !CAP !CUE !MEDIUM !TELL "*ed" ]])
p:rule { name = "spoke-after", score = 0.95,
    match = [[ sentence-start content:SPEECH after-comma
               (source:SOMEBODY_NEXT ASIDE? cue:(HELPERS ANY_PAST) CLAUSE_ENDS |
                cue:(ADVERB_MID? ANY_PAST) source:SOMEBODY_NEXT CLAUSE_ENDS |
                source:SOMEBODY_NEXT "," (!STOP !";" TOKEN){1,40}? "," cue:(HELPERS !CAP (CUE | MEDIUM | TELL | ANY_PAST)) CLAUSE_ENDS) GOES_ON? ]] }
p:rule { name = "verb-anybody-after", score = 0.95,
    match = [[ sentence-start content:SPEECH after-comma cue:(ADVERB_MID? (CUE | MEDIUM)) source:(MODIFIER{1,4}? SOMEBODY) GOES_ON? ]] }
-- In a story: "But surely--" he began. Whatever it ends in, what is written small goes on with the sentence.
p:rule { name = "lower-after", score = 0.95,
    match = [[ in-story content:SPEECH &LOWER (ADVERB_MID? source:SOURCE ASIDE? cue:SAYS CLAUSE_ENDS |
                                               cue:(ADVERB_MID? (CUE | MEDIUM | DIALOGUE | PARTICLE_VERB)) source:(SOURCE | MODIFIER{1,4}? SOMEBODY | CAP{1,3})) GOES_ON? ]] }
-- "No." She paused. "It is too late." Nobody pauses in what another says.
p:rule { name = "paused", score = 0.94,
    match = [[ in-story content:SPEECH source:SOURCE ("paused" | "hesitated" | "stopped" | "waited" | "broke off" | "was silent") (!STOP GAP_TOKEN){0,12}? STOP content:SPEECH NOT_ITS_OWN ]] }
p:rule { name = "dash-after", score = 0.9,
    match = [[ content:QUOTE ("—" | "-" | "--" | "–") source:SOURCE ASIDE? cue:SAYS !"that" GOES_ON? ]] }
-- Closing it would "send the wrong message," he said.
p:rule { name = "part-marked-after", score = 0.975,
    match = [[ sentence-start content:((!CUE GAP_TOKEN){1,10}? SPEECH) after-comma source:SOURCE ASIDE? cue:SAYS !"that" GOES_ON? ]] }
p:rule { name = "source-verb-before", score = 0.95,
    match = [[ WHO cue:(HELPERS (CUE | MEDIUM | TELL | in-story DIALOGUE)) GAP ("," | ":" next-block?) content:QUOTE MORE ]] }
-- What shows speech only where a colon follows: issued a statement: "..."
p:rule { name = "source-verb-colon", score = 0.9,
    match = [[ WHO cue:(HELPERS (WEAK | LIGHT GAP_TOKEN{1,6}? (SAY_NOUN | OCCASION))) GAP ":" next-block? content:QUOTE MORE ]] }
-- In a story: he said "Rather" and left
p:rule { name = "source-verb-marks", score = 0.9, match = [[ in-story WHO cue:(HELPERS !NAMING (CUE | DIALOGUE)) content:QUOTE ]] }
-- In the news: he yelled "You lie!" at the speaker
p:rule { name = "source-verb-cry", score = 0.9, match = [[ WHO cue:(HELPERS (CUE | MEDIUM | WEAK | DIALOGUE)) !in-story content:SPEECH after-question ]] }
p:rule { name = "participle-quote", score = 0.92,
    match = [[ SUBJECT FURTHER "," cue:SAYING GAP ("," | ":") content:QUOTE MORE ]] }
p:rule { name = "dash-name", score = 0.95, certain = true,
    match = [[ line-start content:QUOTE next-block? cue:("-" | "--" | "—" | "–" | "―") source:NAME ("," (!STOP TOKEN){1,12}?)? STOP? line-end ]] }
-- He won. "It is about us." - Ann Lee. Then he left.
p:rule { name = "dash-name-inside", score = 0.95, certain = true,
    match = [[ sentence-start content:SPEECH (after-stop | after-question) cue:("-" | "--" | "—" | "–") source:NAME &(STOP | ",") ]] }
-- “They are gone.” Ann said. A full stop where a comma should be.
p:rule { name = "stopped-verb-after", score = 0.96,
    match = [[ sentence-start content:SPEECH after-stop source:SOMEBODY cue:SAYS &(STOP | DAY STOP) ]] }
-- WALLACE: Let's begin. The label of a turn of a transcript in an article; its paragraphs may each open with a mark. There
-- is too little of that in news for a model to learn from, and nothing else looks like it: so the rule is certain.
p:rule { name = "label", score = 0.9, certain = true,
    match = [[ block-start (&quote-start TOKEN)? source:(!LABEL_OTHER UPPER <letters>=3 (!LABEL_OTHER UPPER){0,2}) cue:":" content:BLOCK ]] }
-- Said Lee: "..." The verb begins the sentence, and looks like a part of the name.
p:rule { name = "verb-source-colon", score = 0.92,
    match = [[ sentence-start cue:(CUE | MEDIUM | DIALOGUE) source:(SOURCE | CAP{1,4}) ASIDE? ":" next-block? content:QUOTE MORE ]] }
p:rule { name = "colon", score = 0.85,
    match = [[ WHO cue:":" !in-story content:QUOTE MORE ]] }
-- In a story: and another, who stood behind them, said, "..." Whoever it is, it is not the one who spoke last.
p:rule { name = "announced", score = 0.82,
    match = [[ in-story !<"to" <(LOWER | "," | ADVERB_MID) cue:(CUE | MEDIUM | DIALOGUE) GAP_TOKEN{0,5}? ("," | ":") content:QUOTE MORE ]] }
-- "To Ann: ..." is no speech. A rule of its own, as those that begin with WHO are tried together.
p:rule { name = "colon-in-story", score = 0.85,
    match = [[ in-story !<PREP WHO cue:":" content:QUOTE MORE ]] }
-- According to the Gazette: "..." Behind a comma it is another rule.
p:rule { name = "according-colon", score = 0.92,
    match = [[ cue:"according to" source:SOURCE ASIDE? ":" next-block? content:QUOTE MORE ]] }
p:rule { name = "according-marked", score = 0.84,
    match = [[ content:QUOTE ","? cue:"according to" source:SOURCE ]] }
-- He called it "a mess" in every way
p:rule { name = "marks-in-clause", score = 0.8,
    match = [[ WHO cue:SAYS_OR_NAMES !in-story MARKS_AHEAD content:CLAUSE ]] }
p:rule { name = "marks-in-participle", score = 0.78,
    match = [[ SUBJECT FURTHER "," cue:SAYING !in-story MARKS_AHEAD content:CLAUSE ]] }
p:rule { name = "marks-in-second", score = 0.77,
    match = [[ WHO SAYS_OR_NAMES FURTHER ","? ("and" | "but") ADVERB_MID? cue:(CUE | MEDIUM | WEAK | TELL | NAMING) !in-story MARKS_AHEAD content:CLAUSE ]] }
-- ... “...,” and warned against “...”: whoever said the first says the second.
p:rule { name = "marks-after-marks", score = 0.76, continues = true,
    match = [[ QUOTE ","? ("and" | "but") ADVERB_MID? cue:(CUE | MEDIUM | WEAK | TELL | NAMING) !in-story MARKS_AHEAD content:CLAUSE ]] }
-- A quotation alone goes on with the speaker before.
p:rule { name = "alone", score = 0.4, continues = true, match = [[ !in-story (sentence-start | block-start) content:SPEECH (content:SPEECH){0,6} ]] }

------------------------------------------------------------------------------------------------------------
-- Headlines: there are too few for a model to learn from what they leave out, so the rules are certain

-- Headline: "Gillibrand on Clinton's speeches: 'I think she will'"
p:rule { name = "headline-on-colon", score = 0.95, certain = true,
    match = [[ in-headline block-start source:SOURCE ("on" | "to" | "after" | "at" | "in") (!":" !QUOTE TOKEN){1,15} cue:":" content:QUOTE ]] }
-- Headline: "Graham: Trump's 'hateful rhetoric' hurts the party", but not "The Latest: ..." or "How we met: ..."
p:rule { name = "headline-colon", score = 0.85, certain = true,
    match = [[ in-headline block-start !("the"? LABEL_OTHER ":") source:(SOURCE | CAP{0,3} (ROLE | ROLE_PLURAL | BODY | DOCUMENT)) cue:":" content:SENTENCE ]] }

------------------------------------------------------------------------------------------------------------
-- Stories

-- Whatever stands between marks was said by somebody, unless it is part of a sentence, as a title is; who takes turns with
-- whom is for the library to find out.
p:rule { name = "turn", score = 0.8, match = [[ in-story ((block-start | sentence-start) content:SPEECH | block-start content:QUOTE block-end | !<(WORD | NUMBER) content:SPEECH (after-stop | after-comma | "--" | "—") | <("," | ":" | ";" | "--" | "—" | CUE | MEDIUM | DIALOGUE | CUE_ING) content:SPEECH | <WORD content:SPEECH after-question) ]] }
-- —Not today, Tom said. We have no bread.
p:define("DASH", [[ block-start ("—" | "--" | "–" | "―") no-space ]])
p:rule { name = "dash-said", score = 0.9, type = "direct",
    match = [[ in-story DASH content:TOKEN{1,80}? ("," | <STOP) source:SOURCE cue:(ADVERB_MID? (CUE | MEDIUM | DIALOGUE)) (!STOP TOKEN){0,20}? STOP content:BLOCK? ]] }
p:rule { name = "dash-turn", score = 0.8, type = "direct", match = [[ in-story DASH content:BLOCK ]] }

------------------------------------------------------------------------------------------------------------
-- Quotations without marks

-- What looks like a clause of its own: some words, the first of them no verb or preposition.
p:define("STATEMENT", [[ !AUX !PREP !CONJ !QUOTE !REL !SAYING &((!STOP !"," TOKEN){3}) CLAUSE ]])

-- In a story only the surest verbs bring speech without marks: others tell what somebody saw, felt and knew.
p:define("SAYS_IN_NEWS", [[ HELPERS (CUE | !in-story (MEDIUM | WEAK | TELL | DIALOGUE | PARTICLE_VERB)) ]])
p:rule { name = "that-clause", score = 0.85,
    match = [[ WHO cue:SAYS_IN_NEWS LISTENER? WHEN_WHERE? ("today" | "yesterday" | "this" "week")? content:(("that" | "whether") CLAUSE) ]] }
p:rule { name = "bare-clause", score = 0.7,
    match = [[ WHO cue:SAYS_SURELY !in-story WHEN_WHERE? content:STATEMENT ]] }
p:rule { name = "told", score = 0.7,
    match = [[ WHO cue:(HELPERS TELL) !in-story LISTENER WHEN_WHERE? content:(&SOMEBODY STATEMENT) ]] }
p:rule { name = "according-after", score = 0.85,
    match = [[ sentence-start content:CLAUSE ","? cue:"according to" source:SOURCE ]] }
p:rule { name = "according-before", score = 0.85,
    match = [[ cue:"according to" source:SOURCE ASIDE? "," content:CLAUSE ]] }
-- Whatever it is that something is according to: "one source", "cables at the time that were released later"
p:define("ANYTHING", [[ (!"," GAP_TOKEN){1,15}? ]])
p:rule { name = "according-to-anything", score = 0.8,
    match = [[ cue:"according to" !in-story source:ANYTHING "," content:(!REL !CONJ CLAUSE) ]] }
p:rule { name = "according-last", score = 0.8,
    match = [[ sentence-start content:CLAUSE "," cue:"according to" !in-story source:ANYTHING &(STOP | ",") ]] }
p:rule { name = "source-verb-last", score = 0.8,
    match = [[ sentence-start content:CLAUSE "," source:SOURCE ASIDE? cue:SPEAKS !in-story CLAUSE_ENDS ]] }
p:rule { name = "source-verb-mid", score = 0.82,
    match = [[ sentence-start content:CLAUSE "," source:SOURCE ASIDE? cue:SPEAKS !in-story WHEN_WHERE? "," content:(!REL !SAYING CLAUSE) ]] }
p:rule { name = "verb-source-last", score = 0.8,
    match = [[ sentence-start content:CLAUSE "," cue:CUE !in-story source:SOURCE CLAUSE_ENDS ]] }
p:rule { name = "verb-source-mid", score = 0.82,
    match = [[ sentence-start content:CLAUSE "," cue:CUE !in-story source:SOURCE ASIDE? "," content:(!REL !SAYING CLAUSE) ]] }
-- Having said that he would stay, Lee left.
p:rule { name = "participle-first", score = 0.7,
    match = [[ sentence-start (PREP | SUBORD)? cue:("having" (CUE | TELL) | CUE_ING | TELL_ING) !in-story content:(GAP_TOKEN{2,25}?) "," source:SOMEBODY ]] }
p:rule { name = "participle-clause", score = 0.7,
    match = [[ SUBJECT FURTHER "," cue:SAYING !in-story content:("that" CLAUSE | STATEMENT) ]] }

return p
