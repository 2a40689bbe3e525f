/**
 * Scripts that compose components, in the language of bytecodealliance/wac: WIT with statements
 * that import, instantiate and export.
 */
package dev.wharf.wit.wac;
