-- Titles and honorifics, words that carry gender, and abbreviations. Common knowledge of English usage.
--
--   TITLE         stands before a name and belongs to it: "Sen. Cruz", "Prime Minister Abe"
--   HONORIFIC     a title that says nothing of the person's work; left out when names are compared
--   NAME_SUFFIX   stands after a name and belongs to it: "Sammy Davis Jr."
--   PARTICLE      a small word inside a name: "Bill de Blasio", "Ursula von der Leyen"
--   MALE_WORD, FEMALE_WORD   titles, nouns and pronouns that say "he" or "she"
--   MALE, FEMALE  what the library asks about gender: the same words, with the given names of names.lua
--   ABBREV        written with a full stop that belongs to the word; entries without the stop
--   ABBREV_END    those of ABBREV that may end a sentence

local dixit = require "dixit"
local lines = dixit.lines

local HONORIFIC = lines [[
    dame doña dr frau herr hon lady lord madam madame mademoiselle messrs miss mister mlle mme monsieur mr
    mrs ms mx señor señora sheikh shri signor signora sir sri
]]

local TITLE = lines [[
    abbot actor actress adm admiral ald alderman alderwoman amb ambassador archbishop archdeacon archduke
    assemblyman assemblywoman asst astronaut attorney atty aunt auntie aunty author ayatollah baron baroness bishop
    brig brigadier brother canon capt captain cardinal ceo chairman chairperson chairwoman chancellor chaplain chief
    cllr cmdr co-chairman col colonel comdr comedian commander commissioner comptroller congressman congressmember
    congresswoman constable consul corporal councillor councilman councilmember councilwoman count countess cpl cpt
    czar dauphin deacon det detective director duchess duke earl economist emir emperor empress ensign father gen
    general gov governor governor-general grandma grandpa infanta insp inspector judge justice kaiser king
    lance-corporal lawyer lieutenant lt maharaja maharajah maj major marquess marquis marshal mayor minister
    monsignor msgr mullah pastor patriarch pfc pollster pope premier pres president prince princess principal prof
    professor prosecutor provost psychiatrist pvt queen rabbi ranger rear-admiral rep reporter representative rev
    reverend rt saint sec secretary sen senator sergeant sgt sheriff singer sister solicitor-general spc speaker
    spokesman spokesperson spokeswoman squire strategist sultan superintendent supt swami treasurer trooper tsar
    tsarina uncle vicar vice-admiral vice-chancellor vice-president viscount viscountess warden
]]

local TITLE_LONG = [[
acting president
air marshal
assistant attorney general
assistant secretary
assistant secretary of state
associate justice
associate professor
attorney general
auditor general
brig gen
brigadier general
chief constable
chief executive
chief inspector
chief justice
chief minister
chief of staff
chief superintendent
crown prince
crown princess
defence minister
defence secretary
defense minister
defense secretary
deputy attorney general
deputy chairman
deputy chief
deputy director
deputy foreign minister
deputy governor
deputy mayor
deputy minister
deputy president
deputy prime minister
deputy secretary
detective chief inspector
detective constable
detective inspector
detective sergeant
detective superintendent
director general
district attorney
education minister
education secretary
energy secretary
environment minister
environment secretary
field marshal
finance minister
first lady
first minister
first secretary
flight lieutenant
foreign minister
foreign secretary
general secretary
governor general
grand ayatollah
grand duke
grand mufti
health minister
health secretary
home secretary
homeland security secretary
house majority leader
house minority leader
house speaker
inspector general
interior minister
interior secretary
justice minister
justice secretary
labor secretary
labour leader
lance corporal
lead prosecutor
lieutenant colonel
lieutenant commander
lieutenant general
lieutenant governor
lord chancellor
lord chief justice
lord justice
lord mayor
lt cmdr
lt col
lt gen
lt gov
maj gen
major general
majority leader
master sergeant
minority leader
minority whip
opposition leader
petty officer
police chief
police commissioner
police constable
police superintendent
president elect
president-elect
press secretary
prime minister
prince regent
principal secretary
public prosecutor
queen mother
rear adm
rear admiral
rt hon
second lieutenant
secretary general
secretary of defense
secretary of state
senate majority leader
senate minority leader
sgt maj
shadow chancellor
shadow foreign secretary
shadow home secretary
solicitor general
special agent
special counsel
special prosecutor
staff sergeant
state department spokesman
state department spokeswoman
state rep
state representative
state sen
state senator
supreme court justice
supreme leader
surgeon general
trade minister
trade secretary
transport minister
transport secretary
transportation secretary
treasury secretary
under secretary
us attorney
vice adm
vice admiral
vice chairman
vice chancellor
vice foreign minister
vice minister
vice premier
vice pres
vice president
white house chief of staff
white house press secretary
white house spokesman
white house spokeswoman
wing commander
]]

local NAME_SUFFIX = lines [[
    bt cbe esq ii iii iv jnr jr junior kbe kc mbe md obe ph.d phd qc snr sr
]]

