// What must never be missed, whatever a model thinks of it: self-harm, threats, harm done, an emergency at this moment,
// rumours of closure and outbreak. English and Spanish, on folded text without apostrophes.

export type Danger = 'self_harm' | 'threat' | 'harm' | 'emergency' | 'rumour';

const kin =
  '(?:dad|father|mom|mum|mother|mama|papa|husband|wife|son|daughter|baby|newborn|infant|child|kid|brother|sister|uncle|aunt|cousin|friend|neighbor|neighbour|grand(?:ma|pa|mother|father|dad|son|daughter)|nana|partner|fiance|girlfriend|boyfriend|roommate|coworker|patient|man|woman|lady|guy|boy|girl|teen|teenager|student|niece|nephew)';
const kinEs =
  '(?:papa|padre|mama|madre|esposo|esposa|marido|hijo|hija|bebe|nino|nina|hermano|hermana|tio|tia|primo|prima|amigo|amiga|vecino|vecina|abuel[oa]|abuelit[oa]|suegr[oa]|cunad[oa]|nuera|yerno|nieto|nieta|companer[oa]|paciente|senor|senora|muchach[oa]|novi[oa]|comadre|compadre)';
const house =
  '(?:hospital|er|ed|emergency(?: room| department)?|clinic|maternity(?: ward| unit)?|icu|nicu|ward|urgent care|birth(?:ing)? center|trauma center|medical center|labor and delivery|pediatrics|l&d|saint \\w+|st\\.? \\w+|floor)';
const houseEs =
  '(?:hospital|emergencias?|urgencias|clinica|maternidad|sala de emergencias?|pabellon|piso|centro medico|santa ana|pediatria|er)';

