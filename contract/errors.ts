// Every refusal the product can give: a stable code and its HTTP status. The words stand in words/*/errors.json.

export const errors = {
  'request.invalid': 400,
  'request.too_large': 413,
  'request.not_json': 415,
  'request.origin': 403,
  'request.too_many': 429,
  signed_out: 401,
  /** A foreign thing and a forbidden one look alike. */
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  failed: 500,
  unready: 503,
  'setup.finished': 409,
  'setup.token': 403,
  'invitation.unusable': 410,
  'password.short': 422,
  'password.known': 422,
  'password.contains_name': 422,
  'person.last_administrator': 409,
  'person.exists': 409,
  'query.unreadable': 422,
  'watch.too_many_unindexed': 409,
  'channel.address': 422,
  'channel.private_address': 422,
  'channel.exists': 409,
  'channel.unreachable': 422,
  'import.no_text': 422,
  'import.mapping': 422,
  'import.unreadable': 422,
  'import.state': 409,
  'demonstration.not_loaded': 409,
  'hold.subject': 422,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof errors;
