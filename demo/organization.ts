// The imagined health system of the demonstration and of the tests: its places, its people, what they watch and keep.
import type { z } from 'zod';
import type { facilityInput, organizationInput } from '../contract/govern.ts';
import type { Filters } from '../contract/listen.ts';
import type { Role } from '../contract/rights.ts';

export type FacilityKey = 'st-anne' | 'north' | 'lakeside' | 'harbor';

export const organization: z.input<typeof organizationInput> = {
  name: 'Mercy Valley Health',
  kind: 'charity',
  otherNames: ['Mercy Valley', 'MVH', 'Mercy Valley Hospital', 'Hospital Mercy Valley'],
  language: 'en',
  timeZone: 'America/New_York',
};

export const facilities: Record<FacilityKey, z.input<typeof facilityInput>> = {
  'st-anne': {
    name: 'St. Anne',
    otherNames: ['St Anne', 'St. Annes', 'Saint Anne', 'St. Anne Hospital', 'Santa Ana', 'el Santa Ana', 'downtown'],
  },
  north: { name: 'North', otherNames: ['North Hospital', 'Mercy Valley North', 'el North', 'el hospital del norte'] },
  lakeside: {
    name: 'Lakeside Children’s',
    otherNames: ['Lakeside', 'the children’s hospital', 'Lakeside Kids', 'el de niños', 'el hospital de niños'],
  },
  harbor: {
    name: 'Harbor',
    otherNames: ['Harbor campus', 'Harbor Hospital', 'Mercy Valley Harbor', 'la Harbor', 'la clínica del puerto'],
  },
};

/** Someone on the staff; without `facility` the role holds for the whole organization. */
export interface StaffMember {
  key: string;
  name: string;
  email: string;
  /** What they do, as their colleagues would say it. */
  work: string;
  role: Role;
  facility?: FacilityKey;
  language: 'en' | 'es';
}

export const staff: readonly StaffMember[] = [
  {
    key: 'joanne',
    name: 'Joanne Park',
    email: 'joanne.park@mercyvalley.example',
    work: 'Director of communications',
    role: 'administrator',
    language: 'en',
  },
  {
    key: 'priya',
    name: 'Priya Nair',
    email: 'priya.nair@mercyvalley.example',
    work: 'Privacy officer',
    role: 'privacy_officer',
    language: 'en',
  },
  {
    key: 'ben',
    name: 'Ben Okafor',
    email: 'ben.okafor@mercyvalley.example',
    work: 'Editor, social and web',
    role: 'editor',
    language: 'en',
  },
  {
    key: 'luz',
    name: 'Luz Herrera',
    email: 'luz.herrera@mercyvalley.example',
    work: 'Editor, en español',
    role: 'editor',
    language: 'es',
  },
  {
    key: 'ana',
    name: 'Ana Reyes',
    email: 'ana.reyes@mercyvalley.example',
    work: 'Patient relations, day desk',
    role: 'responder',
    language: 'es',
  },
  {
    key: 'amina',
    name: 'Amina Yusuf',
    email: 'amina.yusuf@mercyvalley.example',
    work: 'Patient relations, nights and on call',
    role: 'responder',
    language: 'en',
  },
  {
    key: 'grace',
    name: 'Grace Liu',
    email: 'grace.liu@mercyvalley.example',
    work: 'Family relations at Lakeside',
    role: 'responder',
    facility: 'lakeside',
    language: 'en',
  },
  {
    key: 'tom',
    name: 'Tom Lindqvist',
    email: 'tom.lindqvist@mercyvalley.example',
    work: 'Patient experience',
    role: 'analyst',
    language: 'en',
  },
  {
    key: 'samuel',
    name: 'Dr. Samuel Hale',
    email: 'samuel.hale@mercyvalley.example',
    work: 'Chief medical officer, speaks for the system',
    role: 'reader',
    language: 'en',
  },
];

/** A standing question of the staff, in the watch language. */
export interface DemoWatch {
  name: string;
  query: string;
  facility?: FacilityKey;
}

// The first one lets the school through on purpose: "not us" is there to be tried.
export const watches: readonly DemoWatch[] = [
  { name: 'Mercy Valley', query: '"mercy valley" OR @mercyvalley OR @mercyvalleyhealth' },
  { name: 'Acme contract', query: 'acme OR "out of network" OR (dropped NEAR/4 (us OR seniors OR network))' },
  {
    name: 'Waiting in the ER',
    query:
      '(wait* OR hours OR "how long" OR horas OR esper*) (ER OR emergency OR triage OR urgencias OR emergencia*) OR "sala de espera"',
  },
  {
    name: 'Harbor',
    query: 'harbor -"harbor high" OR "north lot" OR "clínica del puerto"',
    facility: 'harbor',
  },
  {
    name: 'Lakeside Children’s',
    query: 'lakeside -"lakeside grill" OR "hospital de niños"',
    facility: 'lakeside',
  },
  {
    name: 'St. Anne',
    query: '"st anne*" OR "saint anne" OR "santa ana" OR (fourth NEAR/8 (ER OR hospital))',
    facility: 'st-anne',
  },
  {
    name: 'North',
    query:
      '{North} -"north lot" OR (north (ER OR hospital OR emergency OR nurse* OR infusion)) OR "hospital del norte"',
    facility: 'north',
  },
  {
    name: 'Hablan español',
    query:
      'lang:es ("mercy valley" OR "santa ana" OR "st anne" OR lakeside OR harbor OR north OR hospital OR clinica OR urgencias OR emergencia* OR doctor* OR enfermer* OR acme)',
  },
  {
    name: 'Measles in the valley',
    query: 'measles OR sarampion OR MMR OR (vaccin* NEAR/6 (kid* OR school OR valley))',
  },
  {
    name: 'Is the ER closed?',
    query:
      '(ER OR emergency OR hospital OR "st anne" OR "santa ana") (closed OR divert* OR evacuat* OR outbreak OR shoot* OR bankrupt* OR cerra* OR balazos OR virus)',
  },
  {
    name: 'Parking',
    query: '(garage OR "north lot" OR parking OR estacionamiento OR elevador*) -"parking lot sale"',
  },
  {
    name: 'Interpreters',
    query: 'interpret* OR traduc* OR tradujo OR ("in spanish" NEAR/6 (form* OR sign* OR nobody OR page))',
  },
  {
    name: 'Something went wrong',
    query:
      '(wrong NEAR/3 (blood OR dose OR pill* OR medicine OR band OR wristband OR chart OR leg)) OR "fell out of bed" OR "equivoc* de"',
  },
  {
    name: 'Thanks to pass on',
    query:
      '(thank* OR bless* OR grateful OR gracias OR bendi*) (nurse* OR doctor* OR aide OR tech OR staff OR enfermer* OR "la muchacha")',
  },
];

/** A saved view; its watch and facility by name, made into ids when it is loaded. */
export interface DemoView {
  name: string;
  filters: Omit<Filters, 'watch' | 'facility'> & { watch?: string; facility?: FacilityKey };
  pinned: boolean;
}

export const savedViews: readonly DemoView[] = [
  { name: 'Praise to pass on', filters: { watch: 'Thanks to pass on' }, pinned: true },
  {
    name: 'Night, St. Anne',
    filters: { q: 'night* OR noche* OR midnight OR madrugada OR 3am OR 2am', facility: 'st-anne' },
    pinned: true,
  },
  { name: 'One and two stars', filters: { q: 'is:review rating:<=2' }, pinned: false },
];
