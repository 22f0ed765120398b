// What a text that may be critical speaks of: words gathered under what they mean, in English and Spanish, so that “my boy”
// and “grandpa”, “buried” and “no sobrevivió” count alike. A star stands for any ending.

const words: Record<string, string> = {
  self: 'i im ive id ill me my myself mine yo mi mis conmigo',
  kin: 'dad daddy father mom mommy mum mother mama papa husband wife hubby brother sister bro sis uncle aunt cousin niece nephew grand* granny nana abuel* partner fiance* girlfriend boyfriend friend roommate neighbor neighbour coworker stepdad stepmom family padre madre esposo esposa marido mujer herman* tio tia prim* sobrin* suegr* cunad* amig* vecin* companer* comadre compadre novi* familia',
  child:
    'baby babies newborn infant preemie twin twins toddler kid kids child children boy girl son daughter teen teenager bebe bebes nino nina ninos ninas hijo hija hijos criatura recien muchacho muchacha',
  someone:
    'someone somebody man woman lady guy patient patients person people student visitor dude resident alguien hombre mujer senor senora tipo paciente pacientes gente persona',
  death:
    'die dies died dying dead death deaths deadly buried bury funeral grave cemetery coffin morgue autopsy deceased fatal killed kills lifeless stillborn stillbirth widow widower murio murieron muere morir muert* fallec* entierro enterr* funeral velorio panteon sepult* difunt* sobrevivio matan mato mataron',
  lost: 'lost losing gone survive survived survives passed perdi perdio perdimos sobrevivir',
  suicide:
    'suicid* kms unaliv* selfharm overdos* hanged hang hanging noose slit wrist* cutting razor ahorc* colgad* matarme matarse cortarse cortarme sobredosis',
  method:
    'pill pills tablet tablets bottle tylenol oxy oxys fentanyl opioids xanax rope belt bridge roof ledge overpass train tracks cliff blade razor bleach exhaust carbon pastilla pastillas frasco cuerda soga puente azotea barranco vias cinturon cloro veneno navaja',
  farewell:
    'goodbye goodbyes bye farewell note letter letters will finished done over quits adios despedida despido nota carta cartas',
  end: 'end ending ended last final tonight forever peace quiet rest sleep stop escape disappear vanish fin final acabar termin* descans* ultima ultimo esta noche siempre desaparec* paz dormir',
  despair:
    'hopeless worthless burden pointless useless empty numb broken alone lonely unbearable anymore cant pain drowning tired exhausted stand carga vacio vacia sola solo cansad* aguant* inutil sentido puedo',
  life: 'live living alive life exist existing wake waking here vivir viva vivo vida despertar existir seguir',
  want: 'want wants wanted wanna going gonna plan planning planned think thinking thoughts keep wish wishing ready decided consider* about quiero quiere voy va pienso piensa plan ojala ganas decidi',
  weapon:
    'gun guns pistol rifle rifles ar ar15 ak shotgun handgun firearm* glock weapon weapons knife knives machete bomb bombs explosive* gasoline molotov ammo bullet bullets armed strapped pistola pistolas arma armas armado rifle escopeta cuchillo machete bomba gasolina balas navaja metralleta',
  violence:
    'shoot shoots shooting shot shots stab stabs stabbed stabbing kill killing murder beat beating beaten punch punched choke choked strangl* attack attacked assault* rape raped rapist molest* grope* slap slapped kicked burn burning torch blow blew explode slaughter hurt hurting hostage hitting fight dispar* balea* balacera tirot* mata matar matare quemar quemo golpe* pegar pego apunal* viol* atac* agred* amenaz* explot* incendiar',
  threat:
    'threat threats threatened threatening revenge pay paying regret suffer deserve deserves warning warned payback reckoning sorry consequences vengan* pagar pagan pagaran arrepent* sufr* mereces merece cuidate cuidense',
  stalk:
    'find finding hunt know knows where waiting following followed address truck car shift schedule home license outside come coming see soon watch back esperar* espero se donde direccion carro turno casa afuera sales sale salida vive espalda seguir siguiendo',
  target:
    'doctor doctors dr nurse nurses surgeon surgeons staff security ceo receptionist aide guard tech orderly you yall them him her doctor doctora doctores enfermera enfermero enfermeras cirujano guardia personal ustedes',
  house:
    'hospital er ed icu nicu clinic ward lobby garage entrance maternity unit floor wing emergency ambulance ambulances peds pediatrics oncology triage l&d labor birthing urgencias emergencia emergencias clinica piso pabellon maternidad pediatria entrada ambulancia',
  error:
    'wrong mistake mistakes error errors mixed mixup swapped mislabeled misread botched negligen* malpractice twice double forgot overlooked missed misdiagnos* incompeten* equivoc* error errores confund* doble neglig* olvid* descuido',
  remedy:
    'medication medications meds medicine dose doses drug blood transfusion insulin sedat* anesthes* anaesthe* iv injection shot surgery surgeon operation operated procedure procedure epidural chemo clamp sponge gauze heparin morphine penicillin antibiotic sulfa contrast scan biopsy colonoscopy medicin* medicamento sangre transfusion insulina sedacion anestesia inyec* suero cirugia operacion operaron penicilina antibiotico gasa pinza',
  injury:
    'blind paraly* brain skull fracture* broke broken bleed amputat* ruptured perforat* sepsis septic coma stroke burned burns crippled disabled ventilator vent dialysis damage hemorrhage* seizure* seizing convuls* organ failure intubat* gangrene necro* anaphyla* allergic hypoxi* cieg* paralit* cerebro cerebral craneo fractur* quebr* coma derrame amput* perfor* septic* sepsis entubad* intubad* convulsion* quemad* dialisis dano anafil* alergi*',
  neglect:
    'ignored ignoring ignore waited sent refused refusing turned discharged dismissed delayed brushed overlooked denied wouldnt never shrugged laughed negaron ignor* mandaron regresaron nunca esperando espero alta negar burlaron caso',
  nobody: 'nobody noone none no not wont isnt arent without nadie ningun* sin no',
  hours:
    'hour hours minutes night days later still since horas minutos noche dias despues desde todavia sigue seguimos',
  breath:
    'breathe breathes breathing breath choking choke gasping wheezing blue purple gray grey lips airway oxygen inhaler asthma suffocat* respir* aire jala ahog* asfix* morad* azul labios oxigeno inhalador asma',
  collapse:
    'unconscious unresponsive collapse* fainted faint passed out limp motionless moving move cpr pulse convulsing seizing down slumped responding desmay* inconsciente colapso tirado tirada caido reacciona responde pulso desplom* convuls*',
  bleed: 'bleed* blood bled hemorrhag* towels gushing soaked pouring sangr* hemorragia desangr* toallas',
  heart: 'chest heart arm jaw tingling numb droop* stroke attack cardiac pecho corazon brazo infarto paro dormido',
  birth:
    'labor contractions pregnant weeks water crowning miscarr* delivery c-section cesarean embaraz* parto contraccion* semanas fuente cesarea aborto',
  now: 'now please help hurry quick quickly send immediately asap currently urgent 911 where driving anyone somebody pls sos ahora ahorita ayuda ayudenme rapido manden urgente ya auxilio porfavor favor alguien',
  unanswered:
    'rings ringing answer answers answering button buzzer light hold desk window line turn voicemail contesta contestan boton timbre ventanilla fila registro recepcion telefono turno',
  hazard:
    'fire flames smoke explosion gas leak leaking flood flooding outage power generator trapped stuck elevator evacuat* sirens running screaming popping chemical collapse incendio fuego humo explosion fuga inund* apagon luz planta atrapad* elevador evacu* gritos corriendo',
  hearsay:
    'heard hear hearing rumor* rumour* true real say says saying said told tells apparently supposedly allegedly anyone know neighbor cousin chat group posted post facebook screenshot source confirm* deleted word friend works seen dicen dice dijo dijeron cierto verdad oi escuche rumor* segun parece sabe saben prima vecin* grupo public* face chisme confirm* trabaja',
  spread:
    'share spread pass everyone tell repost warning psa beware heads avoid stay away dont go compart* pasen pasenlo corran difund* avisen avisa vayan lleven cuidado alerta',
  closure:
    'close closes closed closing closure shut shuts shutting shutdown doors bankrupt* layoffs lay letters under padlock* locked lockdown divert* turning shuttered defunct cierr* cerr* clausur* quiebra bancarrota despid* candado regresando puertas',
  disease:
    'outbreak outbreaks measles ebola legionn* legionell* mening* tubercul* tb norovirus superbug mrsa candida hepatitis cholera polio mpox plague virus bacteria infection infected quarantine* contagious contaminat* poison* toxic exposed exposure epidemic brote sarampion legionel* tubercul* bacteria contagi* infect* cuarentena contamin* envenen* toxic* epidemia colera tosferina',
  water: 'water fountain tap faucet pipes vents agua llave bebedero tuberia',
  hide: 'hiding hide hid cover covering covered hush hushed secret quiet dark silence silent censor* lying ocult* escond* tap* call* secreto silencio mienten',
  thanks:
    'thank thanks grateful thankful saved saving angels angel blessed bless wonderful amazing kind heroes hero praise appreciate gracias agradec* salv* angeles bendi* maravillos* excelente cariño carino milagro',
  past: 'years ago anniversary since sober recovered recovery healthy survivor cured anos hace aniversario recuper* curad*',
  staged:
    'drill exercise training simulation movie film show series episode season finale novel book song lyrics album game team coach player scored match podcast documentary walk fundraiser awareness prevention month talk class club quarterback simulacro ejercicio pelicula serie novela capitulo cancion partido equipo juego platica taller caminata',
  jest: 'lol lmao haha hahaha rofl laughing laugh joke kidding jaja jajaja risa pizza coffee burger taco tacos sale sandwich phone battery playlist outfit hambre sueno comida cafe',
};

