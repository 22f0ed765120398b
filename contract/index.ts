// Every route of the product, by module.
import { connect } from './connect.ts';
import { govern } from './govern.ts';
import { learn } from './learn.ts';
import { listen } from './listen.ts';
import { live } from './live.ts';
import { respond } from './respond.ts';

export const contract = { live, govern, connect, listen, learn, respond };
