-- Titles and honorifics, words that carry gender, and abbreviations. Common knowledge of English usage.
--
--   TITLE         stands before a name and belongs to it: "Sen. Cruz", "Prime Minister Abe"
--   HONORIFIC     a title that says nothing of the person's work; left out when names are compared
--   NAME_SUFFIX   stands after a name and belongs to it: "Sammy Davis Jr."
--   PARTICLE      a small word inside a name: "Bill de Blasio", "Ursula von der Leyen"
--   MALE_WORD, FEMALE_WORD   titles, nouns and pronouns that say "he" or "she"
--   ABBREV        written with a full stop, after which a sentence rarely ends; entries without the stop
--   ABBREV_END    the same for those that do end sentences

local function split(s)
    return (s:gsub("^%s+", ""):gsub("%s+$", ""):gsub("%s+", "\n"))
end

local HONORIFIC = split [[
    dr dame don doña esq frau hon herr lady lord m madam madame mademoiselle master messrs miss mister mlle mme
    monsieur mr mrs ms mx señor señora sheikh shri signor signora sir sri
]]

local TITLE = split [[
    abbot adm admiral ald alderman alderwoman amb ambassador archbishop archdeacon archduke assemblyman assemblywoman
    asst atty ayatollah baron baroness bishop brig brigadier brother canon capt captain cardinal ceo chairman
    chairwoman chancellor chaplain chief cmdr co-chairman coach col colonel comdr commander commissioner comptroller
    congressman congresswoman congressmember constable consul corporal councillor councilman councilmember
    councilwoman count countess cpl cpt cllr czar dauphin deacon dean delegate democrat det detective duchess duke earl
    emir emperor empress ensign father fr gen general gov governor governor-general grandpa grandma guru imam infanta
    insp inspector judge justice kaiser king lance-corporal lawmaker lieutenant lt maharaja maharajah maj major
    marquess marquis marshal mayor minister monsignor msgr mullah nurse officer pastor patriarch pfc pope pres
    president premier prince princess principal private prof professor provost psychiatrist pvt queen rabbi
    ranger rear-admiral rep representative republican rev reverend rt saint sec secretary sen senator sergeant sgt
    sheriff sister solicitor-general speaker spc squire sultan superintendent supt surgeon swami treasurer trooper
    tsar tsarina uncle aunt auntie aunty vicar vice-admiral vice-chancellor vice-president viscount viscountess
    warden whip
    actor actress astronaut attorney author chairperson comedian director economist lawyer pollster prosecutor
    reporter singer spokesman spokesperson spokeswoman strategist
]]

