// A taxonomy of one's own: labels learned from a labelled file or from posts that people labelled, compared before it takes over.
import { z } from 'zod';
import { done, id, line, time } from '../common.ts';
import { route } from '../route.ts';
import { counted } from './numbers.ts';
import { scope } from './scope.ts';

const label = z.string().trim().min(1).max(120);

const fault = z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) });

/** How well labels agree with people's, on the fifth that was kept back. */
const measures = z.object({ accuracy: z.number(), macroF1: z.number(), microF1: z.number() });

export const taxonomy = z.object({
  id,
  name: z.string(),
  source: z.enum(['file', 'posts']),
  state: z.enum(['uploaded', 'training', 'ready', 'in_use', 'put_away', 'failed']),
  createdAt: time,
  /** Of the file, where the columns are still to be chosen. */
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  outcome: z
    .object({
      texts: z.number().int(),
      /** Rows without a text or a label. */
      leftOut: z.number().int(),
      heldBack: z.number().int(),
      kind: z.enum(['one', 'several']),
      labels: z.array(z.object({ label: z.string(), texts: z.number().int(), f1: z.number().nullable() })),
      measures,
      /** The one in use, on the same texts kept back; null where there was none, or it knows none of the labels. */
      beside: z.object({ id, name: z.string(), measures }).nullable(),
      seconds: z.number(),
    })
    .nullable(),
  fault: fault.nullable(),
  usedSince: time.nullable(),
  /** The archive is labelled back to here; null: to its beginning, or it is not in use. */
  labelledTo: time.nullable(),
});
export type Taxonomy = z.output<typeof taxonomy>;

const byId = z.object({ id });

export const taxonomyRoutes = {
  findTaxonomies: route({
    method: 'GET',
    path: '/taxonomies',
    access: 'posts.read',
    summary: 'Taxonomies of one’s own, newest first',
    answer: z.object({
      taxonomies: z.array(taxonomy),
      /** Posts that people labelled here, to learn from. */ labelled: z.number().int(),
    }),
  }),
  uploadTaxonomy: route({
    method: 'POST',
    path: '/taxonomies',
    access: 'models.write',
    summary: 'Send a file of labelled texts; its columns come back to choose from',
    takes: 'bytes',
    query: z.object({ name: line(120) }),
    answer: taxonomy,
    long: true,
  }),
  learnFromPosts: route({
    method: 'POST',
    path: '/taxonomies/from-posts',
    access: 'models.write',
    summary: 'Learn labels from the posts that people labelled or corrected here',
    body: z.object({ name: line(120) }),
    answer: taxonomy,
  }),
  trainTaxonomy: route({
    method: 'POST',
    path: '/taxonomies/:id/training',
    access: 'models.write',
    summary: 'Learn the labels of one column from the texts of another',
    params: byId,
    body: z.object({ text: z.string().max(300), label: z.string().max(300) }),
    answer: taxonomy,
    long: true,
  }),
  useTaxonomy: route({
    method: 'POST',
    path: '/taxonomies/:id/use',
    access: 'models.write',
    summary: 'Let it label what arrives, and the archive; the one in use is put away',
    params: byId,
    answer: taxonomy,
  }),
  putAwayTaxonomy: route({
    method: 'DELETE',
    path: '/taxonomies/:id/use',
    access: 'models.write',
    summary: 'Let it label no more; its labels are kept',
    params: byId,
    answer: taxonomy,
  }),
  deleteTaxonomy: route({
    method: 'DELETE',
    path: '/taxonomies/:id',
    access: 'models.write',
    summary: 'Delete a taxonomy that is not in use, with its labels',
    params: byId,
    answer: done,
  }),
  countOwnLabels: route({
    method: 'GET',
    path: '/taxonomies/:id/labels',
    access: 'posts.read',
    summary: 'How much was said under each label, and by how many people',
    params: byId,
    query: scope,
    answer: z.object({ all: counted, labels: z.array(z.object({ label: z.string(), counted })) }),
  }),
  findOwnLabels: route({
    method: 'POST',
    path: '/own-labels/found',
    access: 'posts.read',
    summary: 'What the taxonomy in use says of these posts',
    body: z.object({ postIds: z.array(id).max(200) }),
    answer: z.object({
      /** Null: none is in use. */
      taxonomy: z.object({ id, name: z.string(), labels: z.array(z.string()) }).nullable(),
      labelled: z.array(z.object({ postId: id, labels: z.array(z.string()), byPerson: z.boolean() })),
    }),
  }),
  labelPost: route({
    method: 'PUT',
    path: '/posts/:id/own-labels',
    access: 'analyses.write',
    summary: 'Label a post by hand; what was before comes back, for undo',
    params: byId,
    body: z.object({ labels: z.array(label).max(20) }),
    answer: z.object({ before: z.array(z.string()) }),
  }),
};
