// Which code points are letters, marks, numbers and emoji: our own tables, so that two runtimes can’t disagree.
// Written by classes.print.ts; the format is that of readRanges.
import { readRanges } from './ranges.ts';

export const UNICODE_VERSION = '17.0';

/** Letters of scripts that put spaces between words. */
export const spacedLetters = readRanges(
  '1t.p 6.p 1b a 4 5.m 1.u 1.cj 1.4 4.b e.4 7 1 3l.4 1.1 2.3 1 6 1.2 1 1.j 1.2a 1.3u 8.4l 1.11 2 6.14 1z.q 4.3 19.16 z.1 1.2q 1 f.1 7.1 a.2 2 g 1.t t.2g b o.w 9.1 4 5.l 4 9 3 n.o 7.a 5.n 1.6 g.15 1m.1h 3 i 7.9 f.f 4.7 2.1 2.l 1.6 1 3.3 3 g d.1 1.2 e.1 a 8.5 4.1 2.l 1.6 1.1 1.1 1.1 v.3 1 j.2 g.8 1.2 1.l 1.6 1.1 1.4 3 i f.1 n b.7 2.1 2.l 1.6 1.1 1.4 3 u.1 1.2 f h 1.5 3.2 1.3 3.1 1 1.1 3.1 3.2 3.b m 1g.7 1.2 1.m 1.f 3 q.2 1.1 2.1 u 4.7 1.2 1.m 1.9 1.4 3 u.2 1.1 f.1 h.8 1.2 1.14 2 g 5.2 8.2 o.5 5.h 3.n 1.8 1 2.6 8p 1r.7 1.z r.4 37.16 k g.5 4.3 3 3.1 7.2 4.c c h.11 1 5 2.16 1.98 1.3 2.6 1 1.3 2.14 1.3 2.w 1.3 2.6 1 1.3 2.e 1.1k 1.3 2.1u 11.f g.2d 2.5 3.h7 2.g 1.p 5.22 6.7 7.h d.i e.h e.c 1.2 4v.2g 7.4 2.x 1 5.1x a.u 1d.t 2.4 b.17 4.p 1i.m 9.1g 2a 2l.1a h.7 1i.t d.1 a.17 q.z 15.2 a.z 2.a 5.16 2.2 15.3 1.5 1.1 3 5.5b 1s.7p 2.5 2.11 2.5 2.7 1 1 1 1.u 2.1g 1.6 1 3.2 1.6 3.3 2.5 4.c 5.2 1.6 38 d g.c 2t 4 2.9 1 3.4 6 1 1 1.3 1.9 3.3 5.4 4 1g.1 22j.6c 6.3 3.1 c.11 1 5 2.1j 7 g.m 9.6 1.6 1.6 1.6 1.6 1.6 1.6 1.6 28 k5.16 1.2l h.v ls0.wc 1v.19 2.7g 3.f a.1 k.1a g.u 2.1x 1d.8 2.2u 2.29 k.g 1.2 1.3 1.m t.1f e.1d 1q.5 3 1.1 b.r a.m p.s 7.1a s g.4 1.9 a.4 1.14 n.2 1.7 k.m 3 3.1d 1 3.1 2.4 2 1 o.2 2.a 7.2 c.5 2.5 2.5 9.6 1.6 1.16 1.d 6.36 t.8mb c.m 4.1c 6x0.6 c.4 5 1.9 1.c 1.4 1 1.1 1.1 1.2z x.a2 i.1r 2.1h 14.b 38.4 1.3q 10.p 6.p 1x.u 3.5 2.5 2.5 2.2 z.b 1.p 1.i 1.1 1.e 2.d y.3e at.s 3.1c 1b.v d.j 1.7 6.11 a.t 2.z 4.7 1c.4d i.z 4.z 4.13 8.1f c.a 1.e 1.6 1.1 1.a 1.e 1.6 1.1 3.1f c.8m 9.l a.7 o.5 1.15 1.8 1x.5 2 1.17 1.1 3 2.m a.m 9.u 1t.i 1.1 a.l a.p 6.p 12.1j 6.1 1s f.3 1.2 1.s 16.s 3.s z.7 1.r r.1h a.l a.i d.h 32.20 1j.1e d.1e d.z 12.r 9.m 6y.15 6.1 g.5 1k.s a 8.l 16.h 1a.k r.m c.1g 1l.1 2 d.18 w.o q.z t 2 8.y 3 c.1b e.3 l 1 z.h 1.o j.1 1r.6 1 1.3 1.e 1.9 7.1a 12.7 2.1 2.l 1.6 1.1 1.4 3 i c.4 u.9 1 2 1.11 1 p 1 18.1g i.3 k.2 u.1b k.1 1 54.1a 15.3 10.1b k 1n.16 d 1z.q 11.6 55.17 38.1r v.7 2 2.7 1.1 1.n f 1 2m.7 2.12 g 1 s a.13 7 l b.19 j i.20 5j.w v.8 1.10 h 1d.t 34.6 1.1 1.11 l p.5 1.1 1.v e n.17 78.i f 1.c 1.x 3g 27.pl 6e.5f 218.2o f.tr h.5 p.32y 5.g6 5a1.t 1cy.fs 7.u h.26 h.t i.1b g.3 v.k 5.i c0.18 5v.1r w.o 2.o 18.22 5 1u.c 1s.1 u.5p1 15.v 2p.36 70d.az 1s4.2y 5.c 3.8 7.9 4me.2c 1.1y 1.1 2 2.1 2.3 1.b 1 1.6 1.1s 1.3 2.7 1.6 1.r 1.3 1.4 1 3.6 1.9f 2.o 1.o 1.u 1.o 1.u 1.o 1.u 1.o 1.u 1.o 1.7 1f8.u 6.5 79.1p 42.18 a.6 g 8x.t i.17 dg.r 6c.t 2 5r.u 1.2 1.1 1.6 2.4 9.1 68.6 1.3 1.1 1.e 1.5g 1n.1v 7 xg.3 1.q 1.1 1 2 1.9 1.3 1 1 6 4 1 1 1.2 1.1 1 2 1 1 1 1 1.1 1 2.3 1.6 1.3 1.3 1 1.9 1.g 5.2 1.4 1.g',
);

