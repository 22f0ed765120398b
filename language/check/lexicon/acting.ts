// What one does with words: thank, regret, hope, ask, promise, look something up, speak about.

export const acting = {
  sorry:
    'sorry apologize{,s} apologise apologies apology apologizing regret{,s} regretful sad saddened disappointed heartbroken unfortunate unacceptable inexcusable disheartened concerned troubled frustrating upset hate_that dismayed lament{o,amos,able} sentimos siento disculp{a,as,e,en,amos,arnos,arme} perdon perdone perdonen apena tristeza inaceptable',
  glad: 'glad happy delighted thrilled pleased relieved grateful thankful wonderful great joy joyful pleasure honor honored honoured privilege privileged proud love{,d} enjoyed overjoyed over_the_moon ecstatic excited heartwarming blessed good_to_hear great_to_hear alegr{a,amos,o,aron} content{o,a,os,as} feliz felices agradecid{o,a,os} placer honor privilegio orgullos{o,os,a,as} encanta encanto gusto',
  thank: 'thank{,s} thankful grateful appreciate{,d} appreciation gracias agradec{emos,ido,idos,e,er}',
  hope: 'hope{,s} hoping wish{,es,ing} praying pray trust expect look_forward looking_forward ca_wait can_not_wait wait_to deseamos deseo esperamos espero ojala rezamos confiamos',
  choose:
    'choosing chose choose chosen trusting trust{,ed} selecting selected picking picked entrusting entrusted relying elegir{nos,} eligi{o,eron} escoger{nos,} escogi{o,eron} confiar confi{o,aron,anza} preferir{nos,} prefiri{o,eron}',
  see: 'see seeing saw',
  discuss:
    'discuss{,ing} talk_about talking_about talk speak speak_about speak_to comment_on comment share disclose address go_into release hablar comentar discutir compartir divulgar',
  file: 'file{,s} record{,s} chart{,s} system database notes documentation logs timestamps medical_record medical_records emr health_record schedule books registration registr{o,os} expediente{,s} historial sistema archivos notas ficha',
  lookup:
    'review{,ed,ing} look{,ed,ing}_into look{,ed,ing}_at look{,ed,ing}_up check{,ed,ing} pull{,ed,ing}_up pull{,ed,ing} examin{e,ed,ing} open{,ed,ing} investigat{e,ed,ing} read research{ed,ing} locat{e,ed} found find search{,ed,ing} audit{ed} access{ed} verif{y,ied} confirm{,ed} correct{ed} adjust{ed} updat{e,ed} revis{ar,amos,ado,ando,aremos} consult{ar,amos,ado} busc{ar,amos,ado,aremos} investig{ar,amos,ando,aremos} verific{ar,amos,ado} encontr{ar,amos,ado} localiz{ar,amos,ado}',
  show: 'show{,s,ed,n,ing} indicate{,s,d} say{,s} state{,s} reflect{,s} confirm{,s} reveal{,s} note{,s,d} document{,s,ed} document tell_us suggest{,s} muestra{,n} indica{,n} dice{,n} consta refleja{,n} confirma{,n} segun',
  tell: 'tell share pass pass_along pass_on let relay forward send give convey thank notify inform decirle diremos compartir compartiremos pasar pasaremos avisar avisaremos enviaremos transmitir transmitiremos haremos_llegar daremos',
  schedule:
    'schedul{e,ing} book{,ing} mak{e,ing} request{,ing} arrang{e,ing} plan{,ning} reschedul{e,ing} set_up cancel{,ing} change reserv{ar,e} program{ar,e} agend{ar,e} hacer solicit{ar,e} sacar pedir pida cancel{ar,e}',
  ask: 'manden{,os} mandenos envien{,os} dinos digannos deme denos nos_da puede_darnos podria_darnos reply{,ing} respond{,ing} comment{,ing} post{,ing} share{,d} sharing tell give drop send{,ing} message messaging dm pm inbox provide write list type include let_us_know leave answer add upload attach tag confirm responda contest{e,enos} coment{e,enos} publique compart{a,anos} cuent{e,enos,anos,en,ennos} diga{,nos} digan{,nos} dig{anos,an} env{ie,ienos,ianos} mand{e,enos} escrib{a,anos} deje indique{,nos} proporcione suba comparta',
  question: 'what which when who where how que cual cuales cuando quien donde como',
  channelDm:
    'dm pm dms pms direct_message direct_messages private_message message_us messenger inbox inbox_us dm_us pm_us direct mensaje_directo mensaje_privado mensajes_directos inbox_privado por_privado',
  phone:
    'call{,ing} phone telephone secure_form secure_page secure_link portal by_phone form hotline line dial llam{e,enos,ar,ando,ada} telefono formulario_seguro formulario portal linea marque',
  promise:
    'guarantee{,s,d} guaranteed promise{,s,d} assure{,d} garantiz{a,ado,ada,ados,adas,amos} garantia promet{emos,o}',
  stop: 'stop stopping quit discontinue skip hold halve double increase decrease reduce lower raise taper deje suspenda aumente duplique reduzca baje',
  take: 'take taking give apply use try start drink eat put ice tome tomar dele denle use aplique pongase ponga pruebe',
} satisfies Record<string, string>;
