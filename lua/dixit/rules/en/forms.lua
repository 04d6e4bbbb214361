-- The forms of the words in verbs.lua and roles.lua. Written by tests/support/forms_generate.lua: do not edit.
local dixit = require "dixit"
local lines = dixit.lines

local verbs, nouns = {}, {}

verbs[ lines [[
    acknowledge add admit announce argue assert assure aver avow bellow blurt boast brag caution chant clarify
    complain concede conclude contend deadpan declare elaborate emphasise emphasize exclaim explain grumble
    indicate insist interject intone joke lament mumble murmur muse mutter note observe opine posit predict
    proclaim pronounce quip recall rejoin remark reply report retort reveal riposte say speculate state
    suggest surmise tell theorise theorize tweet warn whisper wisecrack wonder write yell
]] ] = {
    s = lines [[
    acknowledges adds admits announces argues asserts assures avers avows bellows blurts boasts brags cautions
    chants clarifies complains concedes concludes contends deadpans declares elaborates emphasises emphasizes
    exclaims explains grumbles indicates insists interjects intones jokes laments mumbles murmurs muses
    mutters notes observes opines posits predicts proclaims pronounces quips recalls rejoins remarks replies
    reports retorts reveals ripostes says speculates states suggests surmises tells theorises theorizes tweets
    warns whispers wisecracks wonders writes yells
]],
    past = lines [[
    acknowledged added admitted announced argued asserted assured avered avowed bellowed blurted boasted
    bragged cautioned chanted clarified complained conceded concluded contended deadpaned declared elaborated
    emphasised emphasized exclaimed explained grumbled indicated insisted interjected intoned joked lamented
    mumbled murmured mused muttered noted observed opined posited predicted proclaimed pronounced quipped
    recalled rejoined remarked replied reported retorted revealed riposted said speculated stated suggested
    surmised told theorised theorized tweeted warned whispered wisecracked wondered wrote yelled
]],
    ing = lines [[
    acknowledging adding admitting announcing arguing asserting assuring avering avowing bellowing blurting
    boasting bragging cautioning chanting clarifying complaining conceding concluding contending deadpaning
    declaring elaborating emphasising emphasizing exclaiming explaining grumbling indicating insisting
    interjecting intoning joking lamenting mumbling murmuring musing muttering noting observing opining
    positing predicting proclaiming pronouncing quipping recalling rejoining remarking replying reporting
    retorting revealing riposting saying speculating stating suggesting surmising telling theorising
    theorizing tweeting warning whispering wisecracking wondering writing yelling
]],
}

verbs[ lines [[
    affirm agree allege answer ask attest bemoan call cite claim confide confirm continue counter decree
    describe dub enquire estimate express exult find fume gloat gripe grouse gush hint imply inform inquire
    label marvel object post postulate profess promise question quote rant read reaffirm reassert reassure
    recount refer reiterate remind repeat respond restate scoff shout show signal sneer snipe stress swear
    testify thunder underline urge vow
]] ] = {
    s = lines [[
    affirms agrees alleges answers asks attests bemoans calls cites claims confides confirms continues
    counters decrees describes dubs enquires estimates expresses exults finds fumes gloats gripes grouses
    gushes hints implies informs inquires labels marvels objects posts postulates professes promises questions
    quotes rants reads reaffirms reasserts reassures recounts refers reiterates reminds repeats responds
    restates scoffs shouts shows signals sneers snipes stresses swears testifies thunders underlines urges
    vows
]],
    past = lines [[
    affirmed agreed alleged answered asked attested bemoaned called cited claimed confided confirmed continued
    countered decreed described dubbed enquired estimated expressed exulted found fumed gloated griped groused
    gushed hinted implied informed inquired labeled marveled objected posted postulated professed promised
    questioned quoted ranted read reaffirmed reasserted reassured recounted referred reiterated reminded
    repeated responded restated scoffed shouted showed signaled sneered sniped stressed swore testified
    thundered underlined urged vowed
]],
    ing = lines [[
    affirming agreeing alleging answering asking attesting bemoaning calling citing claiming confiding
    confirming continuing countering decreeing describing dubbing enquiring estimating expressing exulting
    finding fuming gloating griping grousing gushing hinting implying informing inquiring labeling marveling
    objecting posting postulating professing promising questioning quoting ranting reading reaffirming
    reasserting reassuring recounting referring reiterating reminding repeating responding restating scoffing
    shouting showing signaling sneering sniping stressing swearing testifying thundering underlining urging
    vowing
]],
}

verbs[ lines [[
    accuse admonish anticipate appeal assail bark beg begin blame blast castigate characterise characterize
    charge chide commend comment condemn confess congratulate criticise criticize cry decry deem demand
    denounce deny deride disagree disclose dismiss echo email fault forecast frame hail highlight implore
    instruct interrupt issue lambast lambaste laud laugh liken lobby maintain mock offer outline pitch pledge
    portray praise proffer propose protest publish rail rebuke rebut recite recollect recommend reference
    reflect refute regret release remember remonstrate reprimand retweet ridicule scold scream sigh slam snap
    sob specify tease text thank threaten tout trumpet underscore venture volunteer
]] ] = {
    s = lines [[
    accuses admonishes anticipates appeals assails barks begs begins blames blasts castigates characterises
    characterizes charges chides commends comments condemns confesses congratulates criticises criticizes
    cries decries deems demands denounces denies derides disagrees discloses dismisses echoes emails faults
    forecasts frames hails highlights implores instructs interrupts issues lambasts lambastes lauds laughs
    likens lobbies maintains mocks offers outlines pitches pledges portrays praises proffers proposes protests
    publishes rails rebukes rebuts recites recollects recommends references reflects refutes regrets releases
    remembers remonstrates reprimands retweets ridicules scolds screams sighs slams snaps sobs specifies
    teases texts thanks threatens touts trumpets underscores ventures volunteers
]],
    past = lines [[
    accused admonished anticipated appealed assailed barked begged began blamed blasted castigated
    characterised characterized charged chided commended commented condemned confessed congratulated
    criticised criticized cried decried deemed demanded denounced denied derided disagreed disclosed dismissed
    echoed emailed faulted forecast framed hailed highlighted implored instructed interrupted issued lambasted
    lambasted lauded laughed likened lobbied maintained mocked offered outlined pitched pledged portrayed
    praised proffered proposed protested published railed rebuked rebutted recited recollected recommended
    referenced reflected refuted regretted released remembered remonstrated reprimanded retweeted ridiculed
    scolded screamed sighed slammed snapped sobbed specified teased texted thanked threatened touted trumpeted
    underscored ventured volunteered
]],
    ing = lines [[
    accusing admonishing anticipating appealing assailing barking begging beginning blaming blasting
    castigating characterising characterizing charging chiding commending commenting condemning confessing
    congratulating criticising criticizing crying decrying deeming demanding denouncing denying deriding
    disagreeing disclosing dismissing echoing emailing faulting forecasting framing hailing highlighting
    imploring instructing interrupting issuing lambasting lambasting lauding laughing likening lobbying
    maintaining mocking offering outlining pitching pledging portraying praising proffering proposing
    protesting publishing railing rebuking rebutting reciting recollecting recommending referencing reflecting
    refuting regretting releasing remembering remonstrating reprimanding retweeting ridiculing scolding
    screaming sighing slamming snapping sobbing specifying teasing texting thanking threatening touting
    trumpeting underscoring venturing volunteering
]],
}

