-- Nouns for people and bodies that speak, and the names of places that stand for them. Common knowledge, checked
-- against the sources of PolNeAR train for gaps (single common words only).
--
--   ROLE          a noun naming one person by what he or she is: minister, lawyer, mother
--   ROLE_PLURAL   the same for several: officials, critics; made from ROLE by inflect.lua, with what only has a plural
--   PLURAL        what the library asks about number: ROLE_PLURAL (function.lua adds the pronouns)
--   BODY          a body that speaks, or several: government, campaigns, court
--   DOCUMENT      a text that speaks: report, poll, letter
--   ORG_WORD      ends the name of an organisation: Inc, University, Ministry
--   NATION        adjectives of nationality and religion, as modifiers and as groups: Russian, "the French"
--   PLACE         countries, capitals and other places that stand for their governments: Moscow
--   PLACE_REGION  states of the United States, parts of Britain, regions
--   MONTH, WEEKDAY

local dixit = require "dixit"
local lines = dixit.lines

local ROLE = lines [[
    academic accountant accuser activist actor actress adjutant administrator admiral adversary advertiser adviser
    advisor advocate agent aide airman alderman ally alumnus amateur ambassador anaesthetist analyst anchor
    anchorman anchorwoman announcer antagonist anthropologist apologist appointee apprentice arbiter arbitrator
    archaeologist archbishop architect archivist artist assailant assassin assistant associate astrologer astronaut
    astronomer astrophysicist atheist athlete attacker attendant attendee attorney auctioneer auditor aunt auntie
    author autocrat babysitter bachelor backbencher backer bailiff baker ballerina bandleader banker barista
    barkeeper baron barrister bartender bassist beautician beekeeper beggar believer beneficiary billionaire
    biochemist biographer biologist bishop blacksmith blogger bodyguard bookkeeper bookseller booster boss botanist
    bouncer boxer boy boyfriend brewer bricklayer bride bridegroom brigadier broadcaster broker brother builder
    bureaucrat burglar businessman businessperson businesswoman butcher butler buyer bystander cabbie cadet caller
    cameraman campaigner candidate captain captive captor cardinal cardiologist caregiver carer caretaker carpenter
    cartographer cartoonist cashier caterer celebrity cellist centrist ceo cfo chair chairman chairperson chairwoman
    challenger chancellor chaplain chauffeur checker cheerleader chef chemist chief chieftain child childminder
    choreographer churchgoer cinematographer citizen clergyman cleric clerk client climatologist clinician co-anchor
    co-author co-chair co-chairman co-creator co-defendant co-director co-founder co-host co-owner co-pilot co-star
    co-worker co-writer coach cobbler collaborator colleague collector colonel columnist comedian comic commandant
    commander commentator commenter commissioner committeeman committeewoman commoner communist commuter companion
    competitor complainant composer comptroller concierge conductor confessor confidant confidante congregant
    congressman congressmember congressperson congresswoman conscript conservationist conservative conspirator
    constable constituent consul consultant consumer contender contestant contractor contributor controller convict
    coo coordinator copywriter coroner corporal correspondent cosmetologist cosmonaut councillor councilman
    councilmember councilor councilwoman counsel counsellor counselor counterpart countess courier courtier cousin
    cowboy creator creditor crewman cricketer criminal criminologist critic crook crusader cryptographer cto curate
    curator custodian customer cyclist czar dad dancer daughter dealer dean debtor decorator defector defendant
    defender delegate demagogue democrat demographer demonstrator dentist deputy dermatologist designer detainee
    detective detractor developer diarist dictator dietician dietitian diplomat director disciple dispatcher
    dissident diver doctor donor doorman dramatist dressmaker driver drummer duchess duke earl ecologist economist
    editor educator elder elector electrician embalmer emissary emperor employee employer empress enforcer engineer
    entertainer enthusiast entrepreneur envoy epidemiologist equestrian essayist ethicist ethnographer evacuee
    evangelist ex-boyfriend ex-girlfriend ex-husband ex-minister ex-officer ex-president ex-wife examiner executive
    executor exile expert explorer eyewitness facilitator fan farmer farmhand father feminist fiance fiancee fighter
    filmmaker financier firefighter fireman fisherman fishmonger foe footballer footman forager forecaster foreman
    forester forger founder freshman friend front-runner frontrunner fugitive funder fundraiser futurist gambler
    gamekeeper gangster gardener gatekeeper genealogist general geneticist gentleman geographer geologist
    geophysicist ghostwriter girl girlfriend goalkeeper goldsmith golfer governess governor governor-elect graduate
    grandchild granddaughter grandfather grandma grandmother grandpa grandparent grandson grocer groom groundskeeper
    guard guardian guerrilla guest guide guitarist gunman gymnast gynaecologist hacker hairdresser handler handyman
    hardliner harpist head headmaster headmistress headteacher healer heavyweight heckler heir heiress helper
    herbalist herder hermit hero heroine hijacker hiker historian hitman homemaker homeowner hooligan hopeful host
    hostage hostess hotelier housekeeper housewife humanitarian humorist hunter husband hygienist hypnotist
    ideologue illustrator imam immigrant immunologist impersonator impostor impresario incumbent industrialist
    infantryman influencer informant informer inmate innkeeper innovator insider inspector instigator instructor
    insurer insurgent intellectual interlocutor intern interpreter interviewee interviewer intruder inventor
    investigator investor islamist jailer janitor jeweler jeweller jihadist jockey journalist judge juggler jurist
    juror justice keeper kidnapper killer king kingmaker knight laborer labourer lad lady laird landlady landlord
    landowner lawmaker lawman lawyer layman layperson leader leaker lecturer leftist legislator lender liaison
    liberal libertarian librarian lieutenant lifeguard linguist listener litigant lobbyist locksmith logician
    logistician look-alike looter lord lover loyalist machinist madam magician magistrate magnate maiden man manager
    manufacturer marcher mariner marksman marquess marshal martyr mason master mastermind matchmaker mathematician
    matriarch matron mayor mayor-elect mechanic mediator medic member mentor mep mercenary merchant messenger
    metallurgist meteorologist microbiologist midwife migrant militant milliner millionaire miner minister
    missionary mistress mobster model moderate moderator mogul mom monarch monk mortician mother motorcyclist
    motorist mountaineer mourner moviegoer mp msp mufti mullah mum murderer musician musicologist mystic nanny
    narrator nationalist naturalist negotiator neighbor neighbour neocon nephew neurologist neuroscientist
    neurosurgeon newcomer newscaster newsman newsreader niece nobleman nominee notary novelist nun nurse
    nutritionist objector observer obstetrician occupant oceanographer officeholder officer official ombudsman
    oncologist onlooker operative operator ophthalmologist opponent optician optimist optometrist orator organiser
    organist organizer orphan orthodontist outsider overseer owner paediatrician painter palaeontologist
    paleontologist panelist panellist paralegal paramedic paratrooper parent parishioner parliamentarian parson
    participant partisan partner party-goer passenger passer-by pastor pathologist patient patriarch patriot
    patrolman patron peacekeeper pediatrician peer penitent pensioner performer perpetrator person pessimist
    pharmacist philanthropist philologist philosopher photographer photojournalist physician physicist physiologist
    physiotherapist pianist pilgrim pilot pioneer pirate plaintiff planner plasterer player playwright plumber
    podcaster poet policeman policewoman policymaker politician pollster pontiff pope populist porter postman
    practitioner preacher predecessor prelate premier presenter president president-elect priest priestess
    primatologist prince princess principal printer prisoner procurator producer professional professor programmer
    progressive promoter proofreader propagandist prophet proponent proprietor prosecutor protagonist protege
    protester protestor protégé provider provost psychiatrist psychic psychoanalyst psychologist psychotherapist
    publicist publisher pundit pupil puppeteer queen questioner rabbi radical radiologist rancher ranger rapper
    reader realist realtor rebel receptionist recipient recruit recruiter rector referee reformer refugee regent
    registrar regulator relative repairman reporter representative republican rescuer researcher resident respondent
    restaurateur retailer retiree reveler reveller reverend reviewer revolutionary rider rightist rioter rival
    roofer roommate ruler runner sailor saint salesman salesperson saleswoman satirist savior saviour sceptic
    schemer scholar schoolboy schoolgirl schoolmaster schoolteacher scientist screenwriter scribe sculptor seaman
    seamstress secretary secretary-general secularist seismologist seller senator sentry separatist sergeant servant
    serviceman servicewoman settler shaman shareholder sheikh shepherd sheriff shipbuilder shoemaker shooter
    shopkeeper shopper sibling signatory singer sister skeptic skier skipper sleuth smuggler sniper socialist
    socialite sociologist soldier solicitor soloist son songwriter sophomore soprano sorcerer source speaker
    specialist spectator speechwriter spokesman spokesperson spokeswoman sponsor sportsman sportswoman sportswriter
    spouse spy squire stablehand staffer stakeholder star statesman statistician steelworker stepbrother stepdad
    stepdaughter stepfather stepmother stepsister stepson steward stewardess stockbroker storekeeper storyteller
    stranger strategist streamer strongman student stylist subcontractor subordinate subscriber successor
    suffragette suitor sultan superintendent superstar supervisor supplier supporter supremacist surfer surgeon
    surrogate surveyor survivor suspect swimmer swindler sympathiser sympathizer tailor taxidermist taxpayer teacher
    teammate technician technocrat technologist teen teenager teller tenant tenor terrorist theatregoer theologian
    theorist therapist thief thinker toddler toiler tourist townsman toxicologist trader tradesman trainee trainer
    traitor translator trapper traveler traveller treasurer trooper trucker trustee tsar tutor tweeter twin tycoon
    typist tyrant umpire uncle undergraduate undersecretary understudy undertaker underwriter unionist upstart user
    usher utilitarian valet vendor veteran veterinarian vicar vice-president victim viewer vigilante villager
    villain violinist virologist viscount visitor vlogger vocalist volcanologist volunteer voter vp waiter waitress
    walker wanderer warden warder warlord warrior watchdog watcher watchmaker watchman weatherman weaver welder
    whistle-blower whistleblower widow widower wife winemaker winner witness wizard woman woodcutter woodsman worker
    workman worshiper worshipper wrestler writer youngster youth youtuber zealot zookeeper zoologist
]]

