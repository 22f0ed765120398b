// Notification mails of six networks, passed on in every way people do; what nobody knows stays a mail.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ArrivedPost } from '../../../../contract/post.ts';
import { readMessage } from '../message.ts';

const view = { address: 'patient.relations@mercyvalley.example', now: new Date('2026-03-31T15:00:00Z') };

interface Sample {
  name: string;
  from: string;
  subject: string;
  text: string;
  says: Partial<ArrivedPost> & { by: string };
}

const samples: Sample[] = [
  {
    name: 'Facebook, a comment',
    from: 'Facebook <notification@facebookmail.com>',
    subject: 'Ana Ruiz commented on your post',
    text: 'Ana Ruiz commented on your post.\n\nThey lost my father’s papers twice.\nNobody called back.\n\nView on Facebook\nhttps://www.facebook.com/mercyvalley/posts/1771?comment_id=88&ref=notif\n\nThis message was sent to you. Unsubscribe',
    says: {
      network: 'facebook',
      kind: 'comment',
      text: 'They lost my father’s papers twice.\nNobody called back.',
      by: 'Ana Ruiz',
      url: 'https://www.facebook.com/mercyvalley/posts/1771?comment_id=88',
    },
  },
  {
    name: 'Facebook, a recommendation in Spanish',
    from: 'Facebook <pageupdates@facebookmail.com>',
    subject: 'Luis Ortega no recomienda Mercy Valley',
    text: 'Luis Ortega no recomienda Mercy Valley.\n\n“Esperamos seis horas en urgencias.”\n\nVer en Facebook',
    says: { network: 'facebook', kind: 'review', text: 'Esperamos seis horas en urgencias.', by: 'Luis Ortega' },
  },
  {
    name: 'Facebook, a message',
    from: 'Facebook <noreply@facebookmail.com>',
    subject: 'New message from Dana Whitlock',
    text: 'You have a new message\n\nCan I bring my daughter to the visit?\n\nReply\nhttps://www.facebook.com/messages/t/44',
    says: { network: 'facebook', kind: 'message', text: 'Can I bring my daughter to the visit?', by: 'Dana Whitlock' },
  },
  {
    name: 'Instagram, a comment in one line',
    from: 'Instagram <no-reply@mail.instagram.com>',
    subject: 'ana.ruiz commented on your post',
    text: 'ana.ruiz commented on your post: Parking is $18 now?!\n\nhttps://www.instagram.com/p/Cx1/?utm_source=mail\n\n© Instagram',
    says: {
      network: 'instagram',
      kind: 'comment',
      text: 'Parking is $18 now?!',
      by: 'ana.ruiz',
      url: 'https://www.instagram.com/p/Cx1/',
    },
  },
  {
    name: 'Instagram, a mention',
    from: 'Instagram <mentions@mail.instagram.com>',
    subject: 'ben_w (Ben Whit) mentioned you in a post',
    text: 'ben_w (Ben Whit) mentioned you in a post\n\n"Thank you to the nurses on 4 West"\n\nView post',
    says: { network: 'instagram', kind: 'post', text: 'Thank you to the nurses on 4 West', by: 'ben_w' },
  },
  {
    name: 'Google, a review',
    from: 'Google Business Profile <businessprofile-noreply@google.com>',
    subject: 'Marta Gil left a review for Mercy Valley Hospital',
    text: 'Marta Gil left a review for Mercy Valley Hospital\n\n★★☆☆☆\nClean rooms, but we waited four hours.\n\nReply to review\nhttps://business.google.com/reviews/l/123?utm_campaign=x',
    says: {
      network: 'google',
      kind: 'review',
      rating: 2,
      text: 'Clean rooms, but we waited four hours.',
      by: 'Marta Gil',
      place: 'Mercy Valley Hospital',
      url: 'https://business.google.com/reviews/l/123',
    },
  },
  {
    name: 'Google, stars without a word',
    from: 'Google <noreply-businessprofile@google.com>',
    subject: 'New review for Mercy Valley Hospital',
    text: 'You have a new review\nTom B\n5 out of 5 stars\n\nRead review\nhttps://business.google.com/reviews/l/9',
    says: { network: 'google', kind: 'review', rating: 5, text: '', by: 'Tom B' },
  },
  {
    name: 'Yelp, a review',
    from: 'Yelp for Business <no-reply@mail.yelp.com>',
    subject: 'Priya N. wrote a review for Mercy Valley Urgent Care',
    text: 'Priya N. wrote a review for Mercy Valley Urgent Care\n\n1 star\n\nThe desk was rude to my mother.\n\nRespond to this review\nhttps://www.yelp.com/biz/mercy-valley?hrid=a1&utm_medium=email',
    says: {
      network: 'yelp',
      kind: 'review',
      rating: 1,
      text: 'The desk was rude to my mother.',
      by: 'Priya N.',
      place: 'Mercy Valley Urgent Care',
      url: 'https://www.yelp.com/biz/mercy-valley?hrid=a1',
    },
  },
  {
    name: 'X, a mention',
    from: 'X <notify@x.com>',
    subject: 'Ana Ruiz (@anaruiz) mentioned you',
    text: 'Ana Ruiz\n@anaruiz\n@MercyValley is the ER on Elm Street open tonight?\n\nView on X\nhttps://x.com/anaruiz/status/1900000000000000001?cxt=abc&s=19',
    says: {
      network: 'x',
      kind: 'post',
      text: '@MercyValley is the ER on Elm Street open tonight?',
      by: 'anaruiz',
      url: 'https://x.com/anaruiz/status/1900000000000000001',
    },
  },
  {
    name: 'LinkedIn, a comment',
    from: 'LinkedIn <notifications-noreply@linkedin.com>',
    subject: 'Dana Whitlock commented on your post',
    text: 'Dana Whitlock commented on your post\n\nHow do new nurses apply for this?\n\nView comment\nhttps://www.linkedin.com/feed/update/urn:li:activity:7/?trk=eml&midToken=zz',
    says: {
      network: 'linkedin',
      kind: 'comment',
      text: 'How do new nurses apply for this?',
      by: 'Dana Whitlock',
      url: 'https://www.linkedin.com/feed/update/urn:li:activity:7/',
    },
  },
];