verbs[ lines [[
    admonish advise alert answer ask assure beg beseech caution convince counsel encourage entreat exhort
    implore inform instruct interrupt notify persuade pledge promise prompt reassure remind show tell thank
    urge warn
]] ] = {
    s = lines [[
    admonishes advises alerts answers asks assures begs beseeches cautions convinces counsels encourages
    entreats exhorts implores informs instructs interrupts notifies persuades pledges promises prompts
    reassures reminds shows tells thanks urges warns
]],
    past = lines [[
    admonished advised alerted answered asked assured begged beseeched cautioned convinced counseled
    encouraged entreated exhorted implored informed instructed interrupted notified persuaded pledged promised
    prompted reassured reminded showed told thanked urged warned
]],
    ing = lines [[
    admonishing advising alerting answering asking assuring begging beseeching cautioning convincing
    counseling encouraging entreating exhorting imploring informing instructing interrupting notifying
    persuading pledging promising prompting reassuring reminding showing telling thanking urging warning
]],
}

verbs[ [[
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
]] ] = {
    s = [[
blurts out
breaks in
bursts out
butts in
calls back
calls out
chimes in
chips in
chokes out
claps back
comes back
cries out
cuts in
fires back
fires off
goes on
goes on to add
goes on to ask
goes on to explain
goes on to note
goes on to say
goes on to suggest
goes on to write
hits back
hits out
lashes out
lays out
lets slip
makes clear
makes it clear
makes known
makes plain
pipes up
points out
pushes back
puts in
puts it
reads out
shoots back
shouts back
shouts out
sings out
snaps back
sounds off
speaks out
speaks up
spells out
sums up
texts back
throws in
tosses in
tweets back
tweets out
weighs in
writes back
writes in
]],
    past = [[
blurted out
broke in
burst out
butted in
called back
called out
chimed in
chipped in
choked out
clapped back
came back
cried out
cut in
fired back
fired off
went on
went on to add
went on to ask
went on to explain
went on to note
went on to say
went on to suggest
went on to write
hit back
hit out
lashed out
laid out
let slip
made clear
made it clear
made known
made plain
piped up
pointed out
pushed back
put in
put it
read out
shot back
shouted back
shouted out
sang out
snapped back
sounded off
spoke out
spoke up
spelled out
summed up
texted back
threw in
tossed in
tweeted back
tweeted out
weighed in
wrote back
wrote in
]],
    ing = [[
blurting out
breaking in
bursting out
butting in
calling back
calling out
chiming in
chipping in
choking out
clapping back
coming back
crying out
cutting in
firing back
firing off
going on
going on to add
going on to ask
going on to explain
going on to note
going on to say
going on to suggest
going on to write
hitting back
hitting out
lashing out
laying out
letting slip
making clear
making it clear
making known
making plain
piping up
pointing out
pushing back
putting in
putting it
reading out
shooting back
shouting back
shouting out
singing out
snapping back
sounding off
speaking out
speaking up
spelling out
summing up
texting back
throwing in
tossing in
tweeting back
tweeting out
weighing in
writing back
writing in
]],
}

verbs[ lines [[
    brand call christen consider declare deem dub entitle judge label name nickname proclaim pronounce style
    term title
]] ] = {
    s = lines [[
    brands calls christens considers declares deems dubs entitles judges labels names nicknames proclaims
    pronounces styles terms titles
]],
    past = lines [[
    branded called christened considered declared deemed dubbed entitled judged labeled named nicknamed
    proclaimed pronounced styled termed titled
]],
    ing = lines [[
    branding calling christening considering declaring deeming dubbing entitling judging labeling naming
    nicknaming proclaiming pronouncing styling terming titling
]],
}

verbs[ lines [[

    air deliver express give issue make offer pose post publish put raise read release send share submit voice
]] ] = {
    s = lines [[
    airs delivers expresses gives issues makes offers poses posts publishes puts raises reads releases sends
    shares submits voices
]],
    past = lines [[
    aired delivered expressed gave issued made offered posed posted published put raised read released sent
    shared submitted voiced
]],
    ing = lines [[
    airing delivering expressing giving issuing making offering posing posting publishing putting raising
    reading releasing sending sharing submitting voicing
]],
}