/** Letters of Chinese, Japanese, Thai, Lao and Khmer. */
export const unspacedLetters = readRanges(
  '2rl.1b 1.1 c.6 1m.1 1 1.4 1.n 1 1.9 1.1 9 2.4 1 l.3 1pc.1f z 4 4rs.1 16.4 5.1 4.2d 6.2 1.2h 1.3 6o.f e8.533 1s.g73 hkw.a5 2.2x wc.1l m6b e.1 cn0.3 1.6 1.1 1.82 f t.2 2 e.3 fiw.wyn w.3dp 2.4gd 2.5rk f.h9 1wi.f1 15u.3t6 5.6jt',
);

/** Combining marks, without variation selectors. */
export const marks = readRanges(
  'lc.33 7n.6 7b.18 1 1.1 1.1 1 20.a 1c.k g 2t.6 2.5 2.1 1.3 z u.q 2j.a 1m.8 9 o.3 1.8 1.2 1.4 17.2 1n.8 16.n 1.w 1i.2 1.h 1.6 a.1 t.2 1k 1.6 2.1 2.2 9 a.1 q 2.2 1k 1.4 4.1 2.2 3 u.1 3 b.2 1k 1.7 1.2 1.2 k.1 m.5 1.2 1k 1.6 2.1 2.2 7.2 a.1 u 1n.4 3.2 1.3 9 14.4 1j 1.6 1.2 1.3 7.1 b.1 t.2 1k 1.6 1.2 1.3 7.1 b.1 f c.3 1j.1 1.6 1.2 1.3 9 a.1 t.2 1y 4.5 1 1.7 i.1 1p 2.6 c.7 2q 2.8 b.6 21.1 r 1 1 4.1 1d.j 1.1 5.a 1.z 9 2s.j n.3 4.2 1.2 2.6 3.3 d.b 1 a.3 jj.2 qa.3 s.2 t.1 u.1 1s.v 9 19.2 1 39.1 y 3a.b 4.b 63.4 1l.9 1.s 2 1c.19 2.b k.4 1b.g 12.8 c.2 u.c 1k.d 1c.j 48.2 1.k 4 6 2.2 5i.1r k0.w 2da.2 3x 2o.v fe.5 2x.1 n9w.3 1.9 w.1 28.1 7k 3 4 n.4 4 2b.1 1e.h q.h d 12.7 p.c 18.3 1b.d 10 1v.d c 8.1 19.2 1e 1.2 2.1 5.1 1 15.4 5.1 6k.7 1.1 fn4 ld.f r1 6a 45.4 1ae.2 1.1 5.3 14.2 4 4l.1 fx.3 1t.4 8t.1 25.5 1y.a 1d.3 3e.2 1h.e 15 2.1 a.3 19.a 7 1p.2 10.d g.1 18 c.2 1c.d 8.3 1.1 2k.b 6 2 4d.b l.3 1j.1 1.6 2.1 2.2 9 a.1 2.6 3.4 1v.8 1 2 1.3 1.4 1 e.1 2a.h n 29.j 6j.6 2.8 r.1 2a.g 2y.c 2t.e 74.e 6t.5 1.1 2.3 1 1.1 3x.6 2.6 3 s.9 14.6 1.3 8 9.a 1a.f 5i.7 5j.7 1.7 2a.l 1.d 3e.5 3 1.1 1.6 1 1u.4 1.1 1.4 9n.3 9.1 1 1c.6 3.4 n 44l 6.e 8ug.h 1xc.4 1n.6 t4 1.1i 7.3 29 b.1 f57.1 3mp.19 2.m f2.4 3.5 8.7 2.6 u.3 44.2 1iz.1i 4.1d 8 e m.4 1.e 11s.6 1.g 2.6 1.1 1.4 2s 4g.6 af 1p.3 e4.3 72.1 6r 2 7.1 5 d6.6 31.6',
);

