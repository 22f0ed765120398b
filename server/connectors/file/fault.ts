// Why a whole file can't be read on; a row that can't be read is a value instead.
import type { Fault } from '../../../contract/connect.ts';

export class FileFault extends Error {
  readonly fault: Fault;

  constructor(code: string, values: Fault['values'] = {}) {
    super(code);
    this.name = 'FileFault';
    this.fault = { code, values };
  }
}
