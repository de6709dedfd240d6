/**
 * The standards that a file may be made to: what each is called in XMP, and what it asks of the container.
 *
 * PDF/A-2a and PDF/A-3a (ISO 19005-2 and -3) stand with PDF/UA-1 (ISO 14289-1) on PDF 1.7; PDF/A-4f (ISO 19005-4) with
 * PDF/UA-2 (ISO 14289-2) on PDF 2.0.
 */
export const conformances = ['a3a+ua1', 'a2a+ua1', 'a4f+ua2', 'none'] as const
export type Conformance = (typeof conformances)[number]

export interface Standard {
  version: '1.7' | '2.0'
  /** Whether other files than PDF/A may be enclosed. */
  encloses: boolean
  /** Whether the file claims anything at all. */
  claims: boolean
}

export const standards: Record<Conformance, Standard> = {
  'a3a+ua1': { version: '1.7', encloses: true, claims: true },
  'a2a+ua1': { version: '1.7', encloses: false, claims: true },
  'a4f+ua2': { version: '2.0', encloses: true, claims: true },
  none: { version: '1.7', encloses: true, claims: false },
}

/** What a file says in XMP that it is; of PDF/A-4, F is said where files are enclosed (ISO 19005-4, annex A). */
export function claimsOf(conformance: Conformance, isEnclosing: boolean): string[] {
  switch (conformance) {
    case 'a3a+ua1':
      return [...archive('3', 'A'), '<pdfuaid:part>1</pdfuaid:part>']
    case 'a2a+ua1':
      return [...archive('2', 'A'), '<pdfuaid:part>1</pdfuaid:part>']
    case 'a4f+ua2':
      return [
        ...archive('4', isEnclosing ? 'F' : undefined),
        '<pdfaid:rev>2020</pdfaid:rev>',
        '<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>',
      ]
    case 'none':
      return []
  }
}

function archive(part: string, level: string | undefined): string[] {
  const letter = level ? `<pdfaid:conformance>${level}</pdfaid:conformance>` : ''
  return [`<pdfaid:part>${part}</pdfaid:part>${letter}`]
}
