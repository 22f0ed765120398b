import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedKeys, type Keys } from './keys.ts';
import { isSealedWith, SealError, seal, unseal } from './seal.ts';

const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const keys = fixedKeys('s'.repeat(32), first);

test('a secret opens for what it was sealed for, and shows nothing of itself', async () => {
  const sealed = await seal(keys, 'señor 🤒 secret', 'channel 1');
  assert.ok(!sealed.includes('secret'));
  assert.equal(await unseal(keys, sealed, 'channel 1'), 'señor 🤒 secret');
  assert.notDeepEqual(await seal(keys, 'señor 🤒 secret', 'channel 1'), sealed);
});

test('for another thing, altered anywhere, cut short or without its key it does not open', async () => {
  const sealed = await seal(keys, 'secret', 'channel 1');
  await assert.rejects(unseal(keys, sealed, 'channel 2'), SealError);
  await assert.rejects(unseal(fixedKeys('', second), sealed, 'channel 1'), SealError);
  for (let at = 0; at < sealed.length; at++) {
    const altered = Buffer.from(sealed);
    altered[at]! ^= 1;
    await assert.rejects(unseal(keys, altered, 'channel 1'), SealError);
    await assert.rejects(unseal(keys, sealed.subarray(0, at), 'channel 1'), SealError);
  }
});

test('after the key was changed, a process that knows the old one alone seals with the new, and opens both', async () => {
  const old = await seal(keys, 'old', 'x');
  const now = fixedKeys('', second, [first]);
  const behind: Keys = { ...keys, again: async () => now };
  const sealed = await seal(behind, 'new', 'x');
  assert.ok(isSealedWith(second, sealed));
  assert.equal(await unseal(behind, sealed, 'x'), 'new');
  assert.equal(await unseal(now, old, 'x'), 'old');
});
