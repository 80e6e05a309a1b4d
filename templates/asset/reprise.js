// What script adds to pages that already work without it: each part in a module of its own, started where the page has its place. No
// dependency, nothing fetched but the page's own forms.

import { scanBench } from "./bench.js";
import { manyFiles } from "./file.js";
import "./form.js";
import { labelSheet } from "./label.js";
import { keepBench } from "./offline.js";
import { codeList, searchField } from "./scanner.js";
import { signaturePad } from "./signature.js";

const start = (selector, part) => document.querySelectorAll(selector).forEach(part);

start("[data-scan-form]", scanBench);
start('form[action="/devices"] [name="q"]', searchField);
start('textarea[name="codes"]', codeList);
start("[data-signature]", signaturePad);
start("form[data-labels]", labelSheet);
start("[data-files]", manyFiles);
start("[data-offline]", keepBench);