const head = (from: string, subject: string, more = '') =>
  `From: ${from}\r\nTo: patient.relations@mercyvalley.example\r\nSubject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=\r\nDate: Tue, 31 Mar 2026 09:30:00 -0500\r\nMessage-ID: <note@mail.example>\r\n${more}`;
const plainType = 'Content-Type: text/plain; charset=utf-8\r\n\r\n';
const block = ({ from, subject }: Sample) =>
  `From: ${from}\nDate: Tue, Mar 31, 2026 at 9:12 AM\nSubject: ${subject}\nTo: <us@mercyvalley.example>\n\n`;
const staff = 'Joanne Park <joanne.park@mercyvalley.example>';

const ways: Record<string, (sample: Sample) => string> = {
  'as it came': (sample) => head(sample.from, sample.subject, plainType) + sample.text,
  'passed on': (sample) =>
    `${head(staff, `Fwd: ${sample.subject}`, plainType)}Please look.\n\n---------- Forwarded message ---------\n${block(sample)}${sample.text}`,
  'passed on without a rule': (sample) =>
    `${head(staff, `FW: ${sample.subject}`, plainType)}${block(sample)}${sample.text}`,
  'passed on and quoted': (sample) =>
    `${head(staff, `Fwd: ${sample.subject}`, plainType)}Begin forwarded message:\n\n${(block(sample) + sample.text).replace(/^/gm, '> ')}`,
  'passed on in HTML': (sample) =>
    `${head(staff, `Fwd: ${sample.subject}`, 'Content-Type: text/html; charset=utf-8\r\n\r\n')}<div>---------- Forwarded message ---------<br>${(block(sample) + sample.text).replace(/</g, '&lt;').replace(/\n/g, '<br>')}</div>`,
  attached: (sample) =>
    `${head(staff, 'A notification', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n')}--b\r\nContent-Type: text/plain\r\n\r\nSee attached.\r\n--b\r\nContent-Type: message/rfc822\r\nContent-Disposition: attachment; filename="note.eml"\r\n\r\n${head(sample.from, sample.subject, plainType)}${sample.text}\r\n--b--\r\n`,
};

for (const sample of samples)
  describe(sample.name, () => {
    for (const [way, build] of Object.entries(ways))
      test(way, async () => {
        const post = await readMessage({ source: Buffer.from(build(sample)), attached: [] }, view);
        const { by, ...says } = sample.says;
        const picked = Object.fromEntries(Object.keys(says).map((key) => [key, post?.[key as keyof ArrivedPost]]));
        assert.deepEqual(picked, says);
        assert.equal(post?.author?.handle ?? post?.author?.name, by);
        assert.deepEqual(
          [post?.externalId, post?.raw],
          ['mail:note@mail.example', { by: 'mail', mail: 'note@mail.example' }],
        );
      });
  });

describe('what stays a mail', () => {
  const cases: Record<string, string> = {
    'a notification of another shape': `${head('Facebook <security@facebookmail.com>', 'New sign-in', plainType)}Was this you?`,
    'somebody who only calls himself so': `${head('Facebook <facebook@people.example>', 'Ana Ruiz commented on your post', plainType)}Hello\n\nWords`,
    'a host that only ends alike': `${head('X <a@notfacebookmail.com>', 'Ana Ruiz commented on your post', plainType)}Hello\n\nWords`,
    'a calendar of Google': `${head('Google <calendar@google.com>', 'Reminder', plainType)}Tomorrow at nine`,
    'a notification without words': head('Facebook <n@facebookmail.com>', 'Ana Ruiz commented on your post', plainType),
  };
  for (const [name, source] of Object.entries(cases))
    test(name, async () => {
      const post = await readMessage({ source: Buffer.from(source), attached: [] }, view);
      assert.deepEqual([post?.network, post?.kind, post?.externalId], ['mail', 'message', 'note@mail.example']);
    });
});
