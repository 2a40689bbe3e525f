package dev.wharf.conformance.differential;

/** A module with what is done to it. */
record Case(String name, byte[] module, Plan plan) {}
