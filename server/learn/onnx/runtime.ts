// onnxruntime-node is heavy and off by default: it is found beside the model or beside the program, where somebody installed it.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BadModel } from '../../../language/linear/index.ts';
import { root } from '../../core/root.ts';

export interface Tensor {
  data: ArrayLike<number | bigint>;
  dims: readonly number[];
}

export interface Session {
  inputNames: readonly string[];
  outputNames: readonly string[];
  run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
  release(): Promise<void>;
}

export interface Runtime {
  InferenceSession: { create(path: string, options?: object): Promise<Session> };
  Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor;
}

/** Throws `BadModel` that says how to install it. */
export function openRuntime(folder: string): Runtime {
  for (const from of [folder, root]) {
    const require = createRequire(join(from, 'here.js'));
    try {
      return require('onnxruntime-node') as Runtime;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') continue;
      throw new BadModel(
        `onnxruntime-node can’t be loaded here: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`,
      );
    }
  }
  throw new BadModel(`An ONNX model needs onnxruntime-node: npm install --prefix ${folder} onnxruntime-node`);
}
