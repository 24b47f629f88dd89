import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { endProcess } from '../../main/app/end-process.ts';

const ptrace = { x64: 101, arm64: 117 }[process.arch as string];

/** A program that reads another one's memory as a writer of crash dumps does: the other one stands still meanwhile. */
const tracing = `
  my $pid = fork;
  if ($pid == 0) { sleep 600; exit }
  syscall(${ptrace}, 16, $pid, 0, 0) == 0 or die $!;
  waitpid $pid, 0;
  $| = 1;
  print "$pid\\n";
  <STDIN>;
  syscall(${ptrace}, 17, $pid, 0, 0) == 0 or die $!;
  print "read\\n";
  waitpid $pid, 0;
  print $? & 127, "\\n";
`;

test.skipIf(process.platform !== 'linux' || ptrace === undefined)(
  'a process whose dump is being written is not killed, and at once when it is not',
  async () => {
    const tracer = spawn('perl', ['-e', tracing], { stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(() => void tracer.kill('SIGKILL'));
    const next = async (): Promise<number> => Number(String((await once(tracer.stdout, 'data'))[0]));
    const pid = await next();
    endProcess(pid);
    tracer.stdin.write('\n');
    expect(await next()).toBeNaN();
    endProcess(pid);
    expect(await next()).toBe(9);
    endProcess(pid);
  },
);
