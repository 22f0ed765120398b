// The browser's half of a passkey: it asks for a finger, a face or a PIN, and answers what the server wants to know.

/** The person closed the browser's question, or let it time out. */
export class Dismissed extends Error {}

/** This device holds a passkey for the account already. */
export class HeldAlready extends Error {}

/** Passkeys need a browser of the last years, and an address that is a name: https, or localhost. */
export const canPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential &&
  !/^[\d.]+$|:/.test(window.location.hostname);

/** Makes one. `options` are the server's; the answer is for the server. */
export const makePasskey = (options: PublicKeyCredentialCreationOptionsJSON): Promise<object> =>
  answered(() =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  );

/** Lets the person choose one of theirs and prove it. */
export const provePasskey = (options: PublicKeyCredentialRequestOptionsJSON): Promise<object> =>
  answered(() => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));

async function answered(ask: () => Promise<Credential | null>): Promise<object> {
  try {
    const credential = (await ask()) as PublicKeyCredential | null;
    if (!credential) throw new Dismissed();
    return credential.toJSON() as object;
  } catch (error) {
    const { name } = error as Error;
    if (name === 'NotAllowedError' || name === 'AbortError') throw new Dismissed();
    if (name === 'InvalidStateError') throw new HeldAlready();
    throw error;
  }
}
