/**
 * Java interfaces as WIT interfaces: those that the host offers, and those that an instance
 * exports.
 */
package dev.wharf.runtime.bind;
