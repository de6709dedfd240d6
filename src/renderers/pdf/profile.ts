/** What a file says of itself: its facts in XMP and in the information dictionary, and its output intent. */
import type { Edition } from '../../story.ts'
import { type Conformance, claimsOf } from './conformance.ts'
import { type Container, type Info, text } from './port.ts'
import { deflatedProfile } from './srgb.ts'

/** What is said of the file. */
export interface Facts {
  title: string
  language: string
  authors: string[]
  description?: string
  rights?: string
  keywords: string[]
  /** ISO 8601 in UTC, to the second. */
  modified: string
}

const producer = 'Linecaster'

export function factsOf({ title, language, modified, stories }: Edition): Facts {
  const metas = stories.map((story) => story.data.meta)
  const [first] = metas
  const single = metas.length === 1 ? first : undefined
  return {
    title,
    language,
    modified,
    authors: [...new Set(metas.flatMap(({ bylines }) => bylines.map(({ name }) => name)))],
    keywords: [...new Set(metas.flatMap(({ keywords }) => keywords ?? []))],
    ...(single?.headlineExtended && { description: single.headlineExtended }),
    ...(single?.copyrightNotice && { rights: single.copyrightNotice }),
  }
}

export function infoOf({ title, authors, description, keywords, modified }: Facts): Info {
  const date = new Date(modified)
  return {
    Title: title,
    ...(authors.length > 0 && { Author: authors.join(', ') }),
    ...(description !== undefined && { Subject: description }),
    ...(keywords.length > 0 && { Keywords: keywords.join(', ') }),
    Creator: producer,
    Producer: producer,
    CreationDate: date,
    ModDate: date,
  }
}

/** Say in the file what it is and what its colors mean. */
export function claim(
  container: Container,
  facts: Facts,
  conformance: Conformance,
  isEnclosing: boolean,
): void {
  const { catalog } = container
  // Left plain, so that programs that know nothing of PDF find it.
  catalog.Metadata = container.stream(
    { Type: 'Metadata', Subtype: 'XML' },
    Buffer.from(xmpOf(facts, claimsOf(conformance, isEnclosing))),
  )
  if (conformance === 'none') return
  catalog.OutputIntents = [
    container.object({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      OutputConditionIdentifier: text('sRGB'),
      Info: text('sRGB IEC61966-2.1'),
      DestOutputProfile: container.deflated({ N: 3 }, deflatedProfile()),
    }),
  ]
}

/** ISO 16684-1. The order of the properties is free. */
export function xmpOf(facts: Facts, claims = claimsOf('a3a+ua1', true)): string {
  const { title, language, authors, description, rights, keywords, modified } = facts
  const properties = [
    `<dc:title>${alternative(title)}</dc:title>`,
    `<dc:language>${list('Bag', [language])}</dc:language>`,
    authors.length > 0 ? `<dc:creator>${list('Seq', authors)}</dc:creator>` : '',
    description ? `<dc:description>${alternative(description)}</dc:description>` : '',
    rights ? `<dc:rights>${alternative(rights)}</dc:rights>` : '',
    keywords.length > 0 ? `<dc:subject>${list('Bag', keywords)}</dc:subject>` : '',
    keywords.length > 0 ? `<pdf:Keywords>${escaped(keywords.join(', '))}</pdf:Keywords>` : '',
    `<pdf:Producer>${producer}</pdf:Producer>`,
    `<xmp:CreatorTool>${producer}</xmp:CreatorTool>`,
    ...['CreateDate', 'ModifyDate', 'MetadataDate'].map((name) => `<xmp:${name}>${modified}</xmp:${name}>`),
    ...claims,
    claims.some((said) => said.includes('<pdfuaid:part>1<')) ? extensionSchema : '',
  ]
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
${properties.filter((property) => property !== '').join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}

/** PDF/A-2 and PDF/A-3, 6.6.2.3 want every schema that they do not know described: PDF/UA's. */
const extensionSchema = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`

const alternative = (copy: string) =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(copy)}</rdf:li></rdf:Alt>`

const list = (kind: 'Bag' | 'Seq', items: string[]) =>
  `<rdf:${kind}>${items.map((item) => `<rdf:li>${escaped(item)}</rdf:li>`).join('')}</rdf:${kind}>`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** XML has no place at all for control characters and halves of signs (XML 1.0, 2.2). */
const escaped = (copy: string) =>
  copy
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replace(/[&<>]/g, (sign) => entities[sign] ?? sign)
