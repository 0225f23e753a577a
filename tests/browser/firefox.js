#!/usr/bin/env node
// Stock Firefox, as Playwright starts and drives it: by WebDriver BiDi, whose address Firefox prints.
//
// Playwright 1.65 sets `prefers-color-scheme` by a command that Firefox 153 does not know, and gives up over it.
// This stands between the two: it starts the Firefox that the variable FIREFOX names, with what it was given, prints
// an address of its own, hands on all messages, and answers that command itself. So what a test asks of colours
// has no effect here; everything else is Firefox's.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import WebSocket, { WebSocketServer } from 'ws';

/** What Firefox answers with “unknown command”, and Playwright needs an answer to. */
const UNKNOWN = new Set(['emulation.setMediaFeaturesOverride']);

/** The line that tells where it listens. */
const LISTENING = /^WebDriver BiDi listening on (ws:\/\/\S+)$/;

const firefox = spawn(process.env.FIREFOX ?? 'firefox-esr', process.argv.slice(2), { stdio: ['ignore', 'inherit', 'pipe'] });
firefox.on('error', (error) => {
  process.stderr.write(`Firefox cannot be started: ${error.message}\n`);
  process.exit(1);
});
firefox.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => firefox.kill(signal));

createInterface(firefox.stderr).on('line', (line) => {
  const [, address] = LISTENING.exec(line) ?? [];
  if (address) listen(address);
  else process.stderr.write(`${line}\n`);
});

/** Takes a client in Firefox's place. @param {string} address */
function listen(address) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 }, () => {
    process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}\n`);
  });
  server.on('connection', (client, { url }) => between(client, new WebSocket(address + url, { maxPayload: 0 })));
}

/** Hands on what either says, in its order. @param {WebSocket} client @param {WebSocket} browser */
function between(client, browser) {
  const early = [];
  const send = (text) => (browser.readyState === WebSocket.OPEN ? browser.send(text) : early.push(text));
  client.on('message', (data) => {
    const text = data.toString();
    const { id, method } = JSON.parse(text);
    if (UNKNOWN.has(method)) client.send(JSON.stringify({ type: 'success', id, result: {} }));
    else send(text);
  });
  browser.on('open', () => {
    for (const text of early.splice(0)) browser.send(text);
  });
  browser.on('message', (data) => client.send(data.toString()));
  client.on('close', () => browser.close());
  browser.on('close', () => client.close());
  client.on('error', () => browser.terminate());
  browser.on('error', () => client.terminate());
}
