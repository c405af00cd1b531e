// Digests of a file, computed in the browser: SHA-256 (FIPS 180-4) and SM3 (GB/T 32905), piece by piece, so that a file of
// any length needs no more memory than a piece. The file goes nowhere.
(() => {
  const rotl = (x, n) => (x << n) | (x >>> (32 - n));
  const rotr = (x, n) => (x >>> n) | (x << (32 - n));

  // Both hash blocks of 64 bytes into eight words and end with a one, zeros and the length in bits.
  class Hash {
    constructor(first, block) {
      this.h = Int32Array.from(first);
      this.block = block;
      this.rest = new Uint8Array(64);
      this.kept = 0;
      this.length = 0;
    }
    update(b) {
      this.length += b.length;
      let i = 0;
      if (this.kept) {
        i = Math.min(64 - this.kept, b.length);
        this.rest.set(b.subarray(0, i), this.kept);
        this.kept += i;
        if (this.kept < 64) return this;
        this.block(this.h, this.rest, 0);
        this.kept = 0;
      }
      for (; i + 64 <= b.length; i += 64) this.block(this.h, b, i);
      this.rest.set(b.subarray(i));
      this.kept = b.length - i;
      return this;
    }
    hex() {
      const bits = this.length * 8; // exact up to 2^53: one petabyte
      const end = new Uint8Array(this.kept < 56 ? 64 : 128);
      end.set(this.rest.subarray(0, this.kept));
      end[this.kept] = 0x80;
      const v = new DataView(end.buffer);
      v.setUint32(end.length - 8, Math.floor(bits / 0x100000000));
      v.setUint32(end.length - 4, bits >>> 0);
      for (let i = 0; i < end.length; i += 64) this.block(this.h, end, i);
      return [...this.h].map((w) => (w >>> 0).toString(16).padStart(8, "0")).join("");
    }
  }

  // The constants of SHA-256 are the first 32 bits of the fractions of cube roots (and square roots) of the first primes.
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x) => ((x - Math.floor(x)) * 0x100000000) | 0;
  const K = Int32Array.from(primes, (p) => fraction(Math.cbrt(p)));
  const w256 = new Int32Array(64);
  const sha256 = () => new Hash(primes.slice(0, 8).map((p) => fraction(Math.sqrt(p))), (h, b, at) => {
    const w = w256;
    for (let i = 0; i < 16; i++, at += 4) w[i] = (b[at] << 24) | (b[at + 1] << 16) | (b[at + 2] << 8) | b[at + 3];
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15], y = w[i - 2];
      w[i] = (w[i - 16] + (rotr(x, 7) ^ rotr(x, 18) ^ (x >>> 3)) + w[i - 7] + (rotr(y, 17) ^ rotr(y, 19) ^ (y >>> 10))) | 0;
    }
    let [a, c, d, e, f, g, k, l] = h;
    for (let i = 0; i < 64; i++) {
      const t = (l + (rotr(f, 6) ^ rotr(f, 11) ^ rotr(f, 25)) + ((f & g) ^ (~f & k)) + K[i] + w[i]) | 0;
      const u = ((rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & c) ^ (a & d) ^ (c & d))) | 0;
      l = k; k = g; g = f; f = (e + t) | 0; e = d; d = c; c = a; a = (t + u) | 0;
    }
    h[0] += a; h[1] += c; h[2] += d; h[3] += e; h[4] += f; h[5] += g; h[6] += k; h[7] += l;
  });

  const w3 = new Int32Array(68);
  const p1 = (x) => x ^ rotl(x, 15) ^ rotl(x, 23);
  const T = Int32Array.from({ length: 64 }, (_, i) => rotl(i < 16 ? 0x79cc4519 : 0x7a879d8a, i % 32));
  const sm3 = () => new Hash([0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e], (h, b, at) => {
    const w = w3;
    for (let i = 0; i < 16; i++, at += 4) w[i] = (b[at] << 24) | (b[at + 1] << 16) | (b[at + 2] << 8) | b[at + 3];
    for (let i = 16; i < 68; i++) w[i] = p1(w[i - 16] ^ w[i - 9] ^ rotl(w[i - 3], 15)) ^ rotl(w[i - 13], 7) ^ w[i - 6];
    let [A, B, C, D, E, F, G, H] = h;
    for (let i = 0; i < 64; i++) {
      const a12 = rotl(A, 12);
      const ss1 = rotl((a12 + E + T[i]) | 0, 7);
      const tt1 = ((i < 16 ? A ^ B ^ C : (A & B) | (A & C) | (B & C)) + D + (ss1 ^ a12) + (w[i] ^ w[i + 4])) | 0;
      const tt2 = ((i < 16 ? E ^ F ^ G : (E & F) | (~E & G)) + H + ss1 + w[i]) | 0;
      D = C; C = rotl(B, 9); B = A; A = tt1;
      H = G; G = rotl(F, 19); F = E; E = tt2 ^ rotl(tt2, 9) ^ rotl(tt2, 17);
    }
    h[0] ^= A; h[1] ^= B; h[2] ^= C; h[3] ^= D; h[4] ^= E; h[5] ^= F; h[6] ^= G; h[7] ^= H;
  });

  // What WebCrypto takes whole: it is faster, but knows no pieces, and is not there without https.
  const whole = 16 << 20;
  const piece = 1 << 20;

  // digests reads a file (a Blob) and gives {sha256, sm3, size}; progress is called with a share from 0 to 1, stop is an AbortSignal.
  async function digests(file, progress = () => {}, stop) {
    const native = file.size <= whole && globalThis.crypto?.subtle;
    const a = native ? null : sha256(), b = sm3();
    for (let at = 0; at < file.size; at += piece) {
      const part = new Uint8Array(await file.slice(at, at + piece).arrayBuffer());
      stop?.throwIfAborted();
      a?.update(part);
      b.update(part);
      progress(Math.min(1, (at + part.length) / file.size));
      await new Promise((go) => setTimeout(go)); // the page stays usable
    }
    stop?.throwIfAborted();
    const sum = native && [...new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()))].map((x) => x.toString(16).padStart(2, "0")).join("");
    return { sha256: sum || a.hex(), sm3: b.hex(), size: file.size };
  }

  globalThis.Digests = { sha256, sm3, digests };
})();
