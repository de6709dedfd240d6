/** Files that are no copy, by the bytes that they begin with. */
const signatures: [start: string, kind: string][] = [
  ['%PDF-', 'a PDF'],
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['\x1f\x8b', 'a gzip file'],
  ['\xfd7zXZ', 'an xz file'],
  ['7z\xbc\xaf', 'a 7z archive'],
  ['PK\x03\x04', 'a ZIP archive, or a document of an office program'],
  ['\xd0\xcf\x11\xe0', 'a document of an office program'],
  ['{\\rtf', 'an RTF document'],
]

/** "a PDF"; nothing where bytes may be copy. */
export function kindOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  return signatures.find(([sign]) => start.startsWith(sign))?.[1]
}
