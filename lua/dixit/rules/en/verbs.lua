-- English verbs and nouns of saying, as lemmas; inflect.lua makes their forms.
--
-- Unlike its neighbours this file returns a table, since the pack decides which forms go into which list. Every
-- value is one string with one entry per line.
--
-- The tiers say how often a finite form of the verb (nouns and passives set aside, by simple rules and no tagger) is
-- the cue of a quotation in the core view. The hundred verbs or so whose past was seen ten times or more in PolNeAR
-- train (US political news, 2015-16) were counted; all others were placed by knowledge of the language. Exceptions:
-- "announce" (0.51) is strong because finding its clauses gains more than it costs, and "show", "read" and "urge"
-- (0.26 to 0.29) are medium.

local dixit = require "dixit"
local lines = dixit.lines

local verbs = {}

-- Cues.

-- Six times in ten or more.
verbs.strong = lines [[
    acknowledge add admit announce argue assert assure aver avow bellow blurt boast brag caution chant clarify
    complain concede conclude contend deadpan declare elaborate emphasise emphasize exclaim explain grumble indicate
    insist interject intone joke lament mumble murmur muse mutter note observe opine posit predict proclaim
    pronounce quip recall rejoin remark reply report retort reveal riposte say speculate state suggest surmise tell
    theorise theorize tweet warn whisper wisecrack wonder write yell
]]

-- Three to six times in ten.
verbs.medium = lines [[
    affirm agree allege answer ask attest bemoan call cite claim confide confirm continue counter decree describe
    dub enquire estimate express exult find fume gloat gripe grouse gush hint imply inform inquire label marvel
    object post postulate profess promise question quote rant read reaffirm reassert reassure recount refer
    reiterate remind repeat respond restate scoff shout show signal sneer snipe stress swear testify thunder
    underline urge vow
]]

-- One to three times in ten, or more only beside a quotation mark: trust them there, or with a clause that opens
-- with "that". Many more report an attitude and quote nothing; see `stance`.
verbs.weak = lines [[
    accuse admonish anticipate appeal assail bark beg begin blame blast castigate characterise characterize charge
    chide commend comment condemn confess congratulate criticise criticize cry decry deem demand denounce deny
    deride disagree disclose dismiss echo email fault forecast frame hail highlight implore instruct interrupt issue
    lambast lambaste laud laugh liken lobby maintain mock offer outline pitch pledge portray praise proffer propose
    protest publish rail rebuke rebut recite recollect recommend reference reflect refute regret release remember
    remonstrate reprimand retweet ridicule scold scream sigh slam snap sob specify tease text thank threaten tout
    trumpet underscore venture volunteer
]]

-- Verbs whose second word belongs to them and which take speech as their content.
verbs.particle = [[
blurt out
break in
burst out
butt in
call back
call out
chime in
chip in
choke out
clap back
come back
cry out
cut in
fire back
fire off
go on
go on to add
go on to ask
go on to explain
go on to note
go on to say
go on to suggest
go on to write
hit back
hit out
lash out
lay out
let slip
make clear
make it clear
make known
make plain
pipe up
point out
push back
put in
put it
read out
shoot back
shout back
shout out
sing out
snap back
sound off
speak out
speak up
spell out
sum up
text back
throw in
toss in
tweet back
tweet out
weigh in
write back
write in
]]

-- Verb and preposition; what follows is what was spoken of, often a noun phrase.
verbs.preposition = [[
allude to
apologise for
apologize for
appeal for
argue against
argue for
argue with
ask about
ask for
attest to
boast about
boast of
brag about
call for
call on
call upon
comment on
complain about
complain of
disagree with
elaborate on
enquire about
expound on
hint at
inquire about
insist on
joke about
lash out at
lobby for
object to
plead for
plead with
point at
point to
press for
push for
rail against
rail at
rant about
refer to
reflect on
scoff at
speak about
speak of
swear to
talk about
talk of
tell of
testify to
vouch for
warn about
warn against
warn of
wonder about
write about
write of
]]

-- "describe the plan as": the content follows "as".
verbs.as = lines [[
    bill blast brand cast characterise characterize cite classify condemn criticise criticize decry define denounce
    depict deride describe diagnose dismiss frame hail herald identify interpret label laud mock paint portray
    praise present quote recognise recognize regard reject ridicule see slam style tout trash treat trumpet view
]]