/** Digits and other numbers. */
export const numbers = readRanges(
  '1c.9 3c.1 5 2.2 141.9 3q.9 5i.9 bg.9 3a.9 4.5 30.9 3a.9 3a.9 2.5 32.c 37.9 8.6 2v.9 2w.6 7.i 31.9 2o.9 3a.9 1y.j 7g.9 1y.9 jz.j oh.2 6n.9 6.9 m.9 8c.9 3k.a 4l.9 6.9 52.9 2e.9 3q.9 6.9 t2 3.5 6.9 5i.1e 2.4 k6.1n 26.l hi.t 12h ll p.8 e.2 9j.3 3u.9 u.7 1.e w.9 13.e msg.9 58.9 8w.5 4a.9 12.9 5i.9 m.9 2e.9 ba.9 geu.9 dp.18 c.1k h.1 9h.q 10.3 t 8 3q.4 5m.9 q6.7 p.6 13.8 23.4 m.5 4g.1 2.f 2.19 1s.8 1g.1 u.2 23.4 2w.7 o.7 15.6 96.5 1c.9 6.9 7q.u 4e.9 16.3 34.6 3q.t 3k.9 1o.9 40.9 7.j 6z.9 9i.9 3a.9 ae.9 2u.9 6.j 24.b bo.i 2l.9 ie.9 2e.s 6b.9 1y.9 1i.9 9y.9 2u.k tn.32 c01.9 1t2.9 2e.9 3q.9 1.6 em.9 7a.m 9p.2 id5.9 152.j c.j 30.o ut.1d 1ts.9 bq.9 dy.9 6v.9 jw.8 3k.9 lz.1m 1.2 1.3 24.18 1.e qq.c 25f.9',
);

/** Letters whose accents are removed: Latin, Greek, Cyrillic. */
export const accented = readRanges(
  '1t.p 6.p 1b f 5.m 1.u 1.cg 13.4 3v.3 2.1 2.3 1 6 1.2 1 1.j 1.1q e.5 1.3u 8.4l 4ls.a 39.5b 1s.7p 2.5 2.11 2.5 2.7 1 1 1 1.u 2.1g 1.6 1 3.2 1.6 3.3 2.5 4.c 5.2 1.6 38 d g.c 3t 3.1 6 r 1g.1 257.v o1s.1a g.u 3o.2t 3.29 k.e mo.16 1.d fpy.6 t6.p 6.p 1lx.5 1.15 1.8 16it.u 6.5 79.1p',
);

