/**
 * The Component Model as data: types, names, components, their encoding, validation and ABI facts.
 */
module dev.wharf.component {
  requires transitive dev.wharf.wasm;

  exports dev.wharf.component;
  exports dev.wharf.component.type;
  exports dev.wharf.component.name;
  exports dev.wharf.component.definition;
  exports dev.wharf.component.binary;
  exports dev.wharf.component.text;
  exports dev.wharf.component.validate;
  exports dev.wharf.component.abi;
  exports dev.wharf.component.binding;
  exports dev.wharf.component.compose;
  exports dev.wharf.component.wrap;
}