local ROLE_LONG = [[
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
]]

-- People who have no singular, or none in ROLE.
local ROLE_PLURAL = lines [[
    adults allies americans aristocrats authorities britons bystanders catholics children christians clergy
    colleagues conservatives couples crewmen crowd crowds defectors democrats dems elders elites evangelicals
    experts families feds females folks friends gays gentry germans girls gop grown-ups guys half hindus hispanics
    historians insiders investigators israelis italians jews jihadis jihadists juniors kids kin ladies latinos
    leavers lefties leftists liberals locals loyalists majorities majority males marines mates media men millennials
    minorities muslims nationals natives newlyweds newspapermen nobles pakistanis palestinians paparazzi parents
    partisans people peoples percent personnel persons pharisees police progressives protestants pundits
    rank-and-file rebels reformists relatives republicans rescuers residents russians seniors servicemen settlers
    siblings socialists sources spokespersons staff staffers students sunnis syrians teams teens third three-fourths
    three-quarters tories traders troops twins two-thirds unionists veterans whigs whites women workers workforce
    youngsters
]]

local BODY = lines [[
    academy administration agency airline airport alliance army assembly association authority bank board body
    bourse branch brand brewery broadcaster brokerage bureau cabinet campaign carmaker cartel caucus center centre
    chamber chapter charity church city clinic club coalition college command commission committee community company
    confederation conference conglomerate congress consortium constabulary consultancy convention cooperative
    corporation council county court defence defense delegation department developer directorate division duo
    embassy empire faction faculty family federation firm foundation franchise fund gang garrison government group
    guild hospital household industry institute institution insurer judiciary junta jury kingdom kremlin lab
    laboratory leadership league legislature lobby management manufacturer marina military militia ministry monarchy
    monastery mosque movement municipality museum navy network newsroom nonprofit observatory office operator
    opposition orchestra organisation organization outfit pac panel parish parliament partnership party pentagon
    plant police politburo prefecture presidency press producer prosecution provider publisher refinery regime
    regiment region regulator republic resistance restaurant retailer retinue school secretariat sect senate service
    shop society squad start-up startup state station studio subcommittee supermarket supplier syndicate synod
    taskforce team temple theatre think-tank town tribe tribunal troupe trust union unit university utility vatican
    village watchdog wing
]]