-- "call it a hoax": the content is what the object is called.
verbs.name = lines [[
    brand call christen consider declare deem dub entitle judge label name nickname proclaim pronounce style term
    title
]]

-- They may take a person between themselves and the content: "told reporters that". Verbs that are nouns as often
-- ("email", "order") are left out; counted, they cost more than they bring.
verbs.person = lines [[
    admonish advise alert answer ask assure beg beseech caution convince counsel encourage entreat exhort implore
    inform instruct interrupt notify persuade pledge promise prompt reassure remind show tell thank urge warn
]]

-- They take a person and an infinitive: "urged him to go".
verbs.person_to = lines [[
    advise ask beg beseech challenge command counsel dare direct encourage entreat exhort forbid implore instruct
    invite order persuade press pressure prompt push remind request tell urge warn
]]

-- Their clause often comes without "that": "he said it was over".
verbs.bare = lines [[
    acknowledge add admit agree allege announce argue assert assume assure believe bet boast brag claim complain
    concede conclude confirm contend declare deny doubt estimate expect explain fear feel figure find gather guess
    hear hint hope imagine imply indicate inform insist joke know lament learn maintain mean note notice notify pray
    predict presume pretend promise protest quip realise realize recall reckon remark remember remind reply report
    reveal say see sense show speculate state stress suggest suppose surmise suspect swear tell testify think
    understand vow warn whisper wish wonder worry write
]]

-- Thought, feeling, wish: quotations in the wide sense only.
verbs.thought = lines [[
    anticipate assume believe bet calculate conclude conjecture consider contemplate decide deduce deem desire
    determine discover doubt dread dream envisage envision expect fantasise fantasize fear feel figure foresee
    forget gather guess hope hypothesise hypothesize imagine infer intend judge know learn long mean notice ponder
    pray prefer presume realise realize reason reckon recognise recognize reflect regret remember resent resolve
    sense suppose surmise suspect think trust understand view visualise visualize want wish wonder worry yearn
]]

-- Stance: they report an attitude to something without quoting; wide sense only.
verbs.stance = lines [[
    accept accuse advocate applaud back balk blame celebrate challenge champion condemn consider contest criticise
    criticize decry defend denounce deny deplore deride disavow dismiss disown dispute embrace endorse favor favour
    float hail lambast lambaste laud lobby mock oppose pledge praise promote propose question rebuff rebuke rebut
    refuse reject renounce repudiate resist ridicule salute scorn seek support threaten tout urge vow want welcome
]]

-- What a study, a poll, a report or figures do.
verbs.study = lines [[
    argue assert attest claim conclude confirm contend declare demonstrate describe detail disclose document
    estimate explain find forecast highlight imply indicate list note observe predict project prove rate read
    recommend report reveal say show signal speculate state stress suggest underline underscore warn write
]]

-- Beside a quotation in a story; with a clause of their own most of these mean something else.
verbs.fiction = lines [[
    accuse acknowledge add admit admonish advise affirm agree announce answer apologise apologize appeal argue
    articulate ask assent assert assure aver babble bargain bark bawl beam beg begin bellow beseech blubber blurt
    bluster boast boom bray breathe bristle bully burble cackle cajole call carol caution challenge chant chatter
    cheer chide chirp chortle chorus chuckle clarify cluck coax comfort command comment complain concede conclude
    concur confess confide confirm console continue coo correct cough counsel counter croak croon crow cry curse
    deadpan declaim declare defend demand demur deny dictate direct drawl drone echo ejaculate elaborate encourage
    end enquire enthuse entreat exclaim exhort explain explode expostulate exult falter finish fret fume gabble gasp
    gibber giggle gloat goad greet grin grind groan grouse growl grumble grunt guess guffaw gulp gurgle gush hail
    hazard hiss hoot howl huff hum implore inform inquire insist instruct interject interpolate interpose
    interrogate interrupt intervene intone invite jabber jeer jest jibe joke lament lash laugh lecture lie lisp
    maintain marvel moan mock monotone mourn mouth mumble murmur muse mutter nag narrate nod note object observe
    offer opine order pant parrot perorate persist pipe plead pledge point ponder pout pray press proclaim prod
    profess promise prompt pronounce prophesy propose protest purr puzzle quaver query question quip quote rage rail
    ramble rant rap rasp rattle read reason reassure recall recite recollect reflect rejoice rejoin relate remark
    remember remind remonstrate repeat reply report reprimand reproach reprove request respond resume retort return
    reveal roar rumble say scoff scold scowl scream screech seethe shout shriek shrill sigh simper sing slur smile
    smirk snap snarl sneer snicker sniff sniffle snigger snivel snort sob soothe speak speculate splutter sputter
    squawk squeak squeal stammer start state storm stress stutter suggest supply surmise swear sympathise sympathize
    taunt tease tell testify thank theorise theorize think threaten thunder titter trill trumpet tut twitter urge
    usher utter venture voice volunteer vow wail warble warn weep wheedle wheeze whimper whine whisper wonder write
    yap yawn yell yelp
]]

