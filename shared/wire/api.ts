import { z } from 'zod';
import type { Problem } from '../journey/journey.ts';
import { ROLES, type Role } from './roles.ts';

/** Bodies of the HTTP contract, as checked on the server and typed in the client. */
export const LocaleName = z.enum(['en', 'tr']);
/** One line of people's words: no control characters, no halves of characters. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'control characters are not allowed');
const title = line(200);

/** The journey file inside is checked by its own parser. */
export const CreateBoardBody = z
  .strictObject({
    board: z.record(z.string(), z.unknown()).optional(),
    template: z.string().max(60).optional(),
    locale: LocaleName.optional(),
    title: title.optional(),
  })
  .refine(({ board, ...rest }) => board === undefined || Object.values(rest).every((value) => value === undefined), {
    path: ['board'],
    message: 'a journey file says itself what template, locale and title would say',
  });
export const PatchBoardBody = z.strictObject({ title: title.optional(), locale: LocaleName.optional() });
export const JoinBody = z.strictObject({
  name: line(60),
  password: z.string().max(200).optional(),
});
export const LinkBody = z.strictObject({
  renew: z.boolean().optional(),
  /** Milliseconds since 1970; null = never. */
  expires: z.number().int().positive().nullable().optional(),
  password: z.string().min(1).max(200).nullable().optional(),
});
export const SaveVersionBody = z.strictObject({ name: line(120) });
export const RestoreBody = z.strictObject({
  /** Absent: the whole board. */
  scope: z
    .string()
    .regex(/^(map|lane):[A-Za-z0-9]{12}$/)
    .optional(),
});
/** What a board's pictures may weigh: one of them, and all together, so that the file they are embedded in can be read again. */
export const PICTURE_LIMITS = { one: 5 * 1024 * 1024, board: 32 * 1024 * 1024 } as const;
export interface AssetAnswer {
  /** Its name from now on: of the bytes, so that the same picture is stored once. */
  hash: string;
  type: string;
  width: number;
  height: number;
}

export const RoleName = z.enum(ROLES);

export interface TemplateSummary {
  id: string;
  title: { en: string; tr: string };
  description: { en: string; tr: string };
  /** Opens with made-up numbers. */
  sample?: true;
}
export interface LinkAnswer {
  token: string;
  url: string;
  expires?: number;
  password?: boolean;
}
export interface CreateBoardAnswer {
  id: string;
  url: string;
  links: Record<Role, LinkAnswer>;
  /** What a journey file refers to and does not hold; the board is made all the same. */
  problems?: readonly Problem[];
}
export interface ImportAnswer {
  /** The first of the new maps. */
  mapId: string;
  maps: readonly string[];
  /** What the file held and the maps do not, or what was read otherwise than it was meant. */
  problems: readonly Problem[];
}
export interface JoinAnswer {
  personId: string;
  session: string;
  role: Role;
}
export interface LinksAnswer {
  links: Partial<Record<Role, LinkAnswer>>;
}
export interface ErrorAnswer {
  error: { code: string; message: string; problems?: readonly Problem[] };
}
