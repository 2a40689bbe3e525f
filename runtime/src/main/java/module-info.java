/**
 * Components at run time: linking, instances, the canonical ABI, resources, and values as Java
 * objects.
 */
module dev.wharf.runtime {
  requires transitive dev.wharf.component;
  requires transitive dev.wharf.engine;

  exports dev.wharf.runtime;
  exports dev.wharf.runtime.bind;
  exports dev.wharf.runtime.value;
  exports dev.wharf.runtime.wave;
}
