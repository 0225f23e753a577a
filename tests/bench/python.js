// PyTorch in a process of its own, where there is one.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('contestant.py', import.meta.url));

export class PyTorch {
  /** One that has started, or undefined where there is no PyTorch. @param {string} python */
  static async start(python) {
    if (spawnSync(python, ['-c', 'import torch']).status !== 0) return undefined;
    const torch = new PyTorch(python);
    torch.version = (await torch.answer())?.version;
    return torch;
  }

  constructor(python) {
    this.process = spawn(python, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface(this.process.stdout)[Symbol.asyncIterator]();
  }

  async answer() {
    const { value } = await this.lines.next();
    return value && JSON.parse(value);
  }

  async ask(order) {
    this.process.stdin.write(`${JSON.stringify(order)}\n`);
    const answer = await this.answer();
    if (!answer) throw new Error('PyTorch gave up');
    return answer;
  }

  stop() {
    this.process.stdin.end();
  }
}
