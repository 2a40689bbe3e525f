package dev.wharf.component.type;

/**
 * What an entry of the component-level type index space stands for. Explainer, type definitions.
 */
public sealed interface DefType
    permits InterfaceType, ComponentFuncType, ComponentType, InstanceType, ResourceType {}
