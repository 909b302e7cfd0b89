import { bomb, gif, jpeg, png } from './pictures.mjs'

// Files that somebody sends who means no good: each with what it is called and said to be.

const script = '<script>fetch("/api/session")</script>'
const html = `<!DOCTYPE html><html><body onload="alert(1)">${script}</body></html>`
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`
const pdf = '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj'
const latin = text => Buffer.from(text, 'latin1')
const box = (type, body) => Buffer.concat([Buffer.from([0, 0, 0, 8 + body.length]), latin(type), latin(body)])
const riff = (type, body) => {
  const head = Buffer.alloc(8)
  head.write('RIFF')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, latin(type), body])
}
const utf16 = text => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

/** What a browser or another program could run. */
const active = {
  html,
  svg,
  pdf,
  'html after spaces': ` \r\n\t${html}`,
  'html after a mark': `\ufeff${html}`,
  'html of old': '<HTML><BODY><IMG SRC=x ONERROR=alert(1)>',
  'html far in': `${'a'.repeat(1000)}\n${html}`,
  'html without a beginning': `hello ${script}`,
  'html in UTF-16': utf16(html),
  'html in UTF-7': '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
  'svg with a prologue': `<?xml version="1.0" standalone="no"?>${svg}`,
  'svg in UTF-16': utf16(svg),
  'svg that is packed': Buffer.from('1f8b0800000000000003b3292e4bb703008f1c2ed905000000', 'hex'),
  xml: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
  xslt: '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="#s"?><x/>',
  xhtml: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`,
  mhtml: `MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n${html}`,
  script: 'alert(document.cookie)',
  shell: '#!/bin/sh\nrm -rf ~',
  php: '<?php system($_GET["c"]); ?>',
  program: latin('MZ\x90\0\x03\0\0\0'),
  elf: latin('\x7fELF\x02\x01\x01\0'),
  flash: latin('FWS\x0a'),
  wasm: latin('\0asm\x01\0\0\0'),
  class: latin('\xca\xfe\xba\xbe\0\0'),
  zip: latin('PK\x03\x04\x14\0'),
  manifest: 'CACHE MANIFEST\n/\n',
  worker: 'self.addEventListener("fetch", e => e.respondWith(new Response("gotcha")))',
  link: '[InternetShortcut]\r\nURL=javascript:alert(1)',
}

/** What is two things at once. */
const polyglots = {
  'a picture and html behind it': Buffer.concat([png(4, 4), Buffer.from(html)]),
  'a picture and an archive behind it': Buffer.concat([png(4, 4), latin('PK\x03\x04'), Buffer.from(html)]),
  'a picture with html in a comment': jpeg({ comment: html }),
  'a picture with a script behind it': jpeg({ behind: script }),
  'a picture with a document behind it': jpeg({ behind: pdf }),
  'a moving picture with html in it': gif(script),
  'a moving picture that is a script': latin('GIF89a/*\x01\0\0\0\0*/=1;alert(1)//;'),
  'a moving picture that is html': latin(`GIF89a${html}`),
  'a bitmap that is a script': latin('BM/*\0\0\0\0\0\0*/=1;alert(1)'),
  'an icon that is html': Buffer.concat([latin('\0\0\x01\0'), Buffer.from(html)]),
  'a webp that is html': riff('WEBP', Buffer.from(html)),
  'a sound that is html': riff('WAVE', Buffer.from(html)),
  'a song that is html': latin(`ID3\x04\0\0\0\0\0\0${html}`),
  'a film that is html': Buffer.concat([box('ftyp', 'isom\0\0\0\0isom'), box('free', script)]),
  'a film that is a picture of a telephone': Buffer.concat([box('ftyp', 'heic\0\0\0\0mif1'), box('free', svg)]),
  'a recording that is html': latin(`OggS${html}`),
  'a document with html before it': `${html}\n${pdf}`,
  'text and then something else': `${'hello '.repeat(20_000)}${html}`,
}

/** What hurts who looks at it. */
const heavy = {
  'a bomb': bomb(20_000, 20_000),
  'a wide bomb': bomb(1_000_000, 1),
  'a picture of all there is': bomb(0x7fffffff, 0x7fffffff, 1000),
  'a picture of nothing': bomb(0, 0, 1000),
  'a picture without an end': png(300, 300).subarray(0, -60),
  'a picture of other bytes': Buffer.concat([png(4, 4).subarray(0, 41), Buffer.alloc(5000, 0x41)]),
  nothing: Buffer.alloc(0),
}

const names = [
  'holiday.jpg', 'index.html', 'x.svg', 'x.jpg.html', 'x.html.jpg', '../../etc/passwd', '..\\..\\boot.ini', '/etc/passwd', 'C:\\x\\y.jpg', '.htaccess',
  'a\r\nSet-Cookie: teahouse=stolen.jpg', 'a\nb', 'x.jpg\0.html', '\u202egpj.exe', '\u2066x\u2069.jpg', '\u200b', '', ' ', '.', '..', 'preview', 'CON',
  '<script>alert(1)</script>.jpg', '"; filename="x.html', "x'.jpg", 'x;type=text/html', '%2e%2e%2fx', 'a'.repeat(1500), '茶'.repeat(500), 'e\u0301'.repeat(200) + '.png',
  `x${'\u0301'.repeat(300)}.jpg`, '👩‍👩‍👧.png', 'a\u00a0b.jpg', '\ufeffx.jpg', 'x\u007f.jpg', '\ud83d.jpg'.slice(2), 'x\\..\\y', 'a/b/../c.gif', 'file:///x.jpg', 'data:text/html,x',
]
const types = ['image/jpeg', 'text/html', 'image/svg+xml', 'application/xhtml+xml', 'x\r\ny', '']

/** The same numbers each time, so that what fails once fails again. */
function dice(seed) {
  let state = seed
  return end => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * end)
  }
}

function spoiled(bytes, below) {
  const copy = Buffer.from(bytes)
  for (let changes = 1 + below(8); changes > 0; changes -= 1) copy[below(copy.length)] = below(256)
  return below(4) === 0 ? copy.subarray(0, 1 + below(copy.length)) : copy
}

/** More than three hundred: `{what, name, type, bytes}`. */
export function hostileFiles() {
  const files = []
  const add = (what, name, bytes, type = types[files.length % types.length]) => files.push({ what, name, type, bytes: Buffer.from(bytes) })
  const contents = { ...active, ...polyglots }
  Object.entries(contents).forEach(([what, bytes]) => {
    for (const name of ['holiday.jpg', 'index.html', 'x.svg']) add(what, name, bytes)
  })
  Object.entries(heavy).forEach(([what, bytes]) => add(what, 'x.png', bytes))
  names.forEach((name, at) => {
    add(`html called ${JSON.stringify(name).slice(0, 40)}`, name, html, types[at % types.length])
    add(`text called ${JSON.stringify(name).slice(0, 40)}`, name, 'hello', types[at % types.length])
  })
  const below = dice(7)
  const whole = [jpeg({ orientation: 3 }), gif(script), riff('WEBP', Buffer.concat([latin('VP8L\x08\0\0\0\x2f\x07\xc0\x01\0\0\0\0')]))]
  for (let count = 0; count < 90; count += 1) add('a picture that was spoiled', 'x.jpg', spoiled(whole[count % whole.length], below))
  for (let count = 0; count < 10; count += 1) add('a picture that was spoiled', 'x.png', spoiled(png(40, 30), below))
  return files
}