-- Verbs of writing and sending: the text that is read, not heard.
verbs.writing = lines [[
    blog comment email fax jot message note pen post publish retweet scrawl scribble sign state telegraph text tweet
    type write
]]

-- They have an object that makes them speech: "issued a statement", "raised the question", "expressed concern".
verbs.light = lines [[
    air deliver express give issue make offer pose post publish put raise read release send share submit voice
]]

-- Passive: somebody else is the speaker, or the subject is: "was quoted as saying", "was asked".
verbs.passive = lines [[
    ask cite hear overhear quiz quote record tell
]]

-- Their base or -s form is a noun as well ("two reports", "the state"): trust those only after a subject. In the
-- counts "states" was a verb of speech once in a hundred times, "calls" and "points" one in five.
verbs.noun_like = lines [[
    address advance aim air answer appeal argue boast broadcast call caution challenge chant charge cheer claim
    comment counsel counter cry curse decree demand detail doubt echo email estimate express fault fear feel find
    forecast frame gasp gripe guess hail hint hope issue jibe joke judge label lament laugh lecture lie list marvel
    mention message moan mumble murmur mutter name note object offer order outline pitch plan pledge point poll post
    praise present press project promise protest question quip quiz quote rage rant read reason rebuke record
    reference release remark reply report request retort ridicule roar rule scoff scream shout show shriek sigh
    signal sneer sniff snort sob sound state stress swear talk tease term text thank think title tout tweet view
    voice vow wail whine whisper wish wonder worry yell
]]

-- Nouns.

-- Nouns of saying that take a clause with "that" or a "to": "the claim that", "his suggestion that".
verbs.nouns = lines [[
    accusation acknowledgement acknowledgment admission affirmation allegation announcement answer appeal argument
    assertion assessment assumption assurance belief boast caution caveat certainty charge claim comment complaint
    concern concession conclusion confession confirmation conjecture contention contradiction conviction criticism
    cry declaration demand denial disclosure doubt estimate estimation excuse expectation explanation fear feeling
    finding forecast guarantee guess hint hope hypothesis idea impression indication inference insinuation
    insistence instruction intimation judgement judgment lament letter mantra message notification notion objection
    observation opinion order plea pledge prediction premise presumption pretence pretense proclamation prognosis
    promise prophecy proposal proposition protest protestation question realisation realization reassurance
    recommendation refusal remark reminder reply report request response retort revelation ruling rumor rumour
    speculation statement stipulation suggestion supposition suspicion testimony theory thesis threat tweet
    understanding verdict view vow warning wish worry
]]

-- What words are spoken or written in: "in a statement", "during an interview".
verbs.occasion = lines [[
    address affidavit announcement appearance article blog book brief briefing broadcast call column commentary
    communique complaint conference conversation court debate deposition documentary e-mail editorial email essay
    exchange filing forum hearing indictment interview lawsuit lecture letter livestream meeting memo memoir message
    monologue news note op-ed opinion podcast post presentation press question-and-answer rally release remarks
    report ruling segment sermon session show speech statement story testimony text thread transcript tweet video
    voicemail webcast
]]

-- What may follow "according to" and its like: prepositions that make a source.
verbs.according = [[
according to
as per
as reported by
as told to
in the opinion of
in the view of
in the words of
to quote
]]

-- Adverbs that are cues by themselves.
verbs.hearsay = lines [[
    allegedly apparently purportedly reportedly supposedly
]]

return verbs
