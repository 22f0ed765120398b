// Parts of the house, and those who work in it: what a theme's name is completed with.

interface Part {
  key: string;
  /** As it stands behind a subject: “in the ER”. */
  names: { en: string; es: string };
  terms: { en: string; es: string };
}

/** Where in the house. */
export const parts: readonly Part[] = [
  {
    key: 'er',
    names: { en: 'in the ER', es: 'en urgencias' },
    terms: {
      en: 'er, ed, emergency room*, emergency department*, emergency lobby, the emergency, at emergency, st anne emergency, triage, a e, urgent care, walk in cent*',
      es: 'urgencias, emergencia, emergencias, sala de emergencia*, triage',
    },
  },
  {
    key: 'icu',
    names: { en: 'in intensive care', es: 'en terapia intensiva' },
    terms: { en: 'icu, intensive care, ccu', es: 'terapia intensiva, cuidados intensivos, uci' },
  },
  {
    key: 'nicu',
    names: { en: 'in the newborn unit', es: 'en neonatal' },
    terms: { en: 'nicu, newborn unit, neonatal', es: 'neonatal*, uci neonatal' },
  },
  {
    key: 'maternity',
    names: { en: 'in maternity', es: 'en maternidad' },
    terms: {
      en: 'maternity, labor and delivery, labor delivery, l d, birth center, delivery room, postpartum',
      es: 'maternidad, sala de partos',
    },
  },
  {
    key: 'surgery',
    names: { en: 'around surgery', es: 'en las cirugías' },
    terms: {
      en: 'surger*, surgical, pre op, operating room, recovery room, theatre',
      es: 'cirugia*, quirofano, recuperacion',
    },
  },
  {
    key: 'imaging',
    names: { en: 'in imaging', es: 'en imagenología' },
    terms: {
      en: 'imaging, radiology, mri, xray, x ray, ultrasound, mammogra*',
      es: 'radiologia, imagenologia, resonancia, ultrasonido, rayos x',
    },
  },
  {
    key: 'lab',
    names: { en: 'at the lab', es: 'en el laboratorio' },
    terms: { en: 'the lab, lab, labs, blood draw*, phlebotomy', es: 'laboratorio' },
  },
  {
    key: 'pharmacy',
    names: { en: 'at the pharmacy', es: 'en la farmacia' },
    terms: { en: 'pharmac*', es: 'farmacia*' },
  },
  {
    key: 'clinic',
    names: { en: 'at the clinic', es: 'en la clínica' },
    terms: { en: 'clinic, clinics, outpatient*, doctors office, surgery hours', es: 'clinica, clinicas, consultorio*' },
  },
  {
    key: 'ward',
    names: { en: 'on the ward', es: 'en el piso' },
    terms: {
      en: 'ward, wards, inpatient*, on the unit',
      es: 'en el piso, tercer piso, cuarto piso, quinto piso, segundo piso, hospitalizad*',
    },
  },
  {
    key: 'cancer',
    names: { en: 'in cancer care', es: 'en oncología' },
    terms: { en: 'chemo*, oncolog*, infusion center, cancer center', es: 'quimio*, oncolog*' },
  },
  {
    key: 'children',
    names: { en: 'in children’s care', es: 'en pediatría' },
    terms: {
      en: 'pediatric*, paediatric*, childrens hospital, childrens ward, peds',
      es: 'pediatr*, hospital de ninos',
    },
  },
  {
    key: 'prison',
    names: { en: 'in prison', es: 'en la prisión' },
    terms: { en: 'prison, jail, prisoner*, inmate*, cell', es: 'carcel, prision, pres*' },
  },
  {
    key: 'waiting_room',
    names: { en: 'in the waiting room', es: 'en la sala de espera' },
    terms: { en: 'waiting room*, waiting area*', es: 'sala de espera' },
  },
  {
    key: 'desk',
    names: { en: 'at the front desk', es: 'en recepción' },
    terms: {
      en: 'front desk, reception, check in, checkin, registration, admissions',
      es: 'recepcion, mostrador, ventanilla, registro, admision*',
    },
  },
  {
    key: 'night',
    names: { en: 'at night', es: 'de noche' },
    terms: {
      en: 'at night, overnight, night shift*, all night, 2 am, 3 am, 4 am, middle of the night, night time, nighttime',
      es: 'de noche, en la noche, por la noche, toda la noche, madrugada, turno de noche',
    },
  },
  {
    key: 'phone',
    names: { en: 'on the phone', es: 'por teléfono' },
    terms: { en: 'phone*, telephone*, voicemail*, on hold', es: 'telefono, llamada*, buzon' },
  },
  {
    key: 'home',
    names: { en: 'at home', es: 'en casa' },
    terms: { en: 'home visit*, at home, in my home, my own home', es: 'en casa, en mi casa, a domicilio' },
  },
  {
    key: 'ambulance',
    names: { en: 'in the ambulance', es: 'en la ambulancia' },
    terms: { en: 'ambulance*', es: 'ambulancia*' },
  },
];

