/**
 * Validation of components. Its result, {@link dev.wharf.component.validate.ValidComponent}, is a
 * program of {@link dev.wharf.component.validate.Step steps} that a runtime executes in order
 * without asking for types again.
 *
 * <h2>Index spaces</h2>
 *
 * A run-time scope (one instance of a component) has ten index spaces: core functions, tables,
 * memories, globals, tags, modules and instances; functions, components, instances. Each step
 * appends to one of them, so that the indices in later steps are positions in these lists. Types
 * have no run-time space. A component value at run time is the pair of a {@code ValidComponent} and
 * the scope in which it was defined: outer aliases count scopes outwards from there.
 *
 * <h2>Resources</h2>
 *
 * Validation gives each resource type that a component can tell apart an identity, {@link
 * dev.wharf.component.type.ResourceType}, with a dense index. All types in a component's steps and
 * in its {@code type()} speak of that component's own resources only; nothing of another component,
 * not even an enclosing one, is ever mentioned (outer aliases may not carry resources across). So a
 * scope holds one array with an entry per index, and a type means something at run time only
 * together with the scope of the component that it comes from. Who fills the array:
 *
 * <ul>
 *   <li>{@code DefineResource} makes a new run-time resource type, at each instantiation anew;
 *   <li>{@code Import.opens}: the resources that an import brings along, found at the given path in
 *       what was supplied;
 *   <li>{@code Instantiate.opens}: the resources that a child exports, found at the given path in
 *       the child's exports;
 *   <li>{@code Export.opens}: a resource exported as abstract becomes a second identity for the
 *       same run-time type.
 * </ul>
 *
 * An instance at run time therefore maps names to functions, instances, modules, components, and
 * resource types; exported value types need no entry. Two indices may hold the same run-time
 * resource type: validation tells them apart where it must not know that they are the same. A
 * function that crosses components has a type in each view; both resolve, each through its own
 * scope, to the same run-time resource types.
 */
package dev.wharf.component.validate;
