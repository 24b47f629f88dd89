import type { EngineReply, EngineRequest } from './protocol.ts';

/** The engine process's end of the line to the process that started it. */
export interface ParentPort {
  post(reply: EngineReply): void;
  onRequest(listener: (request: EngineRequest) => void): void;
}

/** What Electron gives a utility process; its types would bring all of Electron's. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
}

/** Electron's in a utility process, Node's in a child process. `onClose`: the process that started this one is gone. */
export function parentPort(onClose: () => void): ParentPort {
  const utility = (process as { parentPort?: UtilityPort }).parentPort;
  if (utility) {
    utility.on('close', onClose);
    return {
      post: (reply) => {
        utility.postMessage(reply);
      },
      onRequest: (listener) => {
        utility.on('message', ({ data }) => {
          listener(data as EngineRequest);
        });
      },
    };
  }
  process.on('disconnect', onClose);
  return {
    post: (reply) => {
      process.send?.(reply);
    },
    onRequest: (listener) => {
      process.on('message', (request) => {
        listener(request as EngineRequest);
      });
    },
  };
}