verbs[ lines [[
    accuse acknowledge add admit admonish advise affirm agree announce answer apologise apologize appeal argue
    articulate ask assent assert assure aver babble bargain bark bawl beam beg begin bellow beseech blubber
    blurt bluster boast boom bray breathe bristle bully burble cackle cajole call carol caution challenge
    chant chatter cheer chide chirp chortle chorus chuckle clarify cluck coax comfort command comment complain
    concede conclude concur confess confide confirm console continue coo correct cough counsel counter croak
    croon crow cry curse deadpan declaim declare defend demand demur deny dictate direct drawl drone echo
    ejaculate elaborate encourage end enquire enthuse entreat exclaim exhort explain explode expostulate exult
    falter finish fret fume gabble gasp gibber giggle gloat goad greet grin grind groan grouse growl grumble
    grunt guess guffaw gulp gurgle gush hail hazard hiss hoot howl huff hum implore inform inquire insist
    instruct interject interpolate interpose interrogate interrupt intervene intone invite jabber jeer jest
    jibe joke lament lash laugh lecture lie lisp maintain marvel moan mock monotone mourn mouth mumble murmur
    muse mutter nag narrate nod note object observe offer opine order pant parrot perorate persist pipe plead
    pledge point ponder pout pray press proclaim prod profess promise prompt pronounce prophesy propose
    protest purr puzzle quaver query question quip quote rage rail ramble rant rap rasp rattle read reason
    reassure recall recite recollect reflect rejoice rejoin relate remark remember remind remonstrate repeat
    reply report reprimand reproach reprove request respond resume retort return reveal roar rumble say scoff
    scold scowl scream screech seethe shout shriek shrill sigh simper sing slur smile smirk snap snarl sneer
    snicker sniff sniffle snigger snivel snort sob soothe speak speculate splutter sputter squawk squeak
    squeal stammer start state storm stress stutter suggest supply surmise swear sympathise sympathize taunt
    tease tell testify thank theorise theorize think threaten thunder titter trill trumpet tut twitter urge
    usher utter venture voice volunteer vow wail warble warn weep wheedle wheeze whimper whine whisper wonder
    write yap yawn yell yelp
]] ] = {
    s = lines [[
    accuses acknowledges adds admits admonishes advises affirms agrees announces answers apologises apologizes
    appeals argues articulates asks assents asserts assures avers babbles bargains barks bawls beams begs
    begins bellows beseeches blubbers blurts blusters boasts booms brays breathes bristles bullies burbles
    cackles cajoles calls carols cautions challenges chants chatters cheers chides chirps chortles choruses
    chuckles clarifies clucks coaxes comforts commands comments complains concedes concludes concurs confesses
    confides confirms consoles continues coos corrects coughs counsels counters croaks croons crows cries
    curses deadpans declaims declares defends demands demurs denies dictates directs drawls drones echoes
    ejaculates elaborates encourages ends enquires enthuses entreats exclaims exhorts explains explodes
    expostulates exults falters finishes frets fumes gabbles gasps gibbers giggles gloats goads greets grins
    grinds groans grouses growls grumbles grunts guesses guffaws gulps gurgles gushes hails hazards hisses
    hoots howls huffs hums implores informs inquires insists instructs interjects interpolates interposes
    interrogates interrupts intervenes intones invites jabbers jeers jests jibes jokes laments lashes laughs
    lectures lies lisps maintains marvels moans mocks monotones mourns mouths mumbles murmurs muses mutters
    nags narrates nods notes objects observes offers opines orders pants parrots perorates persists pipes
    pleads pledges points ponders pouts prays presses proclaims prods professes promises prompts pronounces
    prophesies proposes protests purrs puzzles quavers queries questions quips quotes rages rails rambles
    rants raps rasps rattles reads reasons reassures recalls recites recollects reflects rejoices rejoins
    relates remarks remembers reminds remonstrates repeats replies reports reprimands reproaches reproves
    requests responds resumes retorts returns reveals roars rumbles says scoffs scolds scowls screams
    screeches seethes shouts shrieks shrills sighs simpers sings slurs smiles smirks snaps snarls sneers
    snickers sniffs sniffles sniggers snivels snorts sobs soothes speaks speculates splutters sputters squawks
    squeaks squeals stammers starts states storms stresses stutters suggests supplies surmises swears
    sympathises sympathizes taunts teases tells testifies thanks theorises theorizes thinks threatens thunders
    titters trills trumpets tuts twitters urges ushers utters ventures voices volunteers vows wails warbles
    warns weeps wheedles wheezes whimpers whines whispers wonders writes yaps yawns yells yelps
]],
    past = lines [[
    accused acknowledged added admitted admonished advised affirmed agreed announced answered apologised
    apologized appealed argued articulated asked assented asserted assured avered babbled bargained barked
    bawled beamed begged began bellowed beseeched blubbered blurted blustered boasted boomed brayed breathed
    bristled bullied burbled cackled cajoled called caroled cautioned challenged chanted chattered cheered
    chided chirped chortled chorused chuckled clarified clucked coaxed comforted commanded commented
    complained conceded concluded concurred confessed confided confirmed consoled continued cooed corrected
    coughed counseled countered croaked crooned crowed cried cursed deadpaned declaimed declared defended
    demanded demurred denied dictated directed drawled droned echoed ejaculated elaborated encouraged ended
    enquired enthused entreated exclaimed exhorted explained exploded expostulated exulted faltered finished
    fretted fumed gabbled gasped gibbered giggled gloated goaded greeted grinned ground groaned groused
    growled grumbled grunted guessed guffawed gulped gurgled gushed hailed hazarded hissed hooted howled
    huffed hummed implored informed inquired insisted instructed interjected interpolated interposed
    interrogated interrupted intervened intoned invited jabbered jeered jested jibed joked lamented lashed
    laughed lectured lied lisped maintained marveled moaned mocked monotoned mourned mouthed mumbled murmured
    mused muttered nagged narrated nodded noted objected observed offered opined ordered panted parroted
    perorated persisted piped pleaded pledged pointed pondered pouted prayed pressed proclaimed prodded
    professed promised prompted pronounced prophesied proposed protested purred puzzled quavered queried
    questioned quipped quoted raged railed rambled ranted rapped rasped rattled read reasoned reassured
    recalled recited recollected reflected rejoiced rejoined related remarked remembered reminded remonstrated
    repeated replied reported reprimanded reproached reproved requested responded resumed retorted returned
    revealed roared rumbled said scoffed scolded scowled screamed screeched seethed shouted shrieked shrilled
    sighed simpered sang slurred smiled smirked snapped snarled sneered snickered sniffed sniffled sniggered
    sniveled snorted sobbed soothed spoke speculated spluttered sputtered squawked squeaked squealed stammered
    started stated stormed stressed stuttered suggested supplied surmised swore sympathised sympathized
    taunted teased told testified thanked theorised theorized thought threatened thundered tittered trilled
    trumpeted tutted twittered urged ushered uttered ventured voiced volunteered vowed wailed warbled warned
    wept wheedled wheezed whimpered whined whispered wondered wrote yapped yawned yelled yelped
]],
    ing = lines [[
    accusing acknowledging adding admitting admonishing advising affirming agreeing announcing answering
    apologising apologizing appealing arguing articulating asking assenting asserting assuring avering
    babbling bargaining barking bawling beaming begging beginning bellowing beseeching blubbering blurting
    blustering boasting booming braying breathing bristling bullying burbling cackling cajoling calling
    caroling cautioning challenging chanting chattering cheering chiding chirping chortling chorusing
    chuckling clarifying clucking coaxing comforting commanding commenting complaining conceding concluding
    concurring confessing confiding confirming consoling continuing cooing correcting coughing counseling
    countering croaking crooning crowing crying cursing deadpaning declaiming declaring defending demanding
    demurring denying dictating directing drawling droning echoing ejaculating elaborating encouraging ending
    enquiring enthusing entreating exclaiming exhorting explaining exploding expostulating exulting faltering
    finishing fretting fuming gabbling gasping gibbering giggling gloating goading greeting grinning grinding
    groaning grousing growling grumbling grunting guessing guffawing gulping gurgling gushing hailing
    hazarding hissing hooting howling huffing humming imploring informing inquiring insisting instructing
    interjecting interpolating interposing interrogating interrupting intervening intoning inviting jabbering
    jeering jesting jibing joking lamenting lashing laughing lecturing lying lisping maintaining marveling
    moaning mocking monotoning mourning mouthing mumbling murmuring musing muttering nagging narrating nodding
    noting objecting observing offering opining ordering panting parroting perorating persisting piping
    pleading pledging pointing pondering pouting praying pressing proclaiming prodding professing promising
    prompting pronouncing prophesying proposing protesting purring puzzling quavering querying questioning
    quipping quoting raging railing rambling ranting rapping rasping rattling reading reasoning reassuring
    recalling reciting recollecting reflecting rejoicing rejoining relating remarking remembering reminding
    remonstrating repeating replying reporting reprimanding reproaching reproving requesting responding
    resuming retorting returning revealing roaring rumbling saying scoffing scolding scowling screaming
    screeching seething shouting shrieking shrilling sighing simpering singing slurring smiling smirking
    snapping snarling sneering snickering sniffing sniffling sniggering sniveling snorting sobbing soothing
    speaking speculating spluttering sputtering squawking squeaking squealing stammering starting stating
    storming stressing stuttering suggesting supplying surmising swearing sympathising sympathizing taunting
    teasing telling testifying thanking theorising theorizing thinking threatening thundering tittering
    trilling trumpeting tutting twittering urging ushering uttering venturing voicing volunteering vowing
    wailing warbling warning weeping wheedling wheezing whimpering whining whispering wondering writing
    yapping yawning yelling yelping
]],
}