local BODY_LONG = [[
advocacy group
air force
appeals court
armed forces
border patrol
civil rights group
coast guard
district court
environmental group
federal reserve
fire brigade
fire department
foreign ministry
foreign office
high court
home office
house of commons
house of lords
house of representatives
human rights group
human rights watch
interest group
international monetary fund
justice department
law firm
news agency
news outlet
police department
police force
ratings agency
red cross
rights group
security council
state department
supreme court
task force
think tank
trade group
trade union
united nations
watchdog group
white house
world bank
]]

local DOCUMENT = lines [[
    account ad advert advertisement advisory affidavit agenda analyses analysis announcement article articles audit
    autobiography average banner bible bill bio biography blog book booklet books brief briefing broadcast brochure
    bulletin caption catalog catalogue certificate chapter circular column commentary communique communiqué
    complaint constitution contract correspondence data decision declaration decree deposition diary dictionary
    directive disclaimer document documentary documents dossier draft e-mail edition editorial editorials email
    emails epitaph essay estimate estimates evidence excerpt fact-sheet fax figures filing filings findings flier
    flyer footage forecast gospel guide guidelines handbook headline hymn indictment inquiry inscription interview
    investigation invitation invoice journal journals koran law lawsuit lawsuits leaflet legend letter letters log
    lyrics magazine magazines mail manifesto manual manuscript memo memoir memoirs memorandum memos message messages
    minutes missive motion motto newsletter newspaper newspapers note notes notice novel numbers oath obituary op-ed
    opinion order outlet outlets pamphlet paper papers parable paragraph passage petition placard plaque platform
    podcast poem policy poll polling polls post postcard poster preface press-release probe profile programme
    projection proposal proverb psalm publication publications quran readout record recording records regulation
    release remarks reply report reports research resolution response results review reviews rule ruling rulings
    saying screenplay script scripture section segment sermon sign slogan song statement statistics statute stories
    story studies study subpoena suit summary survey surveys tabloid tally tape telegram testament testimony text
    textbook thesis torah tract trailer transcript transcripts treaty tweet tweets verdict verse video videos
    voicemail warrant webpage website websites writ
]]

