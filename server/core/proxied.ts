// Whether a request came through a proxy: then whoever sent it need not sit at this computer, although the proxy does.

const marks = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

export const isProxied = (headers: Headers): boolean => marks.some((mark) => headers.has(mark));