verbs[ lines [[
    address advance aim air answer appeal argue boast broadcast call caution challenge chant charge cheer
    claim comment counsel counter cry curse decree demand detail doubt echo email estimate express fault fear
    feel find forecast frame gasp gripe guess hail hint hope issue jibe joke judge label lament laugh lecture
    lie list marvel mention message moan mumble murmur mutter name note object offer order outline pitch plan
    pledge point poll post praise present press project promise protest question quip quiz quote rage rant
    read reason rebuke record reference release remark reply report request retort ridicule roar rule scoff
    scream shout show shriek sigh signal sneer sniff snort sob sound state stress swear talk tease term text
    thank think title tout tweet view voice vow wail whine whisper wish wonder worry yell
]] ] = {
    s = lines [[
    addresses advances aims airs answers appeals argues boasts broadcasts calls cautions challenges chants
    charges cheers claims comments counsels counters cries curses decrees demands details doubts echoes emails
    estimates expresses faults fears feels finds forecasts frames gasps gripes guesses hails hints hopes
    issues jibes jokes judges labels laments laughs lectures lies lists marvels mentions messages moans
    mumbles murmurs mutters names notes objects offers orders outlines pitches plans pledges points polls
    posts praises presents presses projects promises protests questions quips quizzes quotes rages rants reads
    reasons rebukes records references releases remarks replies reports requests retorts ridicules roars rules
    scoffs screams shouts shows shrieks sighs signals sneers sniffs snorts sobs sounds states stresses swears
    talks teases terms texts thanks thinks titles touts tweets views voices vows wails whines whispers wishes
    wonders worries yells
]],
    past = lines [[
    addressed advanced aimed aired answered appealed argued boasted broadcast called cautioned challenged
    chanted charged cheered claimed commented counseled countered cried cursed decreed demanded detailed
    doubted echoed emailed estimated expressed faulted feared felt found forecast framed gasped griped guessed
    hailed hinted hoped issued jibed joked judged labeled lamented laughed lectured lied listed marveled
    mentioned messaged moaned mumbled murmured muttered named noted objected offered ordered outlined pitched
    planned pledged pointed polled posted praised presented pressed projected promised protested questioned
    quipped quizzed quoted raged ranted read reasoned rebuked recorded referenced released remarked replied
    reported requested retorted ridiculed roared ruled scoffed screamed shouted showed shrieked sighed
    signaled sneered sniffed snorted sobbed sounded stated stressed swore talked teased termed texted thanked
    thought titled touted tweeted viewed voiced vowed wailed whined whispered wished wondered worried yelled
]],
    ing = lines [[
    addressing advancing aiming airing answering appealing arguing boasting broadcasting calling cautioning
    challenging chanting charging cheering claiming commenting counseling countering crying cursing decreeing
    demanding detailing doubting echoing emailing estimating expressing faulting fearing feeling finding
    forecasting framing gasping griping guessing hailing hinting hoping issuing jibing joking judging labeling
    lamenting laughing lecturing lying listing marveling mentioning messaging moaning mumbling murmuring
    muttering naming noting objecting offering ordering outlining pitching planning pledging pointing polling
    posting praising presenting pressing projecting promising protesting questioning quipping quizzing quoting
    raging ranting reading reasoning rebuking recording referencing releasing remarking replying reporting
    requesting retorting ridiculing roaring ruling scoffing screaming shouting showing shrieking sighing
    signaling sneering sniffing snorting sobbing sounding stating stressing swearing talking teasing terming
    texting thanking thinking titling touting tweeting viewing voicing vowing wailing whining whispering
    wishing wondering worrying yelling
]],
}