local DOCUMENT_LONG = [[
associated press
blog post
court document
court documents
court filing
court filings
court papers
court records
daily mail
daily news
daily telegraph
exit poll
exit polls
facebook post
fact sheet
financial times
instagram post
los angeles times
new york post
new york times
news release
news report
news reports
news site
newspaper report
opinion piece
opinion poll
police report
press release
press statement
progress report
research note
research paper
status report
text message
text messages
voice mail
wall street journal
washington post
white paper
working paper
]]

local ORG_WORD = lines [[
    academy administration ag agency airlines airways alliance analytics assembly associates association authority
    bancorp bank bankers bhd board brigade broadcasting brothers bureau cabinet capital caucus center centre chamber
    church clinic club co coalition college command commission committee communications company confederation
    conference congress consortium consultants consulting cooperative corp corporation council court department
    directorate district division electric embassy energy enterprise enterprises federation fellowship financial
    firm force forum foundation fund gazette gmbh group guard guardian guild healthcare herald holdings hospital
    hotels house inc incorporated industries initiative insider institute institutes institution instruments
    insurance international investigations investments journal laboratories laboratory labs league legislature
    limited llc llp ltd magazine majlis media ministry mission monitor motor motors movement museum nato network
    networks news newspapers observer office ombudsman orchestra organisation organization pac parliament partners
    partnership party patrol petroleum pharmaceuticals plc police post press productions project properties radio
    records regiment registry research reserve resources restaurants review sa school sciences secretariat
    securities senate service services society software solutions station stores strategies studios subcommittee
    synagogue systems technologies technology telecom telegraph television times tribunal tribune trust union unit
    universities university utilities ventures watch weekly
]]

