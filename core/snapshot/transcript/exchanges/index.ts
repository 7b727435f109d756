import { readCat, readGrep, readHead, readPager, readSed, readTail } from "./file-text.ts";
import { readFind } from "./find.ts";
import { readLs } from "./ls.ts";
import { readDpkg, readDpkgQuery, readPkginfo } from "./packages.ts";
import type { ExchangeReader } from "./reader.ts";
import { readRpm } from "./rpm.ts";
import { readChkconfig, readSvcprop, readSvcs, readSystemctl } from "./services.ts";
import { readStat } from "./stat.ts";

/** The readers of outputs, by the program that prints them. */
export const readers: ReadonlyMap<string, ExchangeReader> = new Map<string, ExchangeReader>([
  ["cat", readCat],
  ["more", readPager],
  ["less", readPager],
  ["view", readPager],
  ["head", readHead],
  ["tail", readTail],
  ["sed", readSed],
  ["grep", readGrep],
  ["egrep", readGrep],
  ["fgrep", readGrep],
  ["ls", readLs],
  ["stat", readStat],
  ["find", readFind],
  ["rpm", readRpm],
  ["dpkg", readDpkg],
  ["dpkg-query", readDpkgQuery],
  ["pkginfo", readPkginfo],
  ["chkconfig", readChkconfig],
  ["systemctl", readSystemctl],
  ["svcs", readSvcs],
  ["svcprop", readSvcprop],
]);
