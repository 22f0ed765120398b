import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientAddress } from './client-address.ts';

const proxies = ['10.0.0.0/8', '::1'];

test('without a trusted proxy, what a request claims counts for nothing', () => {
  assert.equal(clientAddress('203.0.113.7', '198.51.100.1', proxies), '203.0.113.7');
  assert.equal(clientAddress('203.0.113.7', '198.51.100.1', []), '203.0.113.7');
});

test('a trusted proxy is believed, and what the client claimed before it is not', () => {
  assert.equal(clientAddress('10.1.2.3', '198.51.100.1', proxies), '198.51.100.1');
  assert.equal(clientAddress('10.1.2.3', '127.0.0.1, 198.51.100.1', proxies), '198.51.100.1');
  assert.equal(clientAddress('::1', '198.51.100.1, 10.9.9.9', proxies), '198.51.100.1');
});

test('IPv4 over an IPv6 socket is IPv4', () => {
  assert.equal(clientAddress('::ffff:10.1.2.3', '2001:db8::1', proxies), '2001:db8::1');
  assert.equal(clientAddress('::ffff:203.0.113.7', undefined, proxies), '203.0.113.7');
});

test('a claim that is no address ends the walk', () => {
  assert.equal(clientAddress('10.1.2.3', 'unknown', proxies), '10.1.2.3');
  assert.equal(clientAddress('10.1.2.3', '', proxies), '10.1.2.3');
});