-- Of several words; the first of two that fit is not what counts, the longest is.
local TITLE_LONG = [[
air marshal
acting president
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
former president
former prime minister
former secretary of state
gen secretary
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
lt col
lt cmdr
lt gen
lt gov
maj gen
majority leader
major general
master sergeant
minority leader
minority whip
opposition leader
petty officer
police chief
police commissioner
police constable
police superintendent
press secretary
pres elect
president elect
president-elect
prime minister
principal secretary
prince regent
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

local NAME_SUFFIX = split [[
    bt cbe esq ii iii iv jr jnr junior kbe kc mbe md obe phd ph.d qc sr snr
]]

-- "la", "le", "der" and the like begin no English sentence; "van" and "den" may, but then in lower case only inside.
local PARTICLE = split [[
    abu af al al- bin binti bint da dal dalla das de del della den der di dos du e el ibn la las le los ten ter van
    vom von y zu zum zur
]]

local MALE_WORD = split [[
    he him himself his
    abbot actor-manager alderman altar-boy anchorman archduke assemblyman bachelor ballboy baron barman baronet bloke
    boy boyfriend bridegroom brother brother-in-law businessman busboy bouncer butler cameraman chairman chap
    churchman clergyman coachman congressman councilman countryman cowboy craftsman czar dad daddy draughtsman duke
    dude earl ex-boyfriend ex-husband emperor father father-in-law fella fellow fiance fiancé fireman fisherman
    footman foreman frenchman friar frontman gent gentleman godfather godson grandad granddad grandfather grandpa
    grandson groom groomsman guardsman gunman guy half-brother headman headmaster heir henchman herdsman hero
    highwayman hitman horseman host housemaster husband husbandman infantryman irishman juryman kaiser king kinsman
    lad landlord layman lawman lineman lord madman mailman male man manservant marquess marquis master mayor-husband
    merman middleman milkman mister monk monsieur mr nephew newsman nobleman oarsman ombudsman pa papa patrolman
    patriarch policeman pope postman prince repairman rifleman salesman schoolboy schoolmaster scotsman senor señor
    serviceman sheikh showman signor sir son son-in-law spokesman sportsman squire statesman stepbrother stepdad
    stepfather stepson stuntman sultan taxman tradesman tribesman tsar uncle vestryman viscount waiter watchman
    weatherman welshman widower workman yachtsman
]]

local FEMALE_WORD = split [[
    she her herself hers
    abbess actress alderwoman anchorwoman aunt auntie aunty authoress ballerina baroness barmaid bride bridesmaid
    businesswoman camerawoman chairwoman chambermaid charwoman clergywoman comedienne congresswoman councilwoman
    countess cowgirl damsel daughter daughter-in-law diva dame dowager duchess empress enchantress ex-girlfriend
    ex-wife female fiancee fiancée frenchwoman frontwoman frau gal girl girlfriend goddaughter goddess godmother
    governess gran grandma grandmother granddaughter grandmama granny half-sister headmistress heiress heroine hostess
    housemaid housewife infanta irishwoman kinswoman lady lass lassie laywoman ma ma'am madam madame mademoiselle
    maid maiden maidservant mama mamma matriarch matron midwife milkmaid mistress miss mlle mme mom mommy mother
    mother-in-law mrs ms mum mummy nan nanny newswoman niece noblewoman nun policewoman priestess princess prioress
    queen saleswoman schoolgirl schoolmistress seamstress senora señora servicewoman signora sister sister-in-law
    sorceress spinster spokeswoman sportswoman stateswoman stepdaughter stepmom stepmother stepmum stepsister
    stewardess stuntwoman suffragette tsarina viscountess waitress widow wife witch woman
    first\lady
]]

local ABBREV = split [[
    adm ald amb approx apr art asst atty aug ave blvd bldg brig bros ca capt cf ch cllr cmdr col comdr cpl cpt dec
    dept det dist div dr ed eds e.g esp est et fig figs feb fla fr ft fwd gen gov hon hwy i.e incl insp jan jul jun lieut lt
    maj mar mass messrs mfg mich minn miss mlle mme mr mrs ms msgr mt mx no nos nov oct op ores p para pfc pg pp pres
    prof pt pvt rd re rep reps rev rt sec sen sens sept sep sgt spc sq st sta ste supt tel tenn univ viz vol vols vs v
    wis ala ariz calif colo conn ill ind kan ky md mo mont neb nev okla ore pa tex va vt wash wyo del ga
]]

local ABBREV_END = split [[
    a.m p.m am pm b.c a.d inc corp co cos ltd llc plc l.p jr sr bros assn etc al ibid u.s u.k u.n e.u d.c n.y n.j n.h
    n.c s.c n.d s.d n.m r.i l.a ph.d m.d b.a m.a j.d m.b.a esq est cent sq.ft hrs min mins secs yr yrs
]]

return function(p)
    p:words("TITLE", TITLE)
    p:words("TITLE", TITLE_LONG)
    p:words("TITLE", HONORIFIC)
    p:words("HONORIFIC", HONORIFIC)
    p:words("NAME_SUFFIX", NAME_SUFFIX)
    p:words("PARTICLE", PARTICLE)
    p:words("MALE_WORD", MALE_WORD)
    p:words("FEMALE_WORD", FEMALE_WORD)
    p:words("ABBREV", ABBREV)
    p:words("ABBREV_END", ABBREV_END)
end
