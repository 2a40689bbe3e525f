package dev.wharf.component.validate;

import dev.wharf.component.type.ComponentFuncType;
import dev.wharf.component.type.ComponentType;
import dev.wharf.component.type.DefType;
import dev.wharf.component.type.ExternDesc;
import dev.wharf.component.type.InstanceType;
import dev.wharf.component.type.InterfaceType;
import dev.wharf.component.type.ModuleType;
import dev.wharf.component.type.ResourceType;
import dev.wharf.wasm.ValidationException;
import dev.wharf.wasm.type.ExternType;
import dev.wharf.wasm.type.FuncType;
import dev.wharf.wasm.type.GlobalType;
import dev.wharf.wasm.type.MemoryType;
import dev.wharf.wasm.type.TableType;
import dev.wharf.wasm.type.TagType;
import dev.wharf.wasm.type.TypeUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The index spaces of a component, component type or instance type while it is validated, each
 * entry being the type of what stands there. Explainer, index spaces.
 */
final class TypeScope {
  enum Kind {
    COMPONENT,
    COMPONENT_TYPE,
    INSTANCE_TYPE
  }

  final Kind kind;
  final Optional<TypeScope> parent;
  final List<DefType> types = new ArrayList<>();
  final List<ComponentFuncType> funcs = new ArrayList<>();
  final List<ComponentType> components = new ArrayList<>();
  final List<InstanceType> instances = new ArrayList<>();
  final List<CoreType> coreTypes = new ArrayList<>();
  final List<ModuleType> modules = new ArrayList<>();
  final List<Map<String, ExternType>> coreInstances = new ArrayList<>();
  final List<TypeUse> coreFuncs = new ArrayList<>();
  final List<TableType> tables = new ArrayList<>();
  final List<MemoryType> memories = new ArrayList<>();
  final List<GlobalType> globals = new ArrayList<>();
  final List<TagType> tags = new ArrayList<>();

  final ExternScope imports;
  final ExternScope exports;

  /**
   * Resources that this component defines itself, as opposed to what it imports or what its
   * children make.
   */
  final Set<ResourceType> localResources = new HashSet<>();

  private final Set<ResourceType> ownResources = new HashSet<>();
  private long size;

  TypeScope(Kind kind, Optional<TypeScope> parent) {
    this.kind = kind;
    this.parent = parent;
    var visibility = kind == Kind.INSTANCE_TYPE ? NamedTypes.unchecked() : NamedTypes.ofImports();
    this.imports = new ExternScope("import", visibility);
    this.exports =
        new ExternScope(
            "export", kind == Kind.INSTANCE_TYPE ? visibility : NamedTypes.ofExports(visibility));
  }

  /** A resource that is equal to none before; it belongs to this scope. */
  ResourceType newResource(String name) {
    var resource = new ResourceType(kind == Kind.COMPONENT ? ownResources.size() : -1, name);
    ownResources.add(resource);
    return resource;
  }

  int resourceCount() {
    return ownResources.size();
  }

  /** Whether the resource came to be in this scope, rather than in one around it. */
  boolean owns(ResourceType resource) {
    return ownResources.contains(resource);
  }

  /** Counts the parts of types that this scope works on each time that it names them. */
  void charge(long parts, int offset) {
    size += parts;
    if (size > TypeMeasure.MAX_SIZE) {
      throw new ValidationException(
          "effective type size exceeds the limit of " + TypeMeasure.MAX_SIZE + " parts", offset);
    }
  }

  /** The entry, or "index out of bounds". The index is unsigned. */
  static <T> T at(List<T> space, int index, String sort, int offset) {
    if (index < 0 || index >= space.size()) {
      throw new ValidationException(
          "unknown "
              + sort
              + " "
              + Integer.toUnsignedString(index)
              + ": "
              + sort
              + " index out of bounds",
          offset);
    }
    return space.get(index);
  }

  DefType type(int index, int offset) {
    return at(types, index, "type", offset);
  }

  InterfaceType valueType(int index, int offset) {
    if (type(index, offset) instanceof InterfaceType type) {
      return type;
    }
    throw new ValidationException("type index " + index + " is not a defined type", offset);
  }

  ComponentFuncType funcType(int index, int offset) {
    if (type(index, offset) instanceof ComponentFuncType type) {
      return type;
    }
    throw new ValidationException("type index " + index + " is not a function type", offset);
  }

  ComponentType componentType(int index, int offset) {
    if (type(index, offset) instanceof ComponentType type) {
      return type;
    }
    throw new ValidationException("type index " + index + " is not a component type", offset);
  }

  InstanceType instanceType(int index, int offset) {
    if (type(index, offset) instanceof InstanceType type) {
      return type;
    }
    throw new ValidationException("type index " + index + " is not an instance type", offset);
  }

  ResourceType resource(int index, int offset) {
    if (type(index, offset) instanceof ResourceType type) {
      return type;
    }
    throw new ValidationException("type index " + index + " is not a resource type", offset);
  }

  ModuleType moduleType(int index, int offset) {
    if (at(coreTypes, index, "core type", offset) instanceof CoreType.Module(var type)) {
      return type;
    }
    throw new ValidationException("core type index " + index + " is not a module type", offset);
  }

  FuncType coreFunc(int index, int offset) {
    return at(coreFuncs, index, "core function", offset).signature();
  }

  /** Appends to the index space of its sort. */
  void add(ExternDesc desc) {
    switch (desc) {
      case ExternDesc.OfModule(var type) -> modules.add(type);
      case ExternDesc.OfFunc(var type) -> funcs.add(type);
      case ExternDesc.OfType(var type) -> types.add(type);
      case ExternDesc.OfComponent(var type) -> components.add(type);
      case ExternDesc.OfInstance(var type) -> instances.add(type);
    }
  }

  /** Appends to the core index space of its sort. */
  void addCore(ExternType type) {
    switch (type) {
      case TypeUse func -> coreFuncs.add(func);
      case TableType table -> tables.add(table);
      case MemoryType memory -> memories.add(memory);
      case GlobalType global -> globals.add(global);
      case TagType tag -> tags.add(tag);
    }
  }
}
