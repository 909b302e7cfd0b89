import zlib from 'node:zlib'

// Pictures made of bytes, so that tests know what is in them.

const chunk = (type, body) => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.length)
  const both = Buffer.concat([Buffer.from(type), body])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(zlib.crc32 ? zlib.crc32(both) : crc32(both))
  return Buffer.concat([head, both, sum])
}

function crc32(bytes) {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return ~sum >>> 0
}

/** A TIFF structure as Exif has it: which side is up, and a place on the earth. */
export function tiff(orientation) {
  const head = Buffer.from('4d4d002a000000080002011200030000000100000000882500040000000100000000', 'hex')
  head.writeUInt16BE(orientation, 18)
  return Buffer.concat([head, Buffer.alloc(4), Buffer.from('GPS 52.5N 13.4E')])
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

function head(width, height) {
  const ihdr = Buffer.alloc(13)
  ihdr.writeUInt32BE(width, 0)
  ihdr.writeUInt32BE(height, 4)
  ihdr.set([8, 2, 0, 0, 0], 8)
  return ihdr
}

/** A picture that can be looked at, of one colour, and says more than it should. */
export function png(width, height, { colour = [200, 60, 30], orientation, rows } = {}) {
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: width }, () => colour).flat())])
  const data = zlib.deflateSync(rows ?? Buffer.concat(Array.from({ length: height }, () => row)))
  return Buffer.concat([
    signature,
    chunk('IHDR', head(width, height)),
    ...(orientation ? [chunk('eXIf', tiff(orientation))] : []),
    chunk('tEXt', Buffer.from('Comment\0GPS here')),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A few bytes that say to be a picture of any size, and unpack to as much nothing. */
export const bomb = (width, height, unpacked = 50_000_000) =>
  Buffer.concat([signature, chunk('IHDR', head(width, height)), chunk('IDAT', zlib.deflateSync(Buffer.alloc(unpacked))), chunk('IEND', Buffer.alloc(0))])

const segment = (marker, body) => {
  const bytes = Buffer.from([0xff, marker, 0, 0])
  bytes.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([bytes, body])
}

/** JPEG in form alone: nothing that can be looked at. */
export const jpeg = ({ orientation = 1, behind = '', comment = 'GPS here' } = {}) =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(orientation)])),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS</x:xmpmeta>')),
    segment(0xfe, Buffer.from(comment)),
    segment(0xc0, Buffer.from([8, 0, 30, 0, 40, 1, 1, 17, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd9]),
    Buffer.from(behind),
  ])

export const gif = (comment = 'GPS') =>
  Buffer.concat([
    Buffer.from('GIF89a'), Buffer.from([40, 0, 30, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6]),
    Buffer.from([0x21, 0xfe, comment.length]), Buffer.from(comment), Buffer.from([0]),
    Buffer.from([0x2c, 0, 0, 0, 0, 40, 0, 30, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]),
  ])