nouns[ lines [[
    academic accountant accuser activist actor actress adjutant administrator admiral adversary advertiser
    adviser advisor advocate agent aide airman alderman ally alumnus amateur ambassador anaesthetist analyst
    anchor anchorman anchorwoman announcer antagonist anthropologist apologist appointee apprentice arbiter
    arbitrator archaeologist archbishop architect archivist artist assailant assassin assistant associate
    astrologer astronaut astronomer astrophysicist atheist athlete attacker attendant attendee attorney
    auctioneer auditor aunt auntie author autocrat babysitter bachelor backbencher backer bailiff baker
    ballerina bandleader banker barista barkeeper baron barrister bartender bassist beautician beekeeper
    beggar believer beneficiary billionaire biochemist biographer biologist bishop blacksmith blogger
    bodyguard bookkeeper bookseller booster boss botanist bouncer boxer boy boyfriend brewer bricklayer bride
    bridegroom brigadier broadcaster broker brother builder bureaucrat burglar businessman businessperson
    businesswoman butcher butler buyer bystander cabbie cadet caller cameraman campaigner candidate captain
    captive captor cardinal cardiologist caregiver carer caretaker carpenter cartographer cartoonist cashier
    caterer celebrity cellist centrist ceo cfo chair chairman chairperson chairwoman challenger chancellor
    chaplain chauffeur checker cheerleader chef chemist chief chieftain child childminder choreographer
    churchgoer cinematographer citizen clergyman cleric clerk client climatologist clinician co-anchor
    co-author co-chair co-chairman co-creator co-defendant co-director co-founder co-host co-owner co-pilot
    co-star co-worker co-writer coach cobbler collaborator colleague collector colonel columnist comedian
    comic commandant commander commentator commenter commissioner committeeman committeewoman commoner
    communist commuter companion competitor complainant composer comptroller concierge conductor confessor
    confidant confidante congregant congressman congressmember congressperson congresswoman conscript
    conservationist conservative conspirator constable constituent consul consultant consumer contender
    contestant contractor contributor controller convict coo coordinator copywriter coroner corporal
    correspondent cosmetologist cosmonaut councillor councilman councilmember councilor councilwoman counsel
    counsellor counselor counterpart countess courier courtier cousin cowboy creator creditor crewman
    cricketer criminal criminologist critic crook crusader cryptographer cto curate curator custodian customer
    cyclist czar dad dancer daughter dealer dean debtor decorator defector defendant defender delegate
    demagogue democrat demographer demonstrator dentist deputy dermatologist designer detainee detective
    detractor developer diarist dictator dietician dietitian diplomat director disciple dispatcher dissident
    diver doctor donor doorman dramatist dressmaker driver drummer duchess duke earl ecologist economist
    editor educator elder elector electrician embalmer emissary emperor employee employer empress enforcer
    engineer entertainer enthusiast entrepreneur envoy epidemiologist equestrian essayist ethicist
    ethnographer evacuee evangelist ex-boyfriend ex-girlfriend ex-husband ex-minister ex-officer ex-president
    ex-wife examiner executive executor exile expert explorer eyewitness facilitator fan farmer farmhand
    father feminist fiance fiancee fighter filmmaker financier firefighter fireman fisherman fishmonger foe
    footballer footman forager forecaster foreman forester forger founder freshman friend front-runner
    frontrunner fugitive funder fundraiser futurist gambler gamekeeper gangster gardener gatekeeper
    genealogist general geneticist gentleman geographer geologist geophysicist ghostwriter girl girlfriend
    goalkeeper goldsmith golfer governess governor governor-elect graduate grandchild granddaughter
    grandfather grandma grandmother grandpa grandparent grandson grocer groom groundskeeper guard guardian
    guerrilla guest guide guitarist gunman gymnast gynaecologist hacker hairdresser handler handyman hardliner
    harpist head headmaster headmistress headteacher healer heavyweight heckler heir heiress helper herbalist
    herder hermit hero heroine hijacker hiker historian hitman homemaker homeowner hooligan hopeful host
    hostage hostess hotelier housekeeper housewife humanitarian humorist hunter husband hygienist hypnotist
    ideologue illustrator imam immigrant immunologist impersonator impostor impresario incumbent industrialist
    infantryman influencer informant informer inmate innkeeper innovator insider inspector instigator
    instructor insurer insurgent intellectual interlocutor intern interpreter interviewee interviewer intruder
    inventor investigator investor islamist jailer janitor jeweler jeweller jihadist jockey journalist judge
    juggler jurist juror justice keeper kidnapper killer king kingmaker knight laborer labourer lad lady laird
    landlady landlord landowner lawmaker lawman lawyer layman layperson leader leaker lecturer leftist
    legislator lender liaison liberal libertarian librarian lieutenant lifeguard linguist listener litigant
    lobbyist locksmith logician logistician look-alike looter lord lover loyalist machinist madam magician
    magistrate magnate maiden man manager manufacturer marcher mariner marksman marquess marshal martyr mason
    master mastermind matchmaker mathematician matriarch matron mayor mayor-elect mechanic mediator medic
    member mentor mep mercenary merchant messenger metallurgist meteorologist microbiologist midwife migrant
    militant milliner millionaire miner minister missionary mistress mobster model moderate moderator mogul
    mom monarch monk mortician mother motorcyclist motorist mountaineer mourner moviegoer mp msp mufti mullah
    mum murderer musician musicologist mystic nanny narrator nationalist naturalist negotiator neighbor
    neighbour neocon nephew neurologist neuroscientist neurosurgeon newcomer newscaster newsman newsreader
    niece nobleman nominee notary novelist nun nurse nutritionist objector observer obstetrician occupant
    oceanographer officeholder officer official ombudsman oncologist onlooker operative operator
    ophthalmologist opponent optician optimist optometrist orator organiser organist organizer orphan
    orthodontist outsider overseer owner paediatrician painter palaeontologist paleontologist panelist
    panellist paralegal paramedic paratrooper parent parishioner parliamentarian parson participant partisan
    partner party-goer passenger passer-by pastor pathologist patient patriarch patriot patrolman patron
    peacekeeper pediatrician peer penitent pensioner performer perpetrator person pessimist pharmacist
    philanthropist philologist philosopher photographer photojournalist physician physicist physiologist
    physiotherapist pianist pilgrim pilot pioneer pirate plaintiff planner plasterer player playwright plumber
    podcaster poet policeman policewoman policymaker politician pollster pontiff pope populist porter postman
    practitioner preacher predecessor prelate premier presenter president president-elect priest priestess
    primatologist prince princess principal printer prisoner procurator producer professional professor
    programmer progressive promoter proofreader propagandist prophet proponent proprietor prosecutor
    protagonist protege protester protestor protégé provider provost psychiatrist psychic psychoanalyst
    psychologist psychotherapist publicist publisher pundit pupil puppeteer queen questioner rabbi radical
    radiologist rancher ranger rapper reader realist realtor rebel receptionist recipient recruit recruiter
    rector referee reformer refugee regent registrar regulator relative repairman reporter representative
    republican rescuer researcher resident respondent restaurateur retailer retiree reveler reveller reverend
    reviewer revolutionary rider rightist rioter rival roofer roommate ruler runner sailor saint salesman
    salesperson saleswoman satirist savior saviour sceptic schemer scholar schoolboy schoolgirl schoolmaster
    schoolteacher scientist screenwriter scribe sculptor seaman seamstress secretary secretary-general
    secularist seismologist seller senator sentry separatist sergeant servant serviceman servicewoman settler
    shaman shareholder sheikh shepherd sheriff shipbuilder shoemaker shooter shopkeeper shopper sibling
    signatory singer sister skeptic skier skipper sleuth smuggler sniper socialist socialite sociologist
    soldier solicitor soloist son songwriter sophomore soprano sorcerer source speaker specialist spectator
    speechwriter spokesman spokesperson spokeswoman sponsor sportsman sportswoman sportswriter spouse spy
    squire stablehand staffer stakeholder star statesman statistician steelworker stepbrother stepdad
    stepdaughter stepfather stepmother stepsister stepson steward stewardess stockbroker storekeeper
    storyteller stranger strategist streamer strongman student stylist subcontractor subordinate subscriber
    successor suffragette suitor sultan superintendent superstar supervisor supplier supporter supremacist
    surfer surgeon surrogate surveyor survivor suspect swimmer swindler sympathiser sympathizer tailor
    taxidermist taxpayer teacher teammate technician technocrat technologist teen teenager teller tenant tenor
    terrorist theatregoer theologian theorist therapist thief thinker toddler toiler tourist townsman
    toxicologist trader tradesman trainee trainer traitor translator trapper traveler traveller treasurer
    trooper trucker trustee tsar tutor tweeter twin tycoon typist tyrant umpire uncle undergraduate
    undersecretary understudy undertaker underwriter unionist upstart user usher utilitarian valet vendor
    veteran veterinarian vicar vice-president victim viewer vigilante villager villain violinist virologist
    viscount visitor vlogger vocalist volcanologist volunteer voter vp waiter waitress walker wanderer warden
    warder warlord warrior watchdog watcher watchmaker watchman weatherman weaver welder whistle-blower
    whistleblower widow widower wife winemaker winner witness wizard woman woodcutter woodsman worker workman
    worshiper worshipper wrestler writer youngster youth youtuber zealot zookeeper zoologist
]] ] = lines [[
    academics accountants accusers activists actors actresses adjutants administrators admirals adversaries
    advertisers advisers advisors advocates agents aides airmen aldermen allies alumni amateurs ambassadors
    anaesthetists analysts anchors anchormen anchorwomen announcers antagonists anthropologists apologists
    appointees apprentices arbiters arbitrators archaeologists archbishops architects archivists artists
    assailants assassins assistants associates astrologers astronauts astronomers astrophysicists atheists
    athletes attackers attendants attendees attorneys auctioneers auditors aunts aunties authors autocrats
    babysitters bachelors backbenchers backers bailiffs bakers ballerinas bandleaders bankers baristas
    barkeepers barons barristers bartenders bassists beauticians beekeepers beggars believers beneficiaries
    billionaires biochemists biographers biologists bishops blacksmiths bloggers bodyguards bookkeepers
    booksellers boosters bosses botanists bouncers boxers boys boyfriends brewers bricklayers brides
    bridegrooms brigadiers broadcasters brokers brothers builders bureaucrats burglars businessmen
    businesspeople businesswomen butchers butlers buyers bystanders cabbies cadets callers cameramen
    campaigners candidates captains captives captors cardinals cardiologists caregivers carers caretakers
    carpenters cartographers cartoonists cashiers caterers celebrities cellists centrists ceos cfoes chairs
    chairmen chairpeople chairwomen challengers chancellors chaplains chauffeurs checkers cheerleaders chefs
    chemists chiefs chieftains children childminders choreographers churchgoers cinematographers citizens
    clergymen clerics clerks clients climatologists clinicians co-anchors co-authors co-chairs co-chairmen
    co-creators co-defendants co-directors co-founders co-hosts co-owners co-pilots co-stars co-workers
    co-writers coaches cobblers collaborators colleagues collectors colonels columnists comedians comics
    commandants commanders commentators commenters commissioners committeemen committeewomen commoners
    communists commuters companions competitors complainants composers comptrollers concierges conductors
    confessors confidants confidantes congregants congressmen congressmembers congresspeople congresswomen
    conscripts conservationists conservatives conspirators constables constituents consuls consultants
    consumers contenders contestants contractors contributors controllers convicts coos coordinators
    copywriters coroners corporals correspondents cosmetologists cosmonauts councillors councilmen
    councilmembers councilors councilwomen counsels counsellors counselors counterparts countesses couriers
    courtiers cousins cowboys creators creditors crewmen cricketers criminals criminologists critics crooks
    crusaders cryptographers ctoes curates curators custodians customers cyclists czars dads dancers daughters
    dealers deans debtors decorators defectors defendants defenders delegates demagogues democrats
    demographers demonstrators dentists deputies dermatologists designers detainees detectives detractors
    developers diarists dictators dieticians dietitians diplomats directors disciples dispatchers dissidents
    divers doctors donors doormen dramatists dressmakers drivers drummers duchesses dukes earls ecologists
    economists editors educators elders electors electricians embalmers emissaries emperors employees
    employers empresses enforcers engineers entertainers enthusiasts entrepreneurs envoys epidemiologists
    equestrians essayists ethicists ethnographers evacuees evangelists ex-boyfriends ex-girlfriends
    ex-husbands ex-ministers ex-officers ex-presidents ex-wives examiners executives executors exiles experts
    explorers eyewitnesses facilitators fans farmers farmhands fathers feminists fiances fiancees fighters
    filmmakers financiers firefighters firemen fishermen fishmongers foes footballers footmen foragers
    forecasters foremen foresters forgers founders freshmen friends front-runners frontrunners fugitives
    funders fundraisers futurists gamblers gamekeepers gangsters gardeners gatekeepers genealogists generals
    geneticists gentlemen geographers geologists geophysicists ghostwriters girls girlfriends goalkeepers
    goldsmiths golfers governesses governors governors-elect graduates grandchildren granddaughters
    grandfathers grandmas grandmothers grandpas grandparents grandsons grocers grooms groundskeepers guards
    guardians guerrillas guests guides guitarists gunmen gymnasts gynaecologists hackers hairdressers handlers
    handymen hardliners harpists heads headmasters headmistresses headteachers healers heavyweights hecklers
    heirs heiresses helpers herbalists herders hermits heroes heroines hijackers hikers historians hitmen
    homemakers homeowners hooligans hopefuls hosts hostages hostesses hoteliers housekeepers housewives
    humanitarians humorists hunters husbands hygienists hypnotists ideologues illustrators imams immigrants
    immunologists impersonators impostors impresarios incumbents industrialists infantrymen influencers
    informants informers inmates innkeepers innovators insiders inspectors instigators instructors insurers
    insurgents intellectuals interlocutors interns interpreters interviewees interviewers intruders inventors
    investigators investors islamists jailers janitors jewelers jewellers jihadists jockeys journalists judges
    jugglers jurists jurors justices keepers kidnappers killers kings kingmakers knights laborers labourers
    lads ladies lairds landladies landlords landowners lawmakers lawmen lawyers laymen laypeople leaders
    leakers lecturers leftists legislators lenders liaisons liberals libertarians librarians lieutenants
    lifeguards linguists listeners litigants lobbyists locksmiths logicians logisticians look-alikes looters
    lords lovers loyalists machinists madams magicians magistrates magnates maidens men managers manufacturers
    marchers mariners marksmen marquesses marshals martyrs masons masters masterminds matchmakers
    mathematicians matriarchs matrons mayors mayors-elect mechanics mediators medics members mentors meps
    mercenaries merchants messengers metallurgists meteorologists microbiologists midwives migrants militants
    milliners millionaires miners ministers missionaries mistresses mobsters models moderates moderators
    moguls moms monarchs monks morticians mothers motorcyclists motorists mountaineers mourners moviegoers mps
    msps muftis mullahs mums murderers musicians musicologists mystics nannies narrators nationalists
    naturalists negotiators neighbors neighbours neocons nephews neurologists neuroscientists neurosurgeons
    newcomers newscasters newsmen newsreaders nieces noblemen nominees notaries novelists nuns nurses
    nutritionists objectors observers obstetricians occupants oceanographers officeholders officers officials
    ombudsmen oncologists onlookers operatives operators ophthalmologists opponents opticians optimists
    optometrists orators organisers organists organizers orphans orthodontists outsiders overseers owners
    paediatricians painters palaeontologists paleontologists panelists panellists paralegals paramedics
    paratroopers parents parishioners parliamentarians parsons participants partisans partners party-goers
    passengers passers-by pastors pathologists patients patriarchs patriots patrolmen patrons peacekeepers
    pediatricians peers penitents pensioners performers perpetrators people pessimists pharmacists
    philanthropists philologists philosophers photographers photojournalists physicians physicists
    physiologists physiotherapists pianists pilgrims pilots pioneers pirates plaintiffs planners plasterers
    players playwrights plumbers podcasters poets policemen policewomen policymakers politicians pollsters
    pontiffs popes populists porters postmen practitioners preachers predecessors prelates premiers presenters
    presidents presidents-elect priests priestesses primatologists princes princesses principals printers
    prisoners procurators producers professionals professors programmers progressives promoters proofreaders
    propagandists prophets proponents proprietors prosecutors protagonists proteges protesters protestors
    protégés providers provosts psychiatrists psychics psychoanalysts psychologists psychotherapists
    publicists publishers pundits pupils puppeteers queens questioners rabbis radicals radiologists ranchers
    rangers rappers readers realists realtors rebels receptionists recipients recruits recruiters rectors
    referees reformers refugees regents registrars regulators relatives repairmen reporters representatives
    republicans rescuers researchers residents respondents restaurateurs retailers retirees revelers revellers
    reverends reviewers revolutionaries riders rightists rioters rivals roofers roommates rulers runners
    sailors saints salesmen salespeople saleswomen satirists saviors saviours sceptics schemers scholars
    schoolboys schoolgirls schoolmasters schoolteachers scientists screenwriters scribes sculptors seamen
    seamstresses secretaries secretaries-general secularists seismologists sellers senators sentries
    separatists sergeants servants servicemen servicewomen settlers shamans shareholders sheikhs shepherds
    sheriffs shipbuilders shoemakers shooters shopkeepers shoppers siblings signatories singers sisters
    skeptics skiers skippers sleuths smugglers snipers socialists socialites sociologists soldiers solicitors
    soloists sons songwriters sophomores sopranos sorcerers sources speakers specialists spectators
    speechwriters spokesmen spokespeople spokeswomen sponsors sportsmen sportswomen sportswriters spouses
    spies squires stablehands staffers stakeholders stars statesmen statisticians steelworkers stepbrothers
    stepdads stepdaughters stepfathers stepmothers stepsisters stepsons stewards stewardesses stockbrokers
    storekeepers storytellers strangers strategists streamers strongmen students stylists subcontractors
    subordinates subscribers successors suffragettes suitors sultans superintendents superstars supervisors
    suppliers supporters supremacists surfers surgeons surrogates surveyors survivors suspects swimmers
    swindlers sympathisers sympathizers tailors taxidermists taxpayers teachers teammates technicians
    technocrats technologists teens teenagers tellers tenants tenors terrorists theatregoers theologians
    theorists therapists thieves thinkers toddlers toilers tourists townsmen toxicologists traders tradesmen
    trainees trainers traitors translators trappers travelers travellers treasurers troopers truckers trustees
    tsars tutors tweeters twins tycoons typists tyrants umpires uncles undergraduates undersecretaries
    understudies undertakers underwriters unionists upstarts users ushers utilitarians valets vendors veterans
    veterinarians vicars vice-presidents victims viewers vigilantes villagers villains violinists virologists
    viscounts visitors vloggers vocalists volcanologists volunteers voters vps waiters waitresses walkers
    wanderers wardens warders warlords warriors watchdogs watchers watchmakers watchmen weathermen weavers
    welders whistle-blowers whistleblowers widows widowers wives winemakers winners witnesses wizards women
    woodcutters woodsmen workers workmen worshipers worshippers wrestlers writers youngsters youths youtubers
    zealots zookeepers zoologists
]]

