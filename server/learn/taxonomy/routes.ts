// The routes of taxonomies: from the contract to one act each.
import type { taxonomyRoutes } from '../../../contract/learn/taxonomies.ts';
import type { Connector } from '../../connect/index.ts';
import { Refusal } from '../../core/errors.ts';
import type { Handlers } from '../../core/http.ts';
import { learnFromPosts, trainTaxonomy, uploadTaxonomy } from './begin.ts';
import { countLabels } from './count.ts';
import { labelPost, showOwnLabels } from './label.ts';
import { showTaxonomies } from './show.ts';
import { deleteTaxonomy, putAwayTaxonomy, useTaxonomy } from './use.ts';

export function taxonomyHandlers(connectors: readonly Connector[]): Handlers<typeof taxonomyRoutes> {
  const reader = () => {
    const found = connectors.find((connector) => connector.file)?.file;
    if (!found) throw new Refusal('import.unreadable', { fault: 'file_empty' });
    return found;
  };
  return {
    findTaxonomies: (context) => showTaxonomies(context),
    uploadTaxonomy({ core, caller, query, request }) {
      if (!request.body) throw new Refusal('import.unreadable', { fault: 'file_empty' });
      const body = request.body as AsyncIterable<Uint8Array>;
      return uploadTaxonomy(core, reader(), caller, { name: query.name, body });
    },
    learnFromPosts: (context, { body }) => learnFromPosts(context, body.name),
    trainTaxonomy: ({ core, caller, params, body }) => trainTaxonomy(core, reader(), caller, params.id, body),
    useTaxonomy: (context, { params }) => useTaxonomy(context, params.id),
    putAwayTaxonomy: (context, { params }) => putAwayTaxonomy(context, params.id),
    deleteTaxonomy: (context, { params }) => deleteTaxonomy(context, params.id).then(() => ({ ok: true as const })),
    countOwnLabels: (context, { params, query }) => countLabels(context, params.id, query),
    findOwnLabels: (context, { body }) => showOwnLabels(context, body.postIds),
    labelPost: (context, { params, body }) => labelPost(context, params.id, body.labels),
  };
}
