import { Body, Controller, Get, HttpStatus, Logger, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Problem } from '#convention';
import type { RegisterDocument } from '#register';
import { RegisterMetrics } from './register-metrics.js';
import { RegisterService, type VersionSummary } from './register.service.js';

const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

/** The register over HTTP. Everyone may read and offer; the anchor's signature is the only permission. */
@Controller('register')
export class RegisterController {
  readonly #logger = new Logger('register');

  constructor(
    private readonly register: RegisterService,
    private readonly metrics: RegisterMetrics,
  ) {}

  @Get()
  newest(@Res() response: Response): void {
    sendJws(response, this.register.current(), ASK_EACH_TIME);
  }

  @Get('document')
  document(@Res({ passthrough: true }) response: Response): RegisterDocument {
    const { hash, document } = this.register.current();
    response.set({ etag: `"${hash}"`, 'cache-control': ASK_EACH_TIME });
    return document;
  }

  @Get('versions')
  versions(): { items: VersionSummary[]; nextCursor: null } {
    return { items: this.register.summaries(), nextCursor: null };
  }

  @Get('versions/:version')
  async version(@Param('version') version: string, @Res() response: Response): Promise<void> {
    const wanted = /^[1-9]\d{0,14}$/.test(version) ? Number(version) : 0;
    sendJws(response, await this.register.version(wanted), FOR_EVER);
  }

  @Post()
  async publish(@Body() body: unknown, @Res({ passthrough: true }) response: Response): Promise<VersionSummary> {
    if (typeof body !== 'string') throw new Problem('media-type-unsupported', 'send the register as application/jose');
    const { created, ...summary } = await this.#publish(body.trim());
    response.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return summary;
  }

  async #publish(jws: string): ReturnType<RegisterService['publish']> {
    try {
      const published = await this.register.publish(jws);
      this.metrics.published(published.created ? 'created' : 'repeated');
      if (published.created) this.#logger.log(`version ${published.version} published, hash ${published.hash}`);
      return published;
    } catch (error) {
      this.metrics.published(error instanceof Problem ? error.code : 'internal-error');
      throw error;
    }
  }
}

/**
 * As bytes, so that no character set is added to the type. Whether the reader has this hash is decided here: Express
 * would send everything again to `fetch`, which adds `cache-control: no-cache` to every conditional request.
 */
function sendJws(response: Response, { jws, hash }: { jws: string; hash: string }, cacheControl: string): void {
  const etag = `"${hash}"`;
  response.set({ 'content-type': 'application/jose', etag, 'cache-control': cacheControl });
  if (response.req.get('if-none-match')?.includes(etag)) response.status(HttpStatus.NOT_MODIFIED).end();
  else response.send(Buffer.from(jws));
}
