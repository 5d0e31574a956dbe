import { languageOfAddress } from '../i18n/language';
import type { ErrorBody } from './contract';

/** The server answered, and the answer is no. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** A short name to quote when asking for help. */
    readonly code: string,
  ) {
    super(message);
  }
}

async function toError(response: Response): Promise<ApiError> {
  const text = await response.text();
  try {
    const { error } = JSON.parse(text) as ErrorBody;
    return new ApiError(response.status, error.message ?? '', error.code ?? String(response.status));
  } catch {
    // Something between us and the server answered in its own way.
    return new ApiError(response.status, '', String(response.status));
  }
}

/** The address with the page's language, so that what the server answers can be read there. */
export function inPageLanguage(url: string): string {
  const isSaid = /[?&]sprog=/.test(url);
  const language = languageOfAddress(window.location.search);
  return isSaid || language === 'da' ? url : `${url}${url.includes('?') ? '&' : '?'}sprog=${language}`;
}

export async function getJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(inPageLanguage(url), { headers: { Accept: 'application/json' }, signal: signal ?? null });
  if (!response.ok) throw await toError(response);
  return (await response.json()) as T;
}

async function post<T>(url: string, body: string, type: string): Promise<T> {
  const response = await fetch(inPageLanguage(url), { method: 'POST', headers: { 'Content-Type': type, Accept: 'application/json' }, body });
  if (!response.ok) throw await toError(response);
  return (await response.json()) as T;
}

export function postJson<T>(url: string, body: unknown): Promise<T> {
  return post<T>(url, JSON.stringify(body), 'application/json');
}

export function postText<T>(url: string, text: string): Promise<T> {
  return post<T>(url, text, 'text/plain; charset=utf-8');
}

export interface Upload<T> {
  answer: Promise<T>;
  cancel: () => void;
}

/** Sends a file as it is. XMLHttpRequest and not fetch, because only it tells how much has been sent. */
export function upload<T>(url: string, file: Blob, onProgress: (share: number) => void): Upload<T> {
  const request = new XMLHttpRequest();
  const answer = new Promise<T>((resolve, reject) => {
    request.open('POST', inPageLanguage(url));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else void toError(new Response(request.responseText, { status: request.status })).then(reject);
    };
    request.onerror = () => {
      reject(new TypeError('network'));
    };
    request.onabort = () => {
      reject(new DOMException('cancelled', 'AbortError'));
    };
    request.send(file);
  });
  return {
    answer,
    cancel: () => {
      request.abort();
    },
  };
}