-- Words of English ("ten") are left out.
local PARTICLE = lines [[
    abu af bin bint binti da dal dalla das de del della den der di dos du e el ibn la las le los ter van vom von zu
    zum zur
]]

local MALE_WORD = lines [[
    abbot alderman anchorman archduke assemblyman ballboy barman baron baronet bloke boy boyfriend bridegroom
    brother brother-in-law businessman butler cameraman chairman chap churchman clergyman coachman congressman
    councilman countryman cowboy craftsman czar dad daddy draughtsman dude duke earl emperor ex-boyfriend ex-husband
    father father-in-law fella fiance fiancé fireman fisherman footman foreman frenchman friar frontman gent
    gentleman godfather godson grandad granddad grandfather grandpa grandson groom groomsman guardsman gunman guy
    half-brother he headman headmaster herdsman highwayman him himself his hitman horseman housemaster husband
    husbandman infantryman irishman juryman kaiser king kinsman lad landlord lawman layman lineman lord madman
    mailman male man manservant marquess marquis merman middleman milkman mister monk monsieur mr nephew newsman
    nobleman oarsman ombudsman pa papa patriarch patrolman policeman pope postman prince repairman rifleman salesman
    schoolboy schoolmaster scotsman senor serviceman señor sheikh showman signor sir son son-in-law spokesman
    sportsman squire statesman stepbrother stepdad stepfather stepson stuntman sultan taxman tradesman tribesman
    tsar uncle vestryman viscount waiter watchman weatherman welshman widower workman yachtsman
]]

local FEMALE_WORD = lines [[
    abbess actress alderwoman anchorwoman aunt auntie aunty authoress ballerina barmaid baroness bride bridesmaid
    businesswoman camerawoman chairwoman chambermaid charwoman clergywoman comedienne congresswoman councilwoman
    countess cowgirl dame damsel daughter daughter-in-law diva dowager duchess empress enchantress ex-girlfriend
    ex-wife female fiancee fiancée frau frenchwoman frontwoman gal girl girlfriend goddaughter goddess godmother
    governess gran granddaughter grandma grandmama grandmother granny half-sister headmistress heiress her heroine
    hers herself hostess housemaid housewife infanta irishwoman kinswoman lady lass lassie laywoman ma ma'am madam
    madame mademoiselle maid maiden maidservant mama mamma matriarch matron midwife milkmaid miss mistress mlle mme
    mom mommy mother mother-in-law mrs ms mum mummy nan nanny newswoman niece noblewoman nun policewoman priestess
    princess prioress queen saleswoman schoolgirl schoolmistress seamstress senora servicewoman señora she signora
    sister sister-in-law sorceress spinster spokeswoman sportswoman stateswoman stepdaughter stepmom stepmother
    stepmum stepsister stewardess stuntwoman suffragette tsarina viscountess waitress widow wife witch woman
]]

-- Not here, since they are words or names too: no, art, mass, miss, fig, sun, sat, ed, am, pm, min, ill, ore, wash.
local ABBREV = lines [[
    adm ald approx asst att attn atty brig bros ca capt cf cllr cmdr col comdr cpl cpt det dr e.g esp gen gov hon
    i.e incl insp lieut lt maj messrs mfg mlle mme mr mrs ms msgr mt mx nos pfc pp prof pvt rep reps rev sen sens
    sgt spc st supt viz vol vols vs
]]

-- Months, states, companies, units: these come last in a sentence as well.
local ABBREV_END = lines [[
    a.d a.m ala apr ariz ark assn aug ave b.a b.c b.sc bhd bldg blvd c.e.o calif co colo conn corp cos d.c d.d.s dec
    dept dist div e.u esq etc feb fla ft ga gmbh hrs hwy ibid inc intl j.d jan jnr jr ky l.a lbs llc ltd m.a m.b.a
    m.d m.sc md mich minn mins mont mph n.c n.d n.h n.j n.m n.y neb nev nov oct okla oz p.m penn ph.d plc pty r.i
    r.n rd s.c s.d secs sept snr sq sr tenn tex thurs tues u.k u.n u.s u.s.a univ va vt w.va wis wyo yrs
]]

return function(p)
    p:words("TITLE", TITLE)
    p:words("TITLE_LONG", TITLE_LONG)
    p:words("TITLE", HONORIFIC)
    p:words("HONORIFIC", HONORIFIC)
    p:words("NAME_SUFFIX", NAME_SUFFIX)
    p:words("PARTICLE", PARTICLE)
    p:words("MALE_WORD", MALE_WORD)
    p:words("FEMALE_WORD", FEMALE_WORD)
    p:words("MALE", MALE_WORD)
    p:words("FEMALE", FEMALE_WORD)
    p:words("ABBREV", ABBREV)
    p:words("ABBREV", ABBREV_END)
    p:words("ABBREV_END", ABBREV_END)
end
