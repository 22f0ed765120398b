// Personal data with a form of their own, and numbers that only look like it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNumbers } from './numbers.ts';

const found = (text: string) => findNumbers(text).map(({ type, start, end }) => [type, text.slice(start, end)]);

test('each form is found with its type and its place', () => {
  assert.deepEqual(found('MRN: #SC987654, SSN 123-45-6789, call (555) 678-1234.'), [
    ['record_number', '#SC987654'],
    ['ssn', '123-45-6789'],
    ['phone', '(555) 678-1234'],
  ]);
  assert.deepEqual(found('ana.ruiz@example.org lives at 123 Main Street, Apt 4, Springfield, IL 62704'), [
    ['email', 'ana.ruiz@example.org'],
    ['address', '123 Main Street, Apt 4, Springfield, IL 62704'],
  ]);
  assert.deepEqual(found('seen on March 9th, 2023 and 04/22/2023; nació el 3 de mayo de 1961'), [
    ['date', 'March 9th, 2023'],
    ['date', '04/22/2023'],
    ['date', '3 de mayo de 1961'],
  ]);
  assert.deepEqual(found('card 4111 1111 1111 1111, a 93-year-old, member ID HP-678901'), [
    ['card_number', '4111 1111 1111 1111'],
    ['age', '93'],
    ['plan_number', 'HP-678901'],
  ]);
});

test('what only looks like it is left alone', () => {
  for (const text of [
    'waited 3 hours by the way',
    'paid $1,200.50 for 2 pills on 5 West',
    'a 55-year-old with a BMI of 34 and an INR of 2.0-3.0, diagnosed in 2021',
    'room 312, 10/10, 24/7, 120/80',
    'card 4111 1111 1111 1112',
    '',
  ]) {
    assert.deepEqual(found(text), [], text);
  }
});
