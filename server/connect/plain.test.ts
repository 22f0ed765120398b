// HTML as plain text: what stands for a line's end, and that no text costs more than its length.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain, tidy } from './plain.ts';

test('lines and paragraphs end once, however often that is said', () => {
  assert.equal(plain('<div><p>one</p></div><div> two <br>three</div>').text, 'one\n\ntwo\nthree');
  assert.equal(plain('<ul><li>a</li> <li>b</li></ul>').text, 'a\nb');
  assert.equal(tidy('one  \n\n\n\n two\u00a0 three \r\n'), 'one\n\ntwo three');
});

test('millions of blanks are read once, not once for each of them', () => {
  // Tried from every blank anew, one of these would take hours.
  for (const blanks of [' ', '\n', '\t\n', '\u00a0']) {
    const text = `“It took ${blanks.repeat(2_000_000)}six hours.”`;
    assert.match(tidy(text), /^“It took\s+six hours\.”$/);
  }
  assert.equal(plain(`<p>“a${'<p> '.repeat(20_000)}b”`).text, '“a\n\nb”');
});

test('what is nested deeper than any page is read as far as it makes sense', () => {
  for (const tag of ['<div>', '<b>', '<blockquote>']) {
    const { text } = plain(`<p>Six hours</p>${tag.repeat(190_000)}never reached`);
    assert.equal(text, 'Six hours');
  }
});
