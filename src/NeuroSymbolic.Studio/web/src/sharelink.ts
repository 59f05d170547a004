// Both texts in the part of an address behind the #, which browsers send to nobody.

export async function pack(texts: { domain: string; problem: string }): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(texts));
  const packed = new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
  let text = '';
  for (const byte of packed) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

export async function unpack(text: string): Promise<{ domain: string; problem: string } | null> {
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const texts = JSON.parse(await readAtMost(stream, 8 << 20));
    return typeof texts.domain === 'string' && typeof texts.problem === 'string' ? { domain: texts.domain, problem: texts.problem } : null;
  } catch {
    return null;
  }
}

// a short link may unpack to very much
async function readAtMost(stream: ReadableStream<Uint8Array>, most: number): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) throw new Error('too long');
    parts.push(value);
  }
  return new Blob(parts as BlobPart[]).text();
}