/** Emoji that are emoji by themselves. */
export const emoji = readRanges(
  '6ms.5 f.1 a7.1 c 4m p.a 4.2 bz.1 a 9 1m.3 1.4 9 2 2.1 2 4 2 1.1 2 3 3.1 8.2 5 1 5.b b.1 2 1.1 1 i 2.1 i.5 1 1.1 3.1 5 2.1 4.1 b.1 5.1 2 5.1 1 1.1 k.1 5.5 1.3 2 4 2 2.5 1 2 1 1 6 3 6 a.1 f 2 4 1 4.2 1 b.1 1c.2 9 e e ac.1 cv.2 j.1 1f 4 yi c 2gg6 13.3 2s.b f.1 f e.1 11.9 34.1 c.1 e 2.9 j.29 1 1.c a k 2.4 1.2 1.3 9.m 6.57 2.33 2.1 1.2 2.2a 2.2 1.7a 1.1q b.5 1.n 7.1 2.7 c 2.3 2 4.1 d.1 2 8.1 9 5.2 c.2 8.2 2 1 4 6 3 6.2d 1c.1x 5.7 2.g 3 1.5 2.c 62.11 c.3 1k.7 a.5 14.7 u.1 c.3 2.d 9.12 c.1a 1.9 1.54 2g.7 e.41 74.sd',
);

/** Those of them that NFKC must not touch. */
export const presented = readRanges('2qdd o k 2.4 1.2 l.1');

/** Emoji only when U+FE0F follows. */
export const shyEmoji = readRanges('4p 4 68d c 60 m p4 2qc 1 2gdk 1g');

/** What may join the character before it under NFKC. */
export const extenders = readRanges(
  'lc.33 7n.6 7b.18 1 1.1 1.1 1 20.a 1c.k g 2t.6 2.5 2.1 1.3 z u.q 2j.a 1m.8 9 o.3 1.8 1.2 1.4 17.2 1n.8 16.n 1.w 1i.2 1.h 1.6 a.1 t.2 1k 1.6 2.1 2.2 9 a.1 q 2.2 1k 1.4 4.1 2.2 3 u.1 3 b.2 1k 1.7 1.2 1.2 k.1 m.5 1.2 1k 1.6 2.1 2.2 7.2 a.1 u 1n.4 3.2 1.3 9 14.4 1j 1.6 1.2 1.3 7.1 b.1 t.2 1k 1.6 1.2 1.3 7.1 b.1 f c.3 1j.1 1.6 1.2 1.3 9 a.1 t.2 1y 4.5 1 1.7 i.1 1p 1.7 c.7 2q 1.9 b.6 21.1 r 1 1 4.1 1d.j 1.1 5.a 1.z 9 2s.j n.3 4.2 1.2 2.6 3.3 d.b 1 a.3 5e.4f 9p.2 qa.3 s.2 t.1 u.1 1s.v 9 19.2 1 39.1 y 3a.b 4.b 63.4 1l.9 1.s 2 1c.19 2.b k.4 1b.g 12.8 c.2 u.c 1k.d 1c.j 48.2 1.k 4 6 2.2 5i.1r k0.w 2da.2 3x 2o.v fe.5 2x.1 48 1.1 3.5 f.l 2.6 1.1 h.1 3.7 n34.3 1.9 w.1 28.1 7k 3 4 n.4 4 2b.1 1e.h q.h d 12.7 p.c 18.3 1b.d 10 1v.d c 8.1 19.2 1e 1.2 2.1 5.1 1 15.4 5.1 6k.7 1.1 8n6.27 6xq kh.f g.f a6.2 2 1.1 3.5 i.5 2.5 2.5 2.2 f4 6a 45.4 1ae.2 1.1 5.3 14.2 4 4l.1 fx.3 1t.4 8t.1 25.5 1y.a 1d.3 3e.2 1h.e 15 2.1 a.3 19.a 7 1p.2 10.d g.1 18 c.2 1c.d 8.3 1.1 2k.b 6 2 4d.b l.3 1j.1 1.6 2.1 2.2 9 a.1 2.6 3.4 1v.8 1 2 1.3 1.4 1 e.1 2a.h n 29.j 6j.6 2.8 r.1 2a.g 2y.c 2t.e 74.e 6t.5 1.1 2.3 1 1.1 3x.6 2.6 3 s.9 14.6 1.3 8 9.a 1a.f 5i.7 5j.7 1.7 2a.l 1.d 3e.5 3 1.1 1.6 1 1u.4 1.1 1.4 9n.3 9.1 1 1c.6 3.4 n 44l 6.e 8ug.h 1xc.4 1n.6 t4 1.1i 7.3 29 b.1 f57.1 3mp.19 2.m f2.4 3.5 8.7 2.6 u.3 44.2 1iz.1i 4.1d 8 e m.4 1.e 11s.6 1.g 2.6 1.1 1.4 2s 4g.6 af 1p.3 e4.3 72.1 6r 2 7.1 5 d6.6 31.6 gzhx.6n',
);