const all: Record<Danger, RegExp[]> = {
  self_harm: [
    /\b(?:i|ive|im|id|ill)\b[^.!?\n]{0,40}\b(?:kill(?:ing)? myself|end(?:ing)? (?:my (?:own )?life|it all|it tonight|things|everything)|hang(?:ing)? myself|shoot(?:ing)? myself|drown(?:ing)? myself|tak(?:e|ing) my (?:own )?life|unaliv\w+ (?:myself|me)|hurt(?:ing)? myself|harm(?:ing)? myself|slit(?:ting)? my|off(?:ing)? myself|overdos(?:e|ing)|jump(?:ing)? off)\b/,
    /\b(?:kill(?:ed|ing|s)?|hang(?:ed|ing)?|shoot(?:ing)?|harm(?:ed|ing)?|unalive|cut(?:s)?) (?:my ?self|him ?self|her ?self|them ?sel(?:f|ves))\b(?! (?:on|with the|shaving|while|opening|slicing|off|a ))\b/,
    /\b(?:cutting|burning|starving) (?:my ?self|her ?self|him ?self|again)\b/,
    /\b(?:suicidal|suicide (?:attempt|note|plan|watch)|(?:attempt(?:ed|ing)?|commit(?:ted|ting)?|thinking (?:of|about)|considering|contemplating|planning|about|threaten(?:ed|ing)?|talk(?:s|ing|ed)? about) (?:\w+ )?suicide)\b/,
    /\b(?:dont|do not|didnt|doesnt|no longer|not) (?:want|wanna|wish|wants) to (?:live|be alive|be here any ?more|wake up|exist|go on living|keep living|be on this earth)\b/,
    /\b(?:wan(?:t|ts|ted) to|wanna|wish i (?:was|were|could just)|ready to|wish i could|rather) (?:just )?(?:die|be dead|disappear forever|never wake up|not exist)\b/,
    /\bwish(?:es)? (?:i|he|she) (?:was|were|would be|wasnt) (?:dead|alive|gone|never born)\b/,
    /\bbetter off (?:without me|if i (?:was|were|am|died)|dead|with me gone)\b/,
    /\b(?:cant|cannot|can not|dont want to|wont) (?:do this|go on|take (?:it|this)|live(?: like this)?|keep going|be here) (?:any ?more|any longer|much longer)\b/,
    /\b(?:no (?:reason|point|will|desire)(?: left)?(?: for me)?|nothing(?: left)?|not worth|tired of|sick of) (?:to|in|of)? ?(?:live|living|go(?:ing)? on|being alive|carry(?:ing)? on) ?(?:for|any)?/,
    /\bnothing (?:left )?to live for\b|\blife (?:is|isnt|is not|aint) (?:not )?worth (?:living|it)\b|\breason to (?:live|stay alive)\b/,
    /\b(?:pills|gun|rope|razor|blade|knife|noose)\b[^.!?\n]{0,30}\b(?:in front of me|in my hand|ready|next to me|on my lap|to my head|right here)\b/,
    /\b(?:goodbye|bye|so long)\b[^.!?\n]{0,20}\b(?:everyone|everybody|world|all|cruel)\b[^\n]{0,60}\b(?:over|end|done|sorry|tired|love you|last)\b|\bthis is (?:my )?(?:goodbye|last post|the end for me)\b|\bsaying (?:my )?goodbyes\b/,
    /\b(?:not|never|wont|might not|dont think ill) (?:going to |gonna )?(?:make it|be here|be around|survive) (?:through |past |until |till |by )?(?:tonight|the night|tomorrow|morning|christmas|the week)\b/,
    /\bswallowed (?:a|the|all|some|\w+) [^.!?\n]{0,25}(?:pills|bottle|tablets|bleach|batteries)\b|\btook (?:a (?:bunch|bottle|handful|lot) of|all (?:of )?(?:my|his|her|the)|too many|the whole bottle)[^.!?\n]{0,15}(?:pills|meds|tylenol|tablets|sleeping)?\b/,
    /\b(?:self[ -]?harm(?:ing|ed|s)?|kms)\b/,
    /\b(?:jump|step|walk|drive) (?:off|in front of|into) (?:the|a|that) (?:bridge|roof|building|train|bus|traffic|overpass|parking|garage|river)\b/,
    /\bend (?:my|his|her|their) (?:own )?(?:life|suffering|pain)\b/,
    /\b(?:me|se|nos|te) (?:quiero|quisiera|quiere|queria|voy a|va a|iba a|pienso|intento|intente|trato de|trate de)? ?(?:matar|suicidar|ahorcar|quitar la vida|colgar|tirar (?:del|al|de un|desde)|cortar las venas|dar un tiro)\b/,
    /\b(?:matarme|suicidarme|suicidarse|matarse|quitarme la vida|quitarse la vida|ahorcarme|ahorcarse|suicidio|suicida|autolesi\w+|hacerme dano|lastimarme|cortarme|acabar con (?:mi vida|todo)|terminar con (?:mi vida|todo))\b/,
    /\b(?:quiero|quisiera|quiere|queria) morir(?:me|se)?\b(?! de)|\bquisiera (?:estar muert|no despertar|desaparecer)|\bojala (?:me muriera|no despierte|no despertara|estuviera muert)/,
    /\b(?:no|ya no|tampoco) (?:quiero|quiere|queria|tengo ganas de|tiene ganas de|le (?:veo|hallo|encuentro) (?:sentido|caso|chiste) a) (?:ya )?(?:vivir|seguir(?: viviendo| aqui| adelante)?|estar (?:aqui|viv[oa])|despertar|la vida|nada)\b/,
    /\b(?:ya )?no (?:puedo|aguanto|doy) mas\b[^\n]{0,60}\b(?:adios|vida|morir|vivir|perdon|final|descansar)\b|\b(?:adios|perdon)\b[^\n]{0,60}\bno (?:puedo|aguanto) mas\b|\badios a tod[oa]s\b/,
    /\b(?:mejor|bien|descansarian|tranquilos) sin mi\b|\bestarian mejor si (?:yo )?(?:no|me)\b/,
    /\b(?:se|me) (?:tomo|tome|trago|trague) (?:un monton|todas|un frasco|muchas|el frasco|las|toda)[^.!?\n]{0,25}(?:pastillas|frasco|medicinas|cloro)?\b/,
    /\b(?:me|se) (?:estoy|esta|anda) cort(?:ando|o|a)\b|\bme corto (?:otra vez|los brazos|para)\b|\bvolvi a cortarme\b/,
    /\bpastillas\b[^.!?\n]{0,25}\b(?:en la mano|enfrente|listas)\b|\bhoy (?:es mi ultimo|acabo con)\b|\bmi ultim[oa] (?:noche|dia|mensaje)\b/,
  ],
  threat: [
    /\b(?:im|i am|ill|i will|gonna|going to|i should|i want to|id like to|we will|were going to|were gonna|hes|shes|he is|hell|about to|gon|imma|ima|swear|want to|need to|ought to|should|somebody|someone)\b[^.!?\n]{0,30}\b(?:shoot(?: up)?|blow(?: up)?|bomb|burn(?: down)?|torch|kill|murder|stab|strangle|slit|set fire|put (?:a|two) bullets?|beat the|break (?:his|her|your|their) (?:neck|legs|face)|slaughter|execute|gun down|run over|torch) (?:\w+ ){0,3}(?:hospital|place|clinic|building|er|doctor|doctors|nurse|nurses|surgeon|staff|receptionist|dr|ceo|him|her|them|you|yall|everyone|everybody|people|all|that|down|up|in)\b/,
    /\b(?:(?:ill|i will|gonna|going to|will|coming to|come) (?:find|hunt|get|hurt|be waiting for|come for|track)) (?:down )?(?:you|him|her|them|that (?:doctor|nurse|surgeon|man|woman)|every (?:one|single)|the (?:doctor|nurse|surgeon)|dr)\b/,
    /\b(?:know where|found out where|have|got) (?:you|he|she|they|that (?:doctor|nurse)|dr\.? ?\w+|your|his|her)\b ?(?:home )?(?:address|live|lives|park|parks|sleep|works?|kids|family)\b/,
    /\b(?:watch (?:his|her|your|their) back|sleep with one eye open|deserves? to die|better (?:hide|run|watch out)|days are numbered|blood on (?:the|your) (?:floor|walls)|make (?:him|her|you|them|all of them|you all|that \w+) (?:pay|bleed|suffer|regret)|pay (?:in|with) blood|youre (?:all )?dead|dead (?:man|woman) walking|last (?:day|shift) (?:alive|on earth)|wont see (?:tomorrow|it coming)|get whats coming)\b/,
    /\b(?:has|have|had|got|with|pulled(?: out)?|waving|waved|bringing|bring|brought|carrying|saw|pointed|pulling|hiding|flashing|grabbed|showed) (?:a|his|her|my|the|their|an|out a|out his)? ?(?:\w+ )?(?:gun|knife|rifle|machete|weapon|firearm|pistol|shotgun|bomb|handgun|ar-?15)\b/,
    /\b(?:active shooter|shots fired|bomb threat|bomb scare|pipe bomb|hostages?|armed man|armed and|gunman|gunshots?|mass shooting|someone with a (?:gun|knife)|shooting (?:at|in|outside|inside|near))\b/,
    new RegExp(
      `\\b(?:shoot|shot|blow|bomb|burn|torch)(?:ing|ed)? (?:up |down )?(?:at |the |that |this |your |a |whole |damn |entire )*${house}\\b`,
    ),
    /\b(?:stabbed|assaulted|attacked|strangled|choked|beaten|raped|molested|punched|groped|sexually abused|sexually assaulted)\b[^.!?\n]{0,50}\b(?:nurse|patient|doctor|staff|er|hospital|aide|ward|unit|security|orderly|visitor|by a|sister|mother|coworker|unconscious|me)\b|\b(?:nurse|doctor|patient|aide|guard|staff|coworker|sister|mother)\b[^.!?\n]{0,30}\b(?:stabbed|assaulted|attacked|strangled|beaten|raped|molested|punched|choked|groped)\b/,
    /\b(?:bring|bringing|come back with|coming back with|get|getting|grab) (?:my|a|the|his) (?:\w+ )?(?:gun|rifle|bat|knife|shotgun|glock)\b/,
    /\b(?:voy|vamos|va|van|deberia|deberian|habria que|hay que|ganas de|quiero|merecen?|juro que|iba) (?:a |que )?[^.!?\n]{0,20}\b(?:balear|quemar|incendiar|volar|explotar|disparar|matar(?:l[oa]s?|te|los|a)?|apunalar|poner una bomba|golpear|romper(?:le)?|madrear|partir(?:le)?|darle un tiro|tirotear|degollar|ahorcarl[oa]s?)\b/,
    /\b(?:l[oa]s?|te|les?|se l[oa]s?) (?:voy|vamos|va|van) a (?:matar|buscar|encontrar|quemar|partir|romper|hacer pagar|cobrar|dar|pesar|pagar)\b|\b(?:me l[oa]s?|me la) (?:van|vas|va) a pagar\b|\bpagar(?:an)? con (?:sangre|su vida)\b|\bva(?:n|s)? a pagar\b/,
    /\b(?:se|sabemos|ya se) donde (?:vive|viven|estaciona|trabaja|duerme|estudian|estacionan|vives)\b|\bque se cuide[n]?\b|\btiene[n]? los dias contados\b|\bmerece[n]? morir\b/,
    /\b(?:trae|tiene|saco|sacó|anda con|con|entro con|traia|llego con|apunto con|traigo|llevo) (?:un|una|el|la|mi)? ?(?:pistola|cuchillo|arma|rifle|machete|navaja|escopeta|bomba|metralleta)\b/,
    /\b(?:tirador|balacera|tiroteo|amenaza de bomba|hombre armado|rehenes|disparos|se oyen balazos|balazos)\b/,
    /\b(?:apunalaron|apunalo|golpearon|atacaron|agredieron|asfixiaron|ahorcaron|violaron|abusaron sexualmente|estrangul\w+)\b/,
  ],
  harm: [
    new RegExp(
      `\\b(?:my|our|her|his|a|their|another|two|three|the) (?:\\w+ ){0,2}${kin}s?\\b[^.!?\\n]{0,60}\\b(?:died|dead|death|passed away|lost (?:her|his) (?:life|leg|arm|sight)|killed|brain damage|brain dead|coma|paraly[sz]ed|bled out|stopped breathing|stillborn|nearly died|almost died|was dropped|coded|septic|ventilator|amputated|life support|icu)\\b[^\\n]{0,90}\\b(?:because|due|after|negligen\\w+|mistake|ignor\\w+|waiting|wait|waited|hours|sent (?:him|her|us|them|home)|wrong|never|nobody|no one|refus\\w+|fault|they|you|your|hospital|their|staff|left|error|malpractice|discharged|turned|delay\\w*|missed|dose)\\b`,
    ),
    /\b(?:they|you|hospital|doctors?|nurses?|staff|that place|negligence|surgeon|your|er|malpractice|mistake|error)\b[^.!?\n]{0,60}\b(?:(?:killed|murdered|maimed|crippled|almost killed|nearly killed|caused the death of) (?:my|our|him|her|me|a|his|the|\w+s)\b|(?:let|cost|took) (?:my|our|him|her|me|his|the|\w+s)\b[^.!?\n]{0,30}\b(?:die|dying|life|death|bleed|leg|sight)\b|dropped (?:my|our|the|her|his) (?:\w+ )?(?:baby|newborn|infant|son|daughter|father|mother|dad|mom|patient|twin))/,
    /\b(?:died|dying|dead|bled out|passed away|lost my baby|lost our baby|miscarried|stroked out|collapsed and died) (?:\w+ ){0,4}(?:in|on|at) (?:the|your|that|their|a|our) (?:waiting|hallway|lobby|er|ed|floor|emergency|parking|bathroom|corridor|chair)/,
    /\b(?:wrong (?:patient|medication|meds?|medicine|dose|dosage|drug|pills?|blood(?: type)?|leg|knee|side|kidney|eye|arm|foot|hip|organ|surgery|baby|site)|double (?:dose|the dose)|overdosed|ten times the|10x the|operated on the wrong|left (?:a|an|the) (?:sponge|clamp|instrument|needle|gauze|towel)|cut (?:an|my|her|his) (?:artery|bowel|bladder|nerve)|perforated|nicked)\b[^\n]{0,120}\b(?:icu|died|dead|stopp\w+|seiz\w+|nearly|almost|emergency|coma|hospital\w*|cant|cannot|lost|rushed|surgery|anaphyla\w*|inside|unconscious|collapsed|heart|breath\w*|react\w*|gave|son|mom|dad|daughter|mother|father|ventilator|permanent\w*)\b/,
    /\b(?:anaphyla\w+|allergic reaction|allergic)\b[^\n]{0,80}\b(?:gave|given|chart|epi|throat|icu|bracelet|penicillin|latex|anyway|breathe|despite|told them)\b/,
    /\b(?:fell|fallen|dropped|fall)\b[^.!?\n]{0,40}\b(?:bed|floor|table|bathroom|stretcher|gurney|wheelchair|stairs|shower|hoist)\b[^\n]{0,80}\b(?:broke|broken|hip|head|skull|bleed\w*|hours|fractur\w*|nobody|unconscious|brain|blood|no one|stitches)\b/,
    /\b(?:i|he|she|we|mom|dad|wife|husband|baby|mother|father|patient|they) (?:\w+ )?(?:almost|nearly|practically) (?:died|lost (?:my|his|her) (?:life|leg|arm|baby|sight|uterus)|bled (?:out|to death))\b|\bnear(?:ly)? fatal\b/,
    /\b(?:sepsis|septic|flesh eating|gangrene|brain damage|brain bleed|ruptured|cardiac arrest|organ failure|amputat\w+|paraly[sz]ed|disfigured|on a ventilator|life support)\b[^\n]{0,90}\b(?:ignored|sent (?:me|him|her) home|missed|they|waited|hours|negligen\w+|refused|told|nobody|said it was|laughed|because|fault|botched|after)\b/,
    /\b(?:ignored|sent (?:me|him|her|them|my \w+) home|missed|hours|negligen\w+|refused|turned (?:him|her|us|me|my \w+) away|botched|misdiagnosed|said it was|told (?:me|us|her|him) it was|discharged)\b[^\n]{0,90}\b(?:died|dead|death|sepsis|septic|brain damage|coma|life support|cardiac arrest|heart attack|amputat\w+|paraly[sz]ed|ruptured|ventilator|funeral|buried|lost the baby|lost (?:my|her|our) baby|stroke|icu)\b/,
    /\b(?:wrongful death|medical negligence killed|death of (?:my|our)|botched (?:surgery|operation|delivery|procedure))\b/,
    new RegExp(
      `\\b(?:mi|nuestr[oa]|su|una?|el|la|otr[oa]|dos|tres|un) (?:\\w+ ){0,2}${kinEs}s?\\b[^.!?\\n]{0,60}\\b(?:murio|murieron|fallecio|se (?:nos |me )?murio|muert[oa]|perdio la (?:vida|pierna|vista)|dano cerebral|coma|paralitic[oa]|desangr\\w+|dejo de respirar|nacio muert[oa]|casi (?:se )?muere|se les cayo|entubad[oa]|intubad[oa]|terapia intensiva|cuidados intensivos)\\b[^\\n]{0,90}\\b(?:por|porque|despues|negligencia|error|ignor\\w+|espera\\w*|horas|mandaron|equivocad[oa]|nunca|nadie|nego|negaron|culpa|ustedes|hospital|doctor\\w*|dejaron|dieron|atend\\w+|pusieron|ahi)\\b`,
    ),
    /\b(?:l[oa]s?|me|nos|le) (?:dejaron|mataron|dejan) (?:morir|desangrar\w*|a mi|mi|al|por)\b|\b(?:mataron|mato) a (?:mi|su|nuestr[oa]|un|una|la)\b|\b(?:lo|la) dejaron (?:morir|desangrar\w*)\b/,
    /\b(?:medic\w+|dosis|pastillas|sangre|pierna|rodilla|rinon|lado|inyeccion|paciente|bebe|ojo|medicina) equivocad[oa]s?\b|\bdoble dosis\b|\b(?:dejaron|olvidaron) (?:una|un|unas) (?:gasa|pinza|esponja|aguja|tijera)s? (?:a?dentro|en)\b|\bcortaron (?:una|un|la|el) (?:arteria|intestino|nervio|vejiga)\b/,
    /\bse (?:me |le |les |nos )?(?:cayo|resbalo)\b[^\n]{0,90}\b(?:cadera|cabeza|sangr\w+|quebro|rompio|fractur\w+|nadie|horas|inconsciente|puntos)\b/,
    /\b(?:choque anafilactico|anafilaxia|anafilactic[oa]|reaccion alergica|alergic[oa])\b[^\n]{0,70}\b(?:pusieron|dieron|expediente|avise|penicilina|dije|aun asi|garganta|respirar|inyect\w+)\b/,
    /\b(?:casi (?:me |se |nos |la |lo )*(?:muero|muere|mueren|pierdo|mata|matan)|negligencia medica|por (?:su )?negligencia|perdi (?:a )?mi bebe|perdimos al bebe|muerte cerebral)\b/,
  ],
  emergency: [
    /\b(?:not|isnt|stopped|cant|cannot|cant even|trouble|barely|struggling to|hard to|unable to|difficulty) (?:breath(?:e|ing))\b/,
    /\b(?:is|are|was|just|found|and|lying|laying) (?:\w+ )?(?:unconscious|unresponsive|passed out|collapsed|not waking up|turning blue|choking|seizing|convulsing|bleeding out|bleeding (?:badly|heavily|everywhere|a lot)|having a (?:seizure|stroke|heart attack))\b/,
    /\b(?:having|think|thinks|its|is|this is|might be) (?:\w+ ){0,3}(?:a )?(?:heart attack|stroke|seizure)\b[^\n]{0,80}\b(?:now|help|triage|arm|nobody|waiting|what do|please|chest|numb|here|hurry|face|do i)\b/,
    /\b(?:someone|somebody|please|pls|a man|a woman|a lady|a guy|kid|child|patient|there is|theres)\b[^.!?\n]{0,40}\b(?:collapsed|unconscious|bleeding|overdosing|overdosed|choking|seizing|drowning|stabbed|(?:been|got|was|is) shot)\b/,
    /\b(?:chest pains?|cant feel my|crushing chest|worst headache of my life|coughing up blood|vomiting blood|throwing up blood|bleeding (?:through|and)|water broke|contractions)\b[^\n]{0,90}\b(?:nobody|no one|waiting|help|ignored|what do i|right now|please|still|hours|triage|answer\w*|now)\b/,
    /\b(?:won'?t|wont|not|isnt|doesnt) (?:wake|waking) up\b|\bturning blue\b|\bthrowing up blood\b|\bbleeding (?:out|to death|heavily|badly|and nobody)\b|\bthink im (?:actually )?dying\b|\b(?:dying|going to die) (?:in|out) (?:here|the|this|your)\b|\bno pulse\b|\bcall 911\b/,
    new RegExp(
      `\\b(?:${house}|building|wing|oxygen|lobby|roof)\\b[^.!?\\n]{0,25}\\b(?:is |are |just )?(?:on fire|in flames|collapsed|exploded|evacuat(?:ed|ing)|flooded and|filling with smoke|full of smoke)\\b|\\b(?:evacuat(?:e|ed|ing)|fire|explosion|gas leak|chemical (?:spill|smell)|smoke) (?:\\w+ ){0,4}(?:at|in|inside) (?:the |that )?${house}\\b`,
    ),
    /\b(?:power|generator|oxygen|ventilators?)\b[^.!?\n]{0,30}\b(?:is out|are out|went out|failed|down|off|stopped)\b[^\n]{0,60}\b(?:icu|ventilator|patients?|ward|hospital|nicu|babies)\b/,
    /\bno (?:puede|puedo|podia|esta|pueden) respir(?:ar|ando)\b|\bno respira\b|\bdejo de respirar\b|\bse (?:esta|estan) (?:ahogando|desangrando|muriendo|poniendo (?:morad[oa]|azul))\b|\bno (?:despierta|reacciona|responde)\b/,
    /\b(?:inconsciente|convulsion\w*|desmayad[oa]|desangr\w+|tirad[oa] en el (?:piso|suelo))\b[^\n]{0,60}\b(?:ayuda|nadie|ahora|ahorita|estacionamiento|sala|rapido|auxilio|urgencias|viene|bano|pasillo)\b|\b(?:ayuda|auxilio)\b[^\n]{0,60}\b(?:inconsciente|convulsion\w*|sangr\w+|respir\w+|infarto|morad[oa]|desmay\w+|despierta)\b/,
    /\b(?:dando|da|teniendo|tiene|tengo|creo que es) (?:un |el )?(?:infarto|derrame|paro)\b|\bdolor (?:fuerte )?(?:en el|de) pecho\b[^\n]{0,60}\b(?:nadie|ayuda|espera\w*|horas|brazo|atiende\w*)\b|\bsangrando\b[^\n]{0,40}\b(?:nadie|mucho|ayuda|horas)\b|\bvomit\w+ sangre\b|\bme estoy muriendo\b(?! de (?:risa|hambre|sueno|calor|frio|ganas))|\bllamen (?:al )?911\b/,
    /\b(?:incendio|explosion|fuga de gas|humo|evacua\w+)\b[^.!?\n]{0,30}\b(?:hospital|clinica|urgencias|emergencias?|piso|edificio)\b|\b(?:hospital|clinica|edificio)\b[^.!?\n]{0,25}\b(?:en llamas|se quema|se incendia|evacuando|evacuaron|lleno de humo)\b/,
  ],
  rumour: [
    new RegExp(
      `\\b(?:heard|hearing|hear|is it true|rumou?rs?|they(?:re| are)? say(?:ing)?|people (?:are )?say(?:ing)?|word is|apparently|someone (?:told|said|posted)|somebody (?:told|said)|told me|saw a post|going around|saying|says|says that|anyone (?:else )?(?:know|hear|heard)|confirm|supposedly|works there|source|whats this about|so is|wait is|are they|is the|did the|why is|breaking|just found out|lady at|guy at|cousin|neighbor|group chat|on facebook|true that|i guess|claim\\w*)\\b[^\\n]{0,90}\\b${house}\\b[^.!\\n]{0,40}\\b(?:clos(?:ing|ed|es|e)|shut(?:ting|s|tered)?(?: down| its)?|bankrupt|lockdown|locked down|turning (?:people|everyone|patients|ambulances) away|evacuated|quarantin\\w+|for good|out of business)`,
    ),
    new RegExp(
      `\\b(?:heard|hearing|hear|is it true|rumou?rs?|they(?:re| are)? say(?:ing)?|people (?:are )?say(?:ing)?|word is|apparently|someone (?:told|said)|told me|saying|says|anyone|confirm|supposedly|going around|why is|lady at|cousin|neighbor|on facebook|claim\\w*)\\b[^\\n]{0,60}\\b(?:clos(?:ing|ed|es|e)|shut(?:ting|s)?(?: down)?|turning (?:people|everyone|patients|ambulances) away|evacuat\\w+|shutting)\\b[^.!\\n]{0,30}\\b${house}\\b`,
    ),
    new RegExp(
      `\\b${house}\\b[^.!?\\n]{0,20}\\b(?:is |are |got |been |has )?(?:clos(?:ing|ed)|shut(?:ting)?(?: down)?|on lockdown)\\b ?(?:down|for good|tonight|permanently|next month|forever|its doors|right now)?[^.\\n]{0,10}(?:\\?|tell everyone|share|pass it on|spread|dont go|stay away)`,
    ),
    new RegExp(
      `\\b(?:dont|do not|nobody) (?:go|come|take|bring)\\b[^.!?\\n]{0,25}\\b${house}\\b[^\\n]{0,90}\\b(?:turning|shut|closed|quarantin\\w+|outbreak|infected|lockdown|share|pass it on|spread|contaminat\\w+|virus|dying)\\b|\\bturning (?:ambulances|everyone|everybody|people|patients|all \\w+) away\\b`,
    ),
    /\b(?:an? outbreaks?|outbreak of|case of|cases of|infected with|exposed to|quarantin\w+|spreading (?:through|in|at)|full of|positive for|down with|tested positive|\w+ going around)\b[^.!\n]{0,60}\b(?:measles|ebola|legionn?\w*|mening\w+|tubercul\w+|tb|norovirus|superbug|mrsa|c ?diff|covid|candida|plague|cholera|hepatitis|whooping cough|polio|mpox|monkeypox|virus|bug|strain|monkey pox|flesh eating|bird flu|h5n1)\b/,
    /\b(?:measles|ebola|legionn?\w*|mening\w+|tubercul\w+|tb|norovirus|superbug|mrsa|c ?diff|candida auris|hepatitis|whooping cough|polio|mpox|bird flu|mystery (?:illness|virus))\b[^.!\n]{0,60}\b(?:outbreak|at (?:the|st|your|that|mercy|county|general)|in (?:the|your|that) (?:hospital|er|ward|nicu|icu|building|clinic|water|kids|children|maternity|emergency|pediatric)|on (?:the|your|that) (?:\w+ )?(?:floor|ward|unit)|ward|floor|nicu|icu|unit|hiding|covering|stay away|confirmed|spreading|quarantin\w+)\b/,
    /\boutbreaks?\b[^.!\n]{0,40}\b(?:hospital|ward|floor|nicu|icu|unit|er|clinic|wing|st|hiding|covering|mercy|general|county)\b|\b(?:hospital|ward|floor|nicu|icu|unit|clinic|wing)\b[^.!\n]{0,30}\b(?:outbreak|quarantin\w+)\b/,
    /\b(?:water|tap|air|food|blood supply|iv bags|vents)\b[^.!?\n]{0,40}\b(?:contaminat\w+|poison\w+|legion\w+|toxic|tainted)\b|\b(?:contaminat\w+|poison\w+|toxic) (?:water|food|air|iv|blood|meds)\b/,
    /\b(?:covering (?:it )?up|cover up|hiding (?:it|this|the|deaths|how many)|keeping it quiet|hushed up|not telling (?:anyone|us|people|the public|families))\b[^\n]{0,80}\b(?:deaths?|died|infect\w+|babies|patients|outbreak|virus|sick|cases|covid|bodies)\b|\b(?:deaths?|died|infect\w+|babies|patients|outbreak|virus|sick|cases|bodies)\b[^\n]{0,80}\b(?:covering (?:it )?up|cover up|hiding (?:it|this)|keeping it quiet|hushed up|not telling (?:anyone|us|people))\b/,
    /\b(?:dicen|cierto|verdad|me dijeron|me dijo|oi|escuche|rumor\w*|segun|se corre|anda|cuentan|trabaja ahi|alguien sabe|parece que|que si|supuestamente|prima|vecin[oa]|comadre|confirma\w*|en facebook)\b[^\n]{0,80}\b(?:cierran|cerraran|cerraron|van a cerrar|va a cerrar|cierra|cerrad[oa]|cerro|clausura\w*|quiebra|cerrar|evacua\w+|cerrando)\b/,
    new RegExp(
      `\\b(?:cierran|van a cerrar|va a cerrar|cerraron|clausuraron|cierra|cerrando|cerro)\\b[^.!\\n]{0,20}\\b${houseEs}\\b[^\\n]{0,40}(?:\\?|compart\\w+|pasen|para siempre|avisen|corran la voz)`,
    ),
    new RegExp(
      `\\bno vayan? (?:al?|para|a la) [^.!?\\n]{0,25}\\b(?:${houseEs}|general)\\b[^\\n]{0,90}\\b(?:cerr\\w+|regresa\\w*|contagi\\w+|brote|infect\\w+|compart\\w+|avisen|virus|bacteria|pasen)\\b|\\bestan regresando a (?:la gente|todos|los pacientes)\\b`,
    ),
    /\b(?:brote|casos?|contagi\w+|infectad[oa]s?|positivos?)\b[^.!\n]{0,50}\b(?:sarampion|ebola|legionela|meningitis|tuberculosis|norovirus|bacteria|covid|hepatitis|tosferina|virus|viruela|influenza aviar|candida|colera)\b|\b(?:sarampion|ebola|legionela|meningitis|tuberculosis|norovirus|bacteria asesina|superbacteria|tosferina)\b[^.!\n]{0,50}\b(?:en el|en la|hospital|piso|pediatria|urgencias|brote|ocult\w+|clinica|agua)\b|\bbrote\b[^.!\n]{0,40}\b(?:hospital|piso|pediatria|clinica|pabellon|maternidad)\b/,
    /\bagua\b[^.!?\n]{0,40}\b(?:contaminad\w*|envenenad\w*|legionela|toxic[oa])\b|\b(?:lo|la|los) (?:estan )?(?:ocultan|ocultando|tapando|tapan|esconden|escondiendo)\b|\bno (?:le )?(?:estan|quieren) (?:diciendo|decir) (?:nada|a nadie)\b[^\n]{0,60}\b(?:muert\w+|infect\w+|brote|enferm\w+|contagi\w+)\b/,
  ],
};

const dangers = Object.keys(all) as Danger[];

/** A drill, a talk, a film: nothing of it is happening. */
const staged =
  /\b(?:drill|exercise|simulacro|simulation|training|ejercicio|rehearsal|prevention|awareness|prevencion|walk for|fundraiser|podcast|documentary|series|episode|season \d|movie|film|novel|video ?game|lyrics|song|album|novela|pelicula|capitulo|serie|cancion|photo ?shoot|suicide squad|book club|trailer|game)\b/;
const denied =
  /\b(?:not|isnt|is not|arent|wasnt|never) (?:\w+ )?(?:closing|closed|shut|shutting|true|an outbreak|on lockdown)\b|\bno (?:se )?(?:cierra[n]?|va a cerrar|van a cerrar)\b|\b(?:false|fake) (?:rumou?r|alarm|news)\b|\bfalsa alarma\b|\b(?:reopened|open again|abiert[oa])\b|\bno (?:outbreak|shooting|shooter|gunman|gun call|hay (?:un |ningun )?brote|hubo)\b/;
const longAgo =
  /\b(?:years? ago|months? ago|years clean|years since|anniversary|aniversario|hace \w+ (?:anos|meses)|[0-9]+ years)\b/;
const grateful =
  /\b(?:saved|save|thank\w*|grateful|gracias|salv\w+|agradec\w+|praise|angels?|angeles|peacefully|en paz|recover\w*|healthy|sober|alive today|today i)\b/;
const blaming =
  /\b(?:negligen\w+|malpractice|mistake|wrong|ignored|ignoraron|refus\w+|sent (?:him|her|me|us|home)|let (?:him|her|them|my)|killed|fault|culpa|equivocad\w+|dejaron|mataron|mandaron|nobody|no one|nadie|botched|error|no thanks|missed)\b/;
const ofOneselfNow =
  /\b(?:i want to|i wanna|i am going to|im going to|im gonna|i keep|thinking of|i cant|me quiero|quiero morir|dont want to (?:live|be)|no quiero|me voy a|right now|tonight|ahora|esta noche)\b/;

/** In jest and in idioms: what is cut out before anything is looked for. */
const idioms =
  /\b(?:dying (?:laughing|to (?:see|know|try|meet|go)|for a|of (?:laughter|boredom|curiosity|embarrassment))|dead (?:lol|tired|wrong|serious|line|end|battery|silent|quiet|phone|pixel)|to die for|id die for|die hard|im dead (?:lol|haha|at)|kill (?:for a|time|two birds|the lights|it|the vibe|switch)|killing (?:it|me|time|us|my (?:back|feet|vibe|mood|knees|head))|killed it|killer (?:deal|app|view|whale|sandwich|heels|bees?)|shoot (?:me|us|you|them|her|him) (?:a|an|your|the|over|back)|shoot (?:hoops|some|photos|the breeze)|shot (?:of|at|for|clock|put)|(?:flu|covid|booster|allergy|vaccine|tetanus|cortisone|steroid|best|long|big|money|group|screen|head|b12|worth a|give it a|take a|in one) ?shots?|shots? (?:today|this|at the|for kids|clinic|in the arm|glass)|bath bomb|photo ?bomb|bombed (?:my|the|that)|heart ?burn|burn(?:ed|ing)? (?:calories|out|rubber|the (?:toast|candle|midnight))|blow (?:my mind|up (?:my phone|on|balloons|over|balloon))|blew my mind|heart attack (?:on a plate|grill)|(?:nearly|almost|gave me|about gave me|gave \w+) (?:had )?a heart attack (?:when|lol|haha|laughing|with)|almost died (?:laughing|of|when i saw)|nearly died (?:laughing|of (?:embarrassment|laughter|boredom))|stroke of (?:luck|genius)|drop dead gorgeous|hang (?:out|in there|on|up|tight|loose)|hanging (?:out|in|on)|jump(?:ing)? (?:rope|in|on|to|ship|the gun|through hoops|around|start)|(?:me )?muer[oe] (?:de (?:risa|hambre|ganas|sueno|calor|frio|verguenza|amor|la risa|pena)|por (?:un|una|ir|ver))|murien?do de (?:risa|hambre|sueno|calor|frio|ganas|amor)|muert[oa]s? de (?:risa|hambre|sueno|cansancio|frio|miedo|cansada|sed)|me mata (?:de risa|este|esta|la espalda|el calor|esa)|mata (?:el|la) (?:hambre|sed|tiempo)|watch party|cutting (?:edge|board|costs|corners|the|nurses|staff|jobs|beds|back|budget\w*|hours)|end(?:ing)? of|death (?:star|metal|valley|by)|bored to death|scared to death|(?:freez\w+|starv\w+|froze) to death|over my dead body|beat(?:en)? the (?:odds|heat|cancer|crowd|traffic|clock)|beaten cancer|guns? n roses|top gun|nail gun|glue gun|finger gun|pistol range|gun (?:show|control|laws?|range)|knife skills|smoking gun|under the knife|dodged a bullet|bit the bullet|bite the bullet|bullet (?:points?|journal|train))\b/g;

/** What is wrong in a text that was folded and has lost its apostrophes: each danger once. */
export function findDangers(folded: string): Danger[] {
  const seeming = dangers.filter((danger) => all[danger].some((rule) => rule.test(folded)));
  if (seeming.length === 0) return seeming;
  const text = folded.replace(idioms, ' ');
  return seeming.filter((danger) => all[danger].some((rule) => rule.test(text)) && !isHarmless(danger, text));
}

function isHarmless(danger: Danger, text: string): boolean {
  if (danger === 'self_harm' && ofOneselfNow.test(text)) return false;
  if ((danger === 'rumour' || danger === 'threat') && denied.test(text)) return true;
  if (staged.test(text) || (longAgo.test(text) && grateful.test(text))) return !blaming.test(text);
  return (danger === 'harm' || danger === 'emergency') && grateful.test(text) && !blaming.test(text);
}
