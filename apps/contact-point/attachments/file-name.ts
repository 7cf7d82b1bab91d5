import { Problem } from '#convention';
import { isFileName, isMediaType } from '#protocol';

const EXTENDED = /;\s*filename\*\s*=\s*UTF-8'[A-Za-z-]*'([A-Za-z0-9!#$&+.^_`|~%-]+)\s*(?:;|$)/i;
const PLAIN = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))\s*(?:;|$)/i;

/**
 * The name in a Content-Disposition header (RFC 6266; `filename*` as RFC 8187 writes it). A header, because proxies log
 * addresses and not headers, and a name is content.
 *
 * @throws Problem `invalid-input` when there is none, or none that is safe
 */
export function fileNameOf(header: string | undefined): string {
  const name = decoded(EXTENDED.exec(header ?? '')?.[1]) ?? plain(PLAIN.exec(header ?? ''));
  if (name !== undefined && isFileName(name)) return name;
  const message =
    "a file name is needed, such as attachment; filename*=UTF-8''report.pdf, without path or control characters";
  throw new Problem('invalid-input', message, { details: { violations: [{ path: 'content-disposition', message }] } });
}

function decoded(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Quoted or bare; what is not ASCII here has no agreed meaning. */
function plain(found: RegExpExecArray | null): string | undefined {
  const name = found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2];
  return name !== undefined && /^[\x20-\x7e]*$/.test(name) ? name : undefined;
}

/** The media type in a Content-Type header, without parameters; what names none is bytes. @throws Problem `invalid-input` */
export function mediaTypeOf(header: string | undefined): string {
  const type = (header ?? 'application/octet-stream').split(';')[0]!.trim().toLowerCase();
  if (isMediaType(type)) return type;
  throw new Problem('invalid-input', 'Content-Type is not a media type');
}

/** Content-Disposition that saves rather than shows: a plain name for old readers, the whole one for others. */
export function dispositionOf(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