/** Who: the plural stands in a name, the other behind “of”. */
export const workers: readonly Part[] = [
  {
    key: 'nurses',
    names: { en: 'nurses', es: 'de enfermería' },
    terms: { en: 'nurse, nurses, rn, rns, lpn, cna', es: 'enfermer*' },
  },
  {
    key: 'doctors',
    names: { en: 'doctors', es: 'de los médicos' },
    terms: {
      en: 'doctor, doctors, dr, drs, physician*, surgeon*, consultant*, gp, resident, residents, pa, psychiatrist*',
      es: 'doctor, doctora, doctores, doctoras, dr, dra, medico, medica, medicos, cirujan*',
    },
  },
  {
    key: 'midwives',
    names: { en: 'midwives', es: 'de las parteras' },
    terms: { en: 'midwi*, doula*', es: 'partera*, doula*' },
  },
  {
    key: 'therapists',
    names: { en: 'therapists', es: 'de los terapeutas' },
    terms: {
      en: 'therapist*, counsell*, counselor*, physio*, psycholog*',
      es: 'terapeuta*, psicolog*, fisioterapeuta*',
    },
  },
  { key: 'dentists', names: { en: 'dentists', es: 'de los dentistas' }, terms: { en: 'dentist*', es: 'dentista*' } },
  {
    key: 'reception',
    names: { en: 'front desk staff', es: 'en recepción' },
    terms: {
      en: 'reception*, front desk, desk lady, clerk, clerks, scheduler*, registration',
      es: 'recepcion*, ventanilla, mostrador',
    },
  },
  {
    key: 'security',
    names: { en: 'security guards', es: 'de los guardias' },
    terms: { en: 'guard, guards, security', es: 'guardia*' },
  },
  {
    key: 'volunteers',
    names: { en: 'volunteers', es: 'de los voluntarios' },
    terms: { en: 'volunteer*', es: 'voluntari*' },
  },
  {
    key: 'billing',
    names: { en: 'billing staff', es: 'en facturación' },
    terms: { en: 'billing, billing office, billing department', es: 'facturacion, cobranza*' },
  },
  {
    key: 'paramedics',
    names: { en: 'paramedics', es: 'de los paramédicos' },
    terms: { en: 'paramedic*, emt, emts, ambulance crew*', es: 'paramedic*' },
  },
  {
    key: 'health_visitors',
    names: { en: 'health visitors', es: 'de las visitadoras' },
    terms: { en: 'health visitor*', es: 'visitadora*' },
  },
  {
    key: 'interpreters',
    names: { en: 'interpreters', es: 'de los intérpretes' },
    terms: { en: 'interpreter*', es: 'interprete*' },
  },
  {
    key: 'support',
    names: { en: 'support workers', es: 'del personal de apoyo' },
    terms: {
      en: 'support worker*, care worker*, cpn, keyworker*, key worker*, social worker*, care coordinator*',
      es: 'trabajador* social*',
    },
  },
];
