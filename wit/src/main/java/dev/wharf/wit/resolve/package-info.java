/**
 * From documents to a {@link dev.wharf.wit.Resolution}, in two steps.
 *
 * <p><b>Drafts.</b> Each package alone becomes a {@link dev.wharf.wit.resolve.Draft}: its own names
 * are looked up, its types are put behind those that they are made of, and what it takes from other
 * packages is listed. Parts have indices of the draft, those taken from elsewhere first. All
 * problems of all packages are collected.
 *
 * <p><b>Linking.</b> {@link dev.wharf.wit.resolve.PackageLinker} adds one draft after another to a
 * {@link dev.wharf.wit.resolve.Arena}, dependencies first: parts whose gate is closed fall away,
 * indices of the draft become those of the arena, includes are carried out and worlds completed.
 *
 * <p>The order in which parts get their indices is observable in the JSON form, where other tools
 * have the same.
 */
package dev.wharf.wit.resolve;