local NATION = lines [[
    afghan african african-american albanian algerian american andorran anglican anglo angolan arab arabian arabic
    argentine argentinian armenian asian australian austrian azerbaijani aztec bahamian bahraini balinese baltic
    bangladeshi baptist barbadian basque bavarian belarusian belgian bermudan bhutanese bolivian bosnian botswanan
    brazilian breton brit british briton bruneian buddhist bulgarian burmese burundian byzantine californian
    cambodian cameroonian canadian cantonese caribbean castilian catalan catholic caucasian celtic chadian chechen
    chilean chinese christian colombian congolese coptic cornish corsican cretan crimean croat croatian cuban
    cypriot czech danish dutch ecuadorean ecuadorian egyptian emirati english eritrean estonian ethiopian european
    fijian filipino finnish flemish florentine floridian french gabonese gambian georgian german ghanaian greek
    grenadian guatemalan guinean guyanese haitian hawaiian hebrew hindu hispanic honduran hungarian icelandic indian
    indonesian inuit iranian iraqi irish islamic israeli italian ivorian jamaican japanese javanese jewish jordanian
    kazakh kenyan korean kosovan kosovar kurd kurdish kuwaiti kyrgyz lao laotian latina latino latvian lebanese
    liberian libyan liechtensteiner lithuanian londoner lutheran luxembourgish macedonian malagasy malawian malay
    malaysian maldivian malian maltese manx maori mauritanian mauritian mayan mediterranean methodist mexican
    milanese moldovan mongolian montenegrin mormon moroccan mozambican muslim namibian neapolitan nepalese nepali
    nicaraguan nigerian nigerien nordic norman norse norwegian omani orthodox ottoman pakistani palestinian
    panamanian paraguayan parisian persian peruvian polish polynesian portuguese presbyterian protestant prussian
    punjabi qatari quaker québécois rohingya roman romanian russian rwandan salvadoran sami samoan sardinian saudi
    saxon scandinavian scot scots scottish senegalese serb serbian shia shiite siberian sicilian sierra-leonean sikh
    singaporean slav slavic slovak slovakian slovene slovenian somali soviet spaniard spanish sudanese sunni
    surinamese swede swedish swiss syrian taiwanese tajik tamil tanzanian tatar texan thai tibetan togolese tongan
    trinidadian tunisian turk turkish turkmen tuscan ugandan uighur ukrainian ulster uruguayan uyghur uzbek venetian
    venezuelan victorian viennese vietnamese walloon welsh yemeni yemenite yoruba yugoslav zambian zimbabwean zulu
]]

local NATION_LONG = [[
cape verdean
central african
costa rican
dominican
east german
east timorese
el salvadoran
equatorial guinean
hong kong
latin american
middle eastern
new zealand
new zealander
north american
north korean
northern irish
papua new guinean
puerto rican
saudi arabian
sierra leonean
south african
south american
south korean
south sudanese
south vietnamese
sri lankan
united states
west african
west german
]]

local PLACE = lines [[
    accra afghanistan albania algeria algiers amman amsterdam andorra angola ankara antananarivo argentina armenia
    ashgabat asmara astana asuncion athens australia austria azerbaijan baghdad bahamas bahrain baku bamako bangkok
    bangladesh bangui banjul barbados beijing beirut belarus belgium belgrade belize benin berlin bern bhutan
    bishkek bogota bolivia bosnia botswana brasilia bratislava brazil brazzaville britain brunei brussels bucharest
    budapest bulgaria burma burundi cairo cambodia cameroon canada canberra caracas chile china chisinau colombia
    colombo comoros conakry congo copenhagen croatia cuba cyprus czechia dakar damascus denmark dhaka dili djibouti
    dodoma doha dominica dublin dushanbe e.u ecuador egypt eritrea estonia eswatini ethiopia eu fiji finland france
    freetown gabon gaborone gambia gaza geneva georgetown germany ghana greece grenada guangzhou guatemala guinea
    guyana haiti hanoi harare havana helsinki holland honduras honiara hungary iceland india indonesia iran iraq
    ireland islamabad israel istanbul italy jakarta jamaica japan jerusalem juba kabul kampala kathmandu kazakhstan
    kenya khartoum kiev kigali kingston kinshasa kiribati kosovo kremlin kuwait kyiv kyrgyzstan laos latvia lebanon
    lesotho liberia libya liechtenstein lilongwe lima lisbon lithuania ljubljana lome london luanda lusaka
    luxembourg macedonia madagascar madrid malabo malawi malaysia maldives mali malta managua manama manila maputo
    maseru mauritania mauritius mbabane mexico micronesia minsk mogadishu moldova monaco mongolia monrovia
    montenegro montevideo morocco moroni moscow mozambique mumbai muscat myanmar nairobi namibia nassau nato nauru
    naypyidaw nepal netherlands niamey nicaragua nicosia nigeria norway nouakchott oman oslo ottawa ouagadougou
    pakistan palau palestine panama panmunjom paraguay paramaribo paris pentagon persia peru philippines podgorica
    poland portugal prague praia pretoria pristina prussia pyongyang qatar quito rabat ramallah reykjavik riga
    riyadh romania rome russia rwanda samoa sana'a sanaa santiago sarajevo senegal seoul serbia seychelles shanghai
    singapore skopje slovakia slovenia sofia somalia spain stockholm strasbourg sucre sudan suriname suva swaziland
    sweden switzerland syria taipei taiwan tajikistan tallinn tanzania tashkent tbilisi tegucigalpa teheran tehran
    thailand thimphu tibet tirana togo tokyo tonga tripoli tunis tunisia turkey turkmenistan tuvalu u.k u.n u.s
    u.s.a uae uganda uk ukraine ulaanbaatar un uruguay usa ussr uzbekistan vaduz valletta vanuatu vatican venezuela
    vienna vientiane vietnam vilnius warsaw washington westminster whitehall windhoek yamoussoukro yangon yaounde
    yemen yerevan yugoslavia zagreb zambia zimbabwe
]]

