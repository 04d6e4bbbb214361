-- The grammatical words of English. Closed classes, from any grammar of the language.
--
--   PRONOUN_HE, _SHE, _THEY, _I, _IT, _WHO   subjects of a verb of speech
--   PRONOUN_AUX   a pronoun that has swallowed its auxiliary and is one token with it: he'd, they've
--   INDEFINITE    somebody unnamed who may speak: one, some, many, everyone
--   DET, POSS, PREP, CONJ, AUX, NEG, REL, SUBORD
--   ELISION       written with an apostrophe first, here without it: 'tis, '90s
--   ADVERB_MID    stands between a subject and its verb: also, later, repeatedly
--   STARTER       with a capital, these show that a sentence begins
--   DEFINITE      these point back to somebody
--   PLURAL        pronouns for several; roles.lua adds the nouns

local dixit = require "dixit"
local lines = dixit.lines

local PRONOUN_AUX = lines [[
    he'd he'll i'd i'll i'm i've it'd it'll she'd she'll that'd that'll they'd they'll they're they've we'd we'll
    we're we've who'd who'll who've you'd you'll you're you've
]]

local INDEFINITE = lines [[
    all another anybody anyone both each either everybody everyone few many most neither nobody none one other
    others several some somebody someone
]]

local INDEFINITE_LONG = [[
a few
a handful
a majority
a minority
a number
a third
at least one
at least two
dozens
each other
half
hundreds
no one
no-one
one another
some others
the former
the latter
the other
the others
the rest
the two
thousands
]]

local DET = lines [[
    a an another any both dozens each eight either eleven enough every few fewer five four half her his hundreds its
    less many more most much my neither nine no other our seven several six some such ten that the their these this
    those thousands three twelve two what whatever which whichever whose your
]]

local PREP = lines [[
    aboard about above across after against ahead along alongside amid amidst among amongst around as at atop before
    behind below beneath beside besides between beyond by circa concerning despite down during except excluding
    following for from in including inside into like minus near of off on onto opposite out outside over past
    pending per plus regarding round since than through throughout till to toward towards under underneath unlike
    until unto up upon versus via with within without
]]

local AUX = lines [[
    ain't am are aren't be been being can can't cannot could could've couldn't dare did didn't do does doesn't doing
    don't had hadn't has hasn't have haven't having is isn't may might might've mightn't must must've mustn't need
    needn't ought oughtn't shall shan't should should've shouldn't was wasn't were weren't will won't would would've
    wouldn't
]]

local SUBORD = lines [[
    after although as because before if lest once provided since so than that though till unless until when whenever
    where whereas wherever whether while whilst
]]

local SUBORD_LONG = [[
as if
as long as
as soon as
as though
even if
even though
given that
in case
in order that
now that
provided that
so that
such that
]]

local ELISION = lines [[
    00s 10s 20s 30s 40s 50s 60s 70s 80s 90s arf bout cause cept cos coz em fore fraid gainst kay midst n neath
    nother nuff pon round s'pose til till tis tisn't twas twasn't tween twere twill twixt twould ullo
]]

local ADVERB_MID = lines [[
    again ago already also altogether always angrily anyway apparently bluntly briefly certainly clearly
    consistently correctly curtly even eventually ever explicitly falsely famously finally first flatly formally
    further generally however immediately indeed initially instead just later long maybe meanwhile merely never
    nevertheless next nonetheless not notably now often once only openly originally otherwise perhaps personally
    plainly possibly previously privately probably promptly publicly quickly quietly rarely readily really recently
    regularly repeatedly reportedly rightly routinely sarcastically seldom separately simply since slowly softly
    sometimes soon specifically still strongly subsequently suddenly then therefore though thus twice typically
    ultimately usually wrongly yet
]]

local STARTER = lines [[
    a according after all also although an and another as asked at because before both but by despite during each
    earlier even every few for from he her here his how however i if in instead it its last later many meanwhile
    most my no nor not now on once one or other others our several she since so some still that the their then there
    these they this those though through under unless until we what when where whether which while who why with
    without yes yet you your
]]

return function(p)
    p:words("PRONOUN_HE", "he")
    p:words("PRONOUN_SHE", "she")
    p:words("PRONOUN_THEY", "they")
    p:words("PRONOUN_I", "i\nwe")
    p:words("PRONOUN_IT", "it")
    p:words("PRONOUN_WHO", "who")
    p:words("PRONOUN_AUX", PRONOUN_AUX)
    p:words("INDEFINITE", INDEFINITE)
    p:words("INDEFINITE_LONG", INDEFINITE_LONG)
    p:words("DET", DET)
    p:words("POSS", "my\nyour\nhis\nher\nits\nour\ntheir\nwhose")
    p:words("PREP", PREP)
    p:words("CONJ", "and\nor\nbut\nnor\nyet\nplus\n&")
    p:words("AUX", AUX)
    p:words("NEG", "not\nnever\nno\nneither\nnor\nhardly\nscarcely\nbarely")
    p:words("REL", "who\nwhom\nwhose\nwhich\nthat\nwhere\nwhen\nwhy")
    p:words("SUBORD", SUBORD)
    p:words("SUBORD_LONG", SUBORD_LONG)
    p:words("ELISION", ELISION)
    p:words("ADVERB_MID", ADVERB_MID)
    p:words("STARTER", STARTER)
    p:words("GENDERED", "he\nhim\nhis\nhimself\nshe\nher\nhers\nherself")
    p:words("DEFINITE", "the\nthis\nthat\nthese\nthose\nhis\nher\ntheir\nits\nour\nmy")
    p:words("PLURAL", "they\nthem\nwe\nus\nthese\nthose\nboth\nfew\nmany\nothers\nseveral\nsome\nmost\nall")
end
