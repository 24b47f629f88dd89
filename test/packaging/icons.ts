import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { IconIcns, IconIco } from '@shockpkg/icon-encoder';

/** Where the icons of each system are, as electron-builder takes them. */
export interface Icons {
  /** A folder with a PNG of each size. */
  linux: string;
  mac: string;
  win: string;
}

const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** A display scale other than 100 % asks for sizes in between. */
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** The types of an ICNS file by the pixels of their pictures; the second of a pair is for displays of double density. */
const macTypes: readonly (readonly [pixels: number, types: readonly string[]])[] = [
  [16, ['ic04']],
  [32, ['ic05', 'ic11']],
  [64, ['ic12']],
  [128, ['ic07']],
  [256, ['ic08', 'ic13']],
  [512, ['ic09', 'ic14']],
  [1024, ['ic10']],
];

/** Draws the one SVG in every size that the systems ask for, into `folder`. */
export async function drawIcons(svg: string, folder: string): Promise<Icons> {
  const picture = await readFile(svg, 'utf8');
  await startRenderer();
  const draw = (pixels: number): Uint8Array =>
    new Resvg(picture, { fitTo: { mode: 'width', value: pixels }, font: { loadSystemFonts: false } })
      .render()
      .asPng();

  const icons: Icons = {
    linux: join(folder, 'png'),
    mac: join(folder, 'icon.icns'),
    win: join(folder, 'icon.ico'),
  };
  await mkdir(icons.linux, { recursive: true });
  for (const pixels of linuxSizes)
    await writeFile(join(icons.linux, `${pixels}x${pixels}.png`), draw(pixels));
  const ico = new IconIco();
  for (const pixels of windowsSizes) await ico.addFromPng(draw(pixels), null, false);
  await writeFile(icons.win, ico.encode());
  const icns = new IconIcns();
  for (const [pixels, types] of macTypes) await icns.addFromPng(draw(pixels), types, false);
  await writeFile(icons.mac, icns.encode());
  return icons;
}

let renderer: Promise<void> | undefined;

/** It takes its WebAssembly once in a process. */
const startRenderer = (): Promise<void> =>
  (renderer ??= readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')).then(
    initWasm,
  ));