const exact = new Map<string, string[]>();
/** By their first two letters. */
const stems = new Map<string, [stem: string, concept: string][]>();
for (const [concept, list] of Object.entries(words)) {
  for (const word of new Set(list.split(' '))) {
    if (!word.endsWith('*')) exact.set(word, [...(exact.get(word) ?? []), concept]);
    else stems.set(word.slice(0, 2), [...(stems.get(word.slice(0, 2)) ?? []), [word.slice(0, -1), concept]]);
  }
}

/** What a folded word may mean; most mean nothing here. */
export function conceptsOf(word: string): readonly string[] {
  const found = new Set(exact.get(word));
  for (const [stem, concept] of stems.get(word.slice(0, 2)) ?? []) if (word.startsWith(stem)) found.add(concept);
  return [...found];
}

/** Concepts of which one word makes a text worth a closer look; of the slight ones it takes two. */
const grave = new Set(
  'death suicide method weapon violence threat error injury breath collapse bleed heart birth hazard closure disease lost hide'.split(
    ' ',
  ),
);
const slight = new Set(['farewell', 'despair', 'life', 'want']);
/** Words of grave concepts that are said all day. */
const common = new Set(
  'out down blue purple heart shot shots fire bridge missed weeks close under train running double power water tap call called turning doors letters letter moving move passed limp dark quiet cover paying pay sorry deserve warning light delivery attack hit secret stuck forgot performance performing missing lay'.split(
    ' ',
  ),
);

/** Words that the rules turn on and no grave concept has. */
const turning = new Set(
  'covid whooping tainted maimed mystery leg legs corto corta cortando cortaron volar tirador balazo balazos cuide cuiden cuidate despierta despiertan reacciona cayo cayeron resbalo gasa arteria intestino vejiga partir quitarme quitarse acabar terminar adios goodbye pierna shooter gunman illness rumor rumors rumour evacuated lockdown dropped waking hunt'.split(
    ' ',
  ),
);
/** Words that do so together with another. */
const halfway = new Set(
  'mejor sin aqui away without better brother sister whole entire anymore rather watch back eye lives parks kids fell pay point through ground find'.split(
    ' ',
  ),
);

/** How much a word calls for a closer look: a text does from 2 on. */
export function gravityOf(word: string, concepts: readonly string[]): number {
  if (turning.has(word)) return 2;
  if (concepts.some((concept) => grave.has(concept))) return common.has(word) ? 1 : 2;
  return halfway.has(word) || concepts.some((concept) => slight.has(concept)) ? 1 : 0;
}

export const conceptNames: readonly string[] = Object.keys(words);
