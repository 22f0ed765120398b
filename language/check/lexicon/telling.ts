// What was told by the author and may be spoken of; what a house does with itself; states and ways of standing by somebody.

export const telling = {
  /** Said of the author without a word on care: you wrote, you felt. */
  spoke:
    'shared wrote posted mentioned described said asked told felt enjoyed contacted called reached tagged expressed raised noticed noted brought experienced encountered saw heard read liked loved decided thought gave suggested expected wanted wished commented reported submitted sent pointed flagged supported voted donated joined attended volunteered found considered applied ordered bought added sung reviewed rated linked quoted cited questioned recommended nominated invited answered replied responded appreciated reminded helped picked celebrated understood tried learned lived moved parked subscribed followed clicked downloaded honored raised compartio escribio publico menciono conto describio dijo pregunto sintio comento expreso senalo envio noto indico planteo',
  /** What a hospital does with itself: no patient is in it. */
  houses:
    'replaced opened closed added built hired moved expanded updated changed launched started began announced renovated replaced upgraded installed posted published renamed joined earned received named ranked rated certified designed planned scheduled extended reopened created founded hosted held raised donated completed finished approved passed signed voted met introduced welcomed trained staffed increased reduced lowered cut improved based located used called dedicated needed supposed based licensed accredited limited required expected sorry fixed restored repaired resolved delayed postponed cancelled canceled abierto abrio cerro anunciaron agregamos abrimos cerramos',
  notPast:
    'need bed red feed speed med shed hundred exceed indeed seed weed bleed breed reed deed greed freed sacred naked wicked beloved embed bed-side infrared need speed united advanced trusted aged unlimited related interested concerned involved valued dedicated experienced skilled frustrated disappointed upset excited pleased delighted thrilled honored saddened licensed certified limited expected supposed',
  irregular:
    ' became become hit threw swore bit blew shook woke slept ate drank bled shut quit lay laid stole fled sought swung was were had did went came got gave took saw made left sent brought found kept knew met paid ran sat spent stood wrote held lost led began chose drove fell rose spoke broke grew wore caught fought built dealt hizo hicieron hicimos dio dieron dimos llego vino fue estuvo salio tuvo puso trajo recibio pidio nego acepto rechazo firmo pago perdio falto cancelo entro quedo paso sufrio murio nacio presento necesito requirio',
  adverb:
    'already also never recently just had have once first really even still actually then later soon both always ya tambien nunca recientemente siempre',
  stoodBy:
    'walk_alongside walk_beside walk_with walked_with walked_alongside stand_by stood_by sit_with sat_with hold_your_hand held_your_hand support_you_through supported_you_through help_you_through helped_you_through got_you_through get_you_through see_you_through be_by_your_side by_your_side at_your_side guide_you_through hold_space',
  ordeal:
    'journey season ordeal chapter fight battle healing_journey recovery treatment difficult_time hard_time scary_time tough_time hospitalization trying_time long_road',
  encounter:
    'check-in checkin intake encounter ordeal situation circumstances interaction incident case hospitalization fall complication complications outcome care_plan treatment_plan birth_plan discharge_plan plan_of_care caso situacion incidente alta',
  state:
    'sick ill in_pain injured hurt unconscious nauseous bleeding pregnant intoxicated agitated confused scared frightened uncomfortable unwell vulnerable in_distress in_labor contagious stable critical dying brave strong_through enfermo enferma con_dolor grave',
  workplace:
    'hospital er ed emergency_department emergency_room clinic icu nicu ward unit floor facility waiting_room triage urgencias clinica sala piso pasillo hallway bedside ambulance',
  anybody: 'you one anyone anybody nobody record patient usted alguien nadie',
  spokeTo:
    'spoke_with spoke_to spoken_with spoken_to talked_to talked_with met_with interviewed followed_up_with checked_with hablamos_con hable_con habl{e,amos}',
  clinician:
    'doctor nurse surgeon physician provider therapist team nurses doctors aide medico doctora enfermera enfermero enfermeras equipo',
  nowIsh: 'now help outside door here lobby parking right please ahora ayuda aqui afuera',
  saying:
    'jacket coat keys wallet glasses sunglasses umbrella bag hat scarf charger experience feedback concern concerns question questions comment comments review reviews message messages post posts words word kindness patience note letter email time thoughts thought story stories support interest input opinion opinions idea ideas suggestion suggestions complaint complaints request requests issue issues frustration frustrations disappointment call voice loss tweet share honesty business name team community neighbor neighbors neighborhood town help service understanding trust attention donation donations gift generosity hard_work work dedication compassion loyalty concern_seriously point view feelings side family loved_one job application browser screen device phone password login account_settings day week weekend morning evening afternoon holiday holidays birthday retirement guess eyes calendar calendars friends heart own plan card questions_about seat spot ticket tickets garden school class event appreciation curiosity insight perspective passion words_of gratitude local nearest state county area congregation zip city street sharing reaching smile energy art photo photos picture music dog child_care experiencia comentario comentarios comentarios palabras pregunta mensaje opinion inquietud queja molestia tiempo paciencia interes apoyo perdida equipo familia comunidad dia tarde barrio ciudad correo llamada carta sugerencia idea ideas sinceridad amabilidad gentileza comprension donacion generosidad tarjeta plan',
  seeing: 'seeing meeting meet hosting joining having_you_join',
  hear: 'hear hearing heard listen listening listened escuchamos escuchar',
  pleasant:
    'enjoy enjoyed enjoying join joined find found like liked love loved had_fun come came visit return get got reconsider call reach stay_well take_care have know can will made_our_day',
  wish: 'wish wishing wishes deseamos',
  there: 'there then saturday sunday monday tuesday wednesday thursday friday tomorrow soon_at at on in alli',
  place2:
    'doctor provider physician pharmacist insurer insurance plan health_plan hr employer card browser portal representative legislators school library county state area neighborhood facility hospital local_hospital community medico doctora',
  know: 'know knowing',
  matters: 'matter matters importa importas count belong',
  reply1:
    'reply replying respond responding answer answering get_back listen listening talk talking speak speaking connect connecting explain explaining share sharing send sending reach_out reaching_out write matter matters offer work_with follow_up means mean',
  someone1: 'someone somebody i we gonna going',
} satisfies Record<string, string>;
