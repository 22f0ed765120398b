// The little of XML-RPC that Pingback speaks: one call with texts as parameters, one text or fault as the answer.
import { Parser } from 'htmlparser2';

export interface Call {
  method: string;
  params: string[];
}

const deepest = 20;
const mostParams = 10;

/** Undefined for what is no call. A document type, where entities would be declared, is none; nothing is expanded. */
export function readCall(xml: string): Call | undefined {
  const path: string[] = [];
  const params: string[] = [];
  let method = '';
  let text = '';
  let isCall = true;
  const parser = new Parser(
    {
      onprocessinginstruction(name) {
        if (name.startsWith('!')) isCall = false;
      },
      onopentag(name) {
        path.push(name);
        if (path.length > deepest || (path.length === 1 && name !== 'methodCall')) isCall = false;
        if (!isCall) return parser.pause();
        if (name === 'value' || name === 'string' || name === 'methodName') text = '';
      },
      ontext(more) {
        text += more;
      },
      onclosetag(name, isImplied) {
        // A tag that nobody closed: the document is cut off or none.
        if (isImplied) isCall = false;
        const at = path.join('/');
        path.pop();
        if (at === 'methodCall/methodName') method = text.trim();
        else if (at === 'methodCall/params/param/value' && params.length < mostParams) params.push(text.trim());
        if (name === 'methodName' || name === 'value') text = '';
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  if (isCall) parser.end();
  return isCall && method ? { method, params } : undefined;
}

export const answerXml = (text: string): string =>
  document(`<params><param><value><string>${escaped(text)}</string></value></param></params>`);

export const faultXml = (code: number, text: string): string =>
  document(`<fault><value><struct><member><name>faultCode</name><value><int>${code}</int></value></member>
<member><name>faultString</name><value><string>${escaped(text)}</string></value></member></struct></value></fault>`);

const document = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>
<methodResponse>${inside}</methodResponse>
`;

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