nouns[ lines [[
    academy administration agency airline airport alliance army assembly association authority bank board body
    bourse branch brand brewery broadcaster brokerage bureau cabinet campaign carmaker cartel caucus center
    centre chamber chapter charity church city clinic club coalition college command commission committee
    community company confederation conference conglomerate congress consortium constabulary consultancy
    convention cooperative corporation council county court defence defense delegation department developer
    directorate division duo embassy empire faction faculty family federation firm foundation franchise fund
    gang garrison government group guild hospital household industry institute institution insurer judiciary
    junta jury kingdom kremlin lab laboratory leadership league legislature lobby management manufacturer
    marina military militia ministry monarchy monastery mosque movement municipality museum navy network
    newsroom nonprofit observatory office operator opposition orchestra organisation organization outfit pac
    panel parish parliament partnership party pentagon plant police politburo prefecture presidency press
    producer prosecution provider publisher refinery regime regiment region regulator republic resistance
    restaurant retailer retinue school secretariat sect senate service shop society squad start-up startup
    state station studio subcommittee supermarket supplier syndicate synod taskforce team temple theatre
    think-tank town tribe tribunal troupe trust union unit university utility vatican village watchdog wing
]] ] = lines [[
    academies administrations agencies airlines airports alliances armies assemblies associations authorities
    banks boards bodies bourses branches brands breweries broadcasters brokerages bureaus cabinets campaigns
    carmakers cartels caucuses centers centres chambers chapters charities churches cities clinics clubs
    coalitions colleges commands commissions committees communities companies confederations conferences
    conglomerates congresses consortiums constabularies consultancies conventions cooperatives corporations
    councils counties courts defences defenses delegations departments developers directorates divisions duos
    embassies empires factions faculties families federations firms foundations franchises funds gangs
    garrisons governments groups guilds hospitals households industries institutes institutions insurers
    judiciaries juntas juries kingdoms kremlins labs laboratories leaderships leagues legislatures lobbies
    managements manufacturers marinas militaries militias ministries monarchies monasteries mosques movements
    municipalities museums navies networks newsrooms nonprofits observatories offices operators oppositions
    orchestras organisations organizations outfits pacs panels parishes parliaments partnerships parties
    pentagons plants police politburoes prefectures presidencies presses producers prosecutions providers
    publishers refineries regimes regiments regions regulators republics resistances restaurants retailers
    retinues schools secretariats sects senates services shops societies squads starts-up startups states
    stations studios subcommittees supermarkets suppliers syndicates synods taskforces teams temples theatres
    think-tanks towns tribes tribunals troupes trusts unions units universities utilities vaticans villages
    watchdogs wings
]]

