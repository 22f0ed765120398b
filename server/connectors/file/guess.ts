// What the columns of a file seem to be, from their names (English and Spanish, and those of common exports) and their values.
import type { z } from 'zod';
import type { mapping } from '../../../contract/connect.ts';
import { dateReadingOf, readDate } from './dates.ts';
import { readKind, readRating } from './values.ts';

export type Mapping = z.output<typeof mapping>;
export type Field = keyof Mapping;

export interface Column {
  name: string;
  /** From the file's beginning, in its order, blank ones too. */
  samples: string[];
}

/** Names, folded to lower-case words; earlier ones are surer. */
const names: Record<Field, string[]> = {
  text: [
    ...[
      'text',
      'full text',
      'comment',
      'comments',
      'comment text',
      'comment txt',
      'review text',
      'review',
      'review body',
    ],
    ...['message', 'body', 'content', 'post', 'post text', 'feedback', 'response', 'verbatim', 'caption', 'tweet'],
    ...[
      'snippet',
      'free text',
      'answer',
      'texto',
      'comentario',
      'comentarios',
      'mensaje',
      'contenido',
      'reseña',
      'opinion',
      'respuesta',
    ],
  ],
  title: ['title', 'headline', 'subject', 'review title', 'titulo', 'asunto', 'encabezado'],
  externalId: [
    ...[
      'id',
      'post id',
      'message id',
      'review id',
      'comment id',
      'response id',
      'tweet id',
      'resource id',
      'mention id',
      'guid',
      'uri',
    ],
    ...['permalink id', 'key', 'key comment', 'record id', 'network id', 'external id', 'identificador'],
  ],
  at: [
    ...[
      'date',
      'created at',
      'created',
      'published',
      'published at',
      'date time',
      'datetime',
      'timestamp',
      'time',
      'posted',
      'posted at',
    ],
    ...[
      'created time',
      'review date',
      'date posted',
      'response date',
      'submitted',
      'submitted at',
      'completed',
      'at',
      'day',
    ],
    ...['fecha', 'fecha y hora', 'fecha de publicacion', 'publicado', 'creado'],
  ],
  author: [
    ...[
      'author',
      'username',
      'user name',
      'handle',
      'screen name',
      'from',
      'user',
      'account',
      'sender',
      'sender screen name',
    ],
    ...['author username', 'reviewer id', 'author id', 'autor', 'usuario', 'cuenta'],
  ],
  authorName: [
    'full name',
    'author name',
    'display name',
    'reviewer',
    'reviewer name',
    'name',
    'sender name',
    'nombre',
    'nombre del autor',
  ],
  kind: ['kind', 'post type', 'message type', 'content type', 'type', 'tipo'],
  lang: ['language', 'lang', 'message language', 'idioma', 'lengua'],
  rating: [
    'rating',
    'stars',
    'star rating',
    'score',
    'overall rating',
    'review rating',
    'calificacion',
    'puntuacion',
    'estrellas',
    'valoracion',
  ],
  url: ['url', 'link', 'permalink', 'post url', 'review url', 'message url', 'original url', 'enlace', 'direccion'],
  replyTo: ['in reply to id', 'reply to id', 'parent id', 'parent', 'thread parent', 'in reply to status id'],
  inReplyTo: ['in reply to', 'reply to', 'in reply to user', 'in reply to screen name', 'replied to', 'en respuesta a'],
  facility: [
    'facility',
    'hospital',
    'location name',
    'business name',
    'store',
    'site',
    'clinic',
    'location id',
    'centro',
    'clinica',
  ],
  place: ['place', 'city', 'location', 'region', 'state', 'county', 'ciudad', 'lugar', 'ubicacion', 'estado'],
  followers: ['followers', 'follower count', 'followers count', 'author followers', 'twitter followers', 'seguidores'],
  likes: ['likes', 'like count', 'favorites', 'favorite count', 'favourites', 'reactions', 'thumbs up', 'me gusta'],
  network: [
    'network',
    'source',
    'platform',
    'social network',
    'page type',
    'content source',
    'channel',
    'red',
    'red social',
    'plataforma',
    'fuente',
  ],
};

export const folded = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const filled = (column: Column) => column.samples.filter((sample) => sample.trim());

/** How a column's values speak for a field, from 0 (can't be it) to 1; 0.5 where values tell nothing. */
const fits: Partial<Record<Field, (values: string[], count: number) => number>> = {
  text: (values) => Math.min(1, average(values.map((value) => value.trim().split(/\s+/).length)) / 8),
  at(values) {
    const order = dateReadingOf(values)?.order ?? 'month-first';
    return share(values, (value) => readDate(value, order, 'UTC') !== undefined);
  },
  rating: (values) => share(values, (value) => readRating(value) !== undefined),
  externalId: (values, count) => (values.length === count && new Set(values).size === count ? 1 : 0),
  url: (values) => share(values, (value) => /^https?:\/\//i.test(value.trim())),
  followers: (values) => share(values, (value) => /^[\d,.]+\s*[km]?$/i.test(value.trim())),
  likes: (values) => share(values, (value) => /^[\d,.]+\s*[km]?$/i.test(value.trim())),
  author: (values) => (average(values.map((value) => value.length)) < 60 ? 0.5 : 0),
  authorName: (values) => (average(values.map((value) => value.length)) < 60 ? 0.5 : 0),
  facility: (values) => (average(values.map((value) => value.length)) < 80 ? 0.5 : 0),
  kind: (values) => (share(values, (value) => readKind(value) !== undefined) > 0.5 ? 1 : 0),
};

const least = 0.3;

export function guessMapping(columns: readonly Column[]): Mapping {
  const found: { field: Field; column: string; score: number }[] = [];
  for (const column of columns) {
    const values = filled(column);
    for (const field of Object.keys(names) as Field[]) {
      const named = nameScore(field, folded(column.name));
      const byValue = values.length === 0 ? 0 : (fits[field]?.(values, column.samples.length) ?? 0.5);
      if (byValue === 0 || (named === 0 && field !== 'text' && field !== 'at')) continue;
      // Without a telling name only long words, or nothing but dates, speak for themselves.
      const score = named > 0 ? named + byValue : field === 'at' ? (byValue > 0.95 ? 0.4 : 0) : byValue * 0.9;
      if (score > least && (byValue >= 0.5 || (field !== 'at' && field !== 'url')))
        found.push({ field, column: column.name, score });
    }
  }
  const mapping: Mapping = {};
  const taken = new Set<string>();
  for (const { field, column } of found.sort((a, b) => b.score - a.score)) {
    if (mapping[field] !== undefined || taken.has(column)) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
}

/** 1 for the surest name, falling slowly; less where the name is only part of it. */
function nameScore(field: Field, name: string): number {
  const place = names[field].indexOf(name);
  if (place >= 0) return 1 - place * 0.01;
  // Short names stand in too many others.
  const part = names[field].findIndex((each) => each.length > 3 && ` ${name} `.includes(` ${each} `));
  return part >= 0 ? 0.4 - part * 0.005 : 0;
}

const average = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
const share = (values: string[], good: (value: string) => boolean) =>
  values.filter(good).length / Math.max(1, values.length);