local PLACE_LONG = [[
abu dhabi
addis ababa
bosnia and herzegovina
buenos aires
burkina faso
cape town
cape verde
capitol hill
central african republic
costa rica
cote d'ivoire
czech republic
democratic republic of congo
dominican republic
downing street
east germany
east timor
el salvador
equatorial guinea
european union
fleet street
foggy bottom
great britain
guatemala city
guinea-bissau
ho chi minh city
hong kong
ivory coast
kuala lumpur
kuwait city
mexico city
middle east
new delhi
new zealand
north korea
north macedonia
northern ireland
panama city
papua new guinea
phnom penh
port moresby
port-au-prince
puerto rico
san jose
san juan
san marino
san salvador
santo domingo
saudi arabia
sierra leone
silicon valley
solomon islands
south africa
south korea
south sudan
soviet union
sri lanka
st petersburg
tel aviv
the hague
trinidad and tobago
united arab emirates
united kingdom
united states
united states of america
vatican city
wall street
west bank
west germany
white house
]]

local PLACE_REGION = lines [[
    africa alabama alaska alberta america antarctica arizona arkansas asia bavaria brittany california catalonia
    chechnya colorado connecticut cornwall crimea delaware england europe florida georgia hawaii hokkaido idaho
    illinois indiana iowa kansas kashmir kentucky kurdistan louisiana maine manitoba maryland massachusetts michigan
    minnesota mississippi missouri montana nebraska nevada normandy oceania ohio okinawa oklahoma ontario oregon
    pennsylvania quebec queensland scandinavia scotland siberia sicily tasmania tennessee texas tuscany ulster utah
    vermont victoria virginia wales wisconsin wyoming xinjiang yorkshire
]]

local PLACE_REGION_LONG = [[
british columbia
central america
district of columbia
latin america
new england
new hampshire
new jersey
new mexico
new south wales
new york
north america
north carolina
north dakota
nova scotia
rhode island
south america
south carolina
south dakota
west virginia
western australia
]]

local MONTH = lines [[
    apr april aug august dec december feb february jan january jul july jun june mar march may nov november oct
    october sep sept september
]]

local WEEKDAY = lines [[
    friday monday saturday sunday thursday tuesday wednesday
]]

return function(p)
    local inflected = dixit.script("rules.en.inflected")
    local several, bodies = inflected.nouns(ROLE), inflected.nouns(BODY)

    p:words("ROLE", ROLE)
    p:words("ROLE_LONG", ROLE_LONG)
    p:words("ROLE_PLURAL", several)
    p:words("ROLE_PLURAL", ROLE_PLURAL)
    p:words("ROLE_PLURAL_LONG", inflected.nouns(ROLE_LONG))
    p:words("PLURAL", several)
    p:words("PLURAL", ROLE_PLURAL)
    p:words("BODY", BODY)
    p:words("BODY", bodies)
    p:words("PLURAL", bodies)
    p:words("BODY_LONG", BODY_LONG)
    p:words("DOCUMENT", DOCUMENT)
    p:words("DOCUMENT_LONG", DOCUMENT_LONG)
    p:words("ORG_WORD", ORG_WORD)
    p:words("BODY_NAME", ORG_WORD)
    p:words("NATION", NATION)
    p:words("NATION_LONG", NATION_LONG)
    p:words("PLACE", PLACE)
    p:words("PLACE_LONG", PLACE_LONG)
    p:words("PLACE_REGION", PLACE_REGION)
    p:words("PLACE_REGION_LONG", PLACE_REGION_LONG)
    p:words("MONTH", MONTH)
    p:words("WEEKDAY", WEEKDAY)
end
