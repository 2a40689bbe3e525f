/** HTTP: which origins a guest may ask, and what may stand in a request. */
package dev.wharf.wasi.http;
