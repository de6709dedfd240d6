/** The faces of a template, ready to be set from: a role and features in, a shaper of words out. */
import type { Direction } from '../direction.ts'
import type { Template } from '../template.ts'
import { readFace } from './faces.ts'
import type { Face, Shaped } from './page.ts'
import { loadShaper, type Shape, type Shaper } from './shape.ts'

/** Type of one face with one set of features. */
export interface Type {
  face: Face
  features: readonly string[]
  shape: Shape
}

/** A hyphen and a space are asked for on every line. */
export interface Typecase {
  /** Type of a role; the role's own companion where it is to be italic or bold. */
  type(role: string, features?: readonly string[], slant?: Slant): Type
  /** Type for the signs that a face has not. */
  fallback(features?: readonly string[]): Type | undefined
  /** The same type, or that of a script instead, heavy where it is, in a direction. */
  turned(type: Type, direction: Direction, role?: string): Type
}

/** What emphasis makes of a face. */
export type Slant = '' | 'Italic' | 'Bold' | 'BoldItalic'

const cases = new WeakMap<Template, Typecase>()

/** Open the case of a template; it is held as long as the template. */
export async function openCase(template: Template): Promise<Typecase> {
  const shaper = await loadShaper()
  const known = cases.get(template) ?? newCase(template, shaper)
  cases.set(template, known)
  return known
}

function newCase(template: Template, shaper: Shaper): Typecase {
  const faces = new Map<string, Face>()
  const types = new Map<string, Type>()

  const faceOf = (role: string): Face => {
    const file = template.faces[role] ?? role
    const face = faces.get(file) ?? faceIn(role, template.font(role))
    faces.set(file, face)
    return face
  }
  const typeOf = (role: string, features: readonly string[], direction?: Direction): Type => {
    const key = `${role} ${direction ?? ''} ${features.join(' ')}`
    const known = types.get(key)
    if (known) return known
    const face = faceOf(role)
    const fresh = { face, features, shape: shaper.shapeIn(face, features, direction) }
    types.set(key, fresh)
    return fresh
  }
  return {
    type: (role, features = [], slant = '') => typeOf(companion(template, role, slant), features),
    fallback: (features = []) => (template.faces.fallback ? typeOf('fallback', features) : undefined),
    turned: ({ face, features }, direction, role) =>
      typeOf(role ? companion(template, role, isHeavy(face) ? 'Bold' : '') : face.role, features, direction),
  }
}

/** Faces live as long as their bytes, so that words shaped for one template serve the next. */
const held = new WeakMap<Uint8Array, Map<string, Face>>()

function faceIn(role: string, bytes: Uint8Array): Face {
  const roles = held.get(bytes) ?? new Map<string, Face>()
  held.set(bytes, roles)
  const face = roles.get(role) ?? readFace(role, bytes)
  roles.set(role, face)
  return face
}

/** An italic within an italic stands upright; a face that has no companion does for itself. */
function companion(template: Template, role: string, slant: Slant): string {
  if (slant === '') return role
  const [, base = role, own = ''] = /^(.*?)(BoldItalic|Bold|Italic)?$/.exec(role) ?? []
  const isBold = own.includes('Bold') || slant.includes('Bold')
  const isItalic = own.includes('Italic') !== slant.includes('Italic')
  const wanted = `${base}${isBold ? 'Bold' : ''}${isItalic ? 'Italic' : ''}`
  return template.faces[wanted] ? wanted : role
}

/** Scripts that have no italics of ours have a second weight. */
function isHeavy({ weight }: Face): boolean {
  return weight >= 600
}

/** Whether a face had no sign for some of these letters. */
export function isMissing(shaped: Shaped): boolean {
  return shaped.glyphs.some((glyph) => glyph.id === 0)
}