nouns[ [[
army chief
assistant professor
associate professor
attorney general
bank robber
board chairman
board member
bus driver
business leader
cab driver
cabinet member
cabinet minister
campaign aide
campaign chairman
campaign manager
campaign spokesman
campaign spokeswoman
chief economist
chief executive
chief executive officer
chief financial officer
chief justice
chief of police
chief of staff
chief operating officer
chief strategist
city official
civil servant
commander in chief
commander-in-chief
committee chairman
communications director
company official
company spokesman
company spokeswoman
county executive
court official
crew member
crown prince
daughter-in-law
deputy director
district attorney
editor at large
editor in chief
editor-in-chief
executive director
faculty member
family friend
family member
father-in-law
finance minister
first lady
first minister
flight attendant
foreign minister
foreign secretary
fund manager
general counsel
general manager
general secretary
government minister
government official
governor general
head coach
head of state
head teacher
health official
hedge fund manager
high school student
home secretary
house majority leader
house minority leader
house speaker
inspector general
intelligence official
law professor
majority leader
managing director
managing editor
managing partner
member of congress
member of parliament
military official
minority leader
mother-in-law
party leader
party member
party official
passer by
police chief
police officer
police official
police spokesman
police spokeswoman
policy adviser
policy director
political scientist
portfolio manager
president-elect
press officer
press secretary
prime minister
public defender
research fellow
running mate
secretary general
secretary of defense
secretary of state
security guard
senior fellow
senior official
shop owner
sister-in-law
solicitor general
son-in-law
special counsel
special envoy
staff member
state department official
state senator
supreme leader
surgeon general
taxi driver
team member
trade unionist
treasury secretary
truck driver
union leader
union official
vice chair
vice chairman
vice president
white house aide
white house official
white house spokesman
white house spokeswoman
world leader
harbour master
harbor master
]] ] = [[
army chiefs
assistant professors
associate professors
attorneys general
bank robbers
board chairmen
board members
bus drivers
business leaders
cab drivers
cabinet members
cabinet ministers
campaign aides
campaign chairmen
campaign managers
campaign spokesmen
campaign spokeswomen
chief economists
chief executives
chief executive officers
chief financial officers
chief justices
chiefs of police
chiefs of staff
chief operating officers
chief strategists
city officials
civil servants
commanders in chief
commanders-in-chief
committee chairmen
communications directors
company officials
company spokesmen
company spokeswomen
county executives
court officials
crew members
crown princes
daughters-in-law
deputy directors
district attorneys
editors at large
editors in chief
editors-in-chief
executive directors
faculty members
family friends
family members
fathers-in-law
finance ministers
first ladies
first ministers
flight attendants
foreign ministers
foreign secretaries
fund managers
general counsels
general managers
general secretaries
government ministers
government officials
governors general
head coaches
heads of state
head teachers
health officials
hedge fund managers
high school students
home secretaries
house majority leaders
house minority leaders
house speakers
inspectors general
intelligence officials
law professors
majority leaders
managing directors
managing editors
managing partners
members of congress
members of parliament
military officials
minority leaders
mothers-in-law
party leaders
party members
party officials
passers by
police chiefs
police officers
police officials
police spokesmen
police spokeswomen
policy advisers
policy directors
political scientists
portfolio managers
presidents-elect
press officers
press secretaries
prime ministers
public defenders
research fellows
running mates
secretaries general
secretaries of defense
secretaries of state
security guards
senior fellows
senior officials
shop owners
sisters-in-law
solicitors general
sons-in-law
special counsels
special envoys
staff members
state department officials
state senators
supreme leaders
surgeons general
taxi drivers
team members
trade unionists
treasury secretaries
truck drivers
union leaders
union officials
vice chairs
vice chairmen
vice presidents
white house aides
white house officials
white house spokesmen
white house spokeswomen
world leaders
harbour masters
harbor masters
]]

return { verbs = verbs, nouns = nouns }
